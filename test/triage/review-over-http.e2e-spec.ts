import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { query, UnitOfWork } from '#persistence';
import { startDesk, type HttpClient, type TestDesk } from '#testing';
import { ReviewTasks } from '#triage';
import { setAside } from '../support/set-aside.js';

const LEAK = '店の係員が、わたしの通話の相手と時刻を、別れた夫に教えていました。誰と話したかを夫が知っていて怖いです。';
const BILL = '先月の請求額が高い理由を教えてください。';

interface View {
  complaint: Record<string, unknown> & { text: string };
  assessment: { id: string; kinds: string[]; leads: string[] } | null;
  signals: unknown[];
  answerable: boolean;
}

interface RegisterPage {
  items: { id: string }[];
  nextCursor: string | null;
}

let desk: TestDesk;
let agent: HttpClient;
let hana: HttpClient;
let ren: HttpClient;

beforeAll(async () => {
  desk = await startDesk({ settings: { reviewBlindPercent: 100 } });
  [agent, hana, ren] = [await desk.as('agent'), await desk.as('compliance'), await desk.as('compliance')];
});
afterAll(() => desk.close());

async function log(text: string): Promise<string> {
  return (await agent.post('/api/v1/complaints', { channel: 'phone', text })).as<{ id: string }>().id;
}
const open = async (reader: HttpClient, id: string): Promise<View> =>
  (await reader.get(`/api/v1/review/${id}`)).as<View>();
const ask = (complaintId: string, purpose: 'elusion' | 'control' | 'unproven'): Promise<string> =>
  desk.get(UnitOfWork).write((m) => desk.get(ReviewTasks).add(m, { complaintId, purpose, blind: true }));

/** Names of everything in a value, and what is empty or null: what a reader could tell two payloads apart by. */
function shapeOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${at}=[]`] : shapeOf(value[0], `${at}[]`);
  if (typeof value !== 'object' || value === null) return [`${at}:${value === null ? 'null' : typeof value}`];
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, each]) => shapeOf(each, `${at}.${key}`));
}

describe('a blind reading', () => {
  it('looks the same whyever it is asked for, in the queue and opened', async () => {
    const flagged = await log(LEAK);
    const sampled = await log(BILL);
    const unproven = await log(`${BILL}お願いします。`);
    await ask(sampled, 'elusion');
    await ask(unproven, 'unproven');
    const decided = await log(`${LEAK}二度目です。`);
    await open(hana, decided);
    await hana.post(`/api/v1/review/${decided}/decision`, { decision: 'suspected', reasonCode: 'leak-suspected' });
    await ask(decided, 'control');
    const queue = (await ren.get('/api/v1/review/queue')).as<{ items: { complaintId: string }[] }>().items;
    expect(queue.map(({ complaintId }) => complaintId).sort()).toEqual([flagged, sampled, unproven, decided].sort());
    expect(new Set(queue.map((item) => shapeOf(item).join())).size).toBe(1);
    await hana.post(`/api/v1/review/${flagged}/claim`);
    const held = (await ren.get('/api/v1/review/queue')).as<{ items: { complaintId: string; holder: unknown }[] }>();
    const holders = new Map(held.items.map(({ complaintId, holder }) => [complaintId, holder]));
    expect([holders.get(flagged), holders.get(sampled)]).toEqual([expect.any(String), null]);
    const views = [
      await open(ren, flagged),
      await open(ren, sampled),
      await open(ren, unproven),
      await open(ren, decided),
    ];
    expect(new Set(views.map((view) => shapeOf(view).join('\n'))).size).toBe(1);
    for (const view of views) {
      expect(view).toMatchObject({ assessment: null, signals: [], answerable: true });
      expect(view.complaint).toMatchObject({
        severity: null,
        category: null,
        flagged: null,
        decisions: [],
        incidents: [],
      });
    }
  });

  it('hides the same on the complaint’s own page from whom it is blind for, and from nobody else', async () => {
    const id = await log(LEAK);
    const path = `/api/v1/complaints/${id}`;
    expect((await hana.get(path)).as<View['complaint']>()).toMatchObject({
      assessments: [],
      signals: [],
      flagged: null,
    });
    expect((await agent.get(path)).as<{ assessments: unknown[] }>().assessments).toHaveLength(1);
  });

  it('shows its reasons after the answer', async () => {
    const id = await log(LEAK);
    expect((await open(hana, id)).assessment).toBeNull();
    const sheet = { decision: 'suspected', reasonCode: 'leak-suspected', assessmentId: null };
    const answer = await hana.post(`/api/v1/review/${id}/decision`, sheet);
    expect(answer.as<object>()).toMatchObject({ stage: 'single', next: null });
    const after = await open(hana, id);
    expect(after.assessment?.kinds.length).toBeGreaterThan(0);
    expect(after).toMatchObject({ answerable: false, complaint: { decisions: [{ blind: true }] } });
  });
});

describe('what stands beside a complaint', () => {
  interface Context {
    why: unknown[];
    similar: { complaintId: string; by: string; decision: { reasonCode: string } | null }[];
    clusters: unknown[];
  }
  interface Foreseen {
    knownAt: string;
    clocks: { workingDeadline: string }[];
    near: { by: string }[];
  }
  const foreseen = async (reader: HttpClient, id: string): Promise<Foreseen> =>
    (await reader.get(`/api/v1/review/${id}/foreseen`)).as<Foreseen>();
  const sheet = { decision: 'suspected', reasonCode: 'leak-suspected', assessmentId: null };
  const beside = async (reader: HttpClient, id: string): Promise<Context> =>
    (await reader.get(`/api/v1/review/${id}/context`)).as<Context>();

  it('is what was decided on earlier ones like it, and nothing of that to a blind reader', async () => {
    const [earlier, id] = [await log(`${LEAK}先の申出です。`), await log(`${LEAK}後の申出です。`)];
    await open(hana, earlier);
    await hana.post(`/api/v1/review/${earlier}/decision`, sheet);
    const blind = await beside(hana, id);
    expect([blind.clusters, blind.why]).toEqual([[], []]);
    const begins = await foreseen(hana, id);
    expect(begins).toMatchObject({ knownAt: (await open(hana, id)).complaint['receivedAt'], near: [] });
    expect(begins.clocks.length).toBeGreaterThan(1);
    expect(blind.similar.filter(({ decision, by }) => decision !== null || by === 'kind')).toEqual([]);
    await open(hana, id);
    await hana.post(`/api/v1/review/${id}/decision`, sheet);
    const after = await beside(hana, id);
    const seen = after.similar.find(({ complaintId }) => complaintId === earlier);
    expect(seen).toMatchObject({ decision: { reasonCode: 'leak-suspected' } });
    expect(after.similar.some(({ complaintId }) => complaintId === id)).toBe(false);
    expect((await foreseen(hana, id)).near).toMatchObject([{ by: 'self' }]);
    await ask(earlier, 'control');
    await ask(id, 'control');
    expect((await beside(ren, id)).similar.every(({ decision }) => decision === null)).toBe(true);
    expect((await agent.get(`/api/v1/review/${id}/context`)).status).toBe(403);
    expect((await agent.get(`/api/v1/review/${id}/foreseen`)).status).toBe(403);
  });
});

describe('two pairs of eyes', () => {
  it('are those of officers: nobody else may answer, whatever their rank', async () => {
    const id = await log(LEAK);
    const sheet = { decision: 'set_aside', reasonCode: 'own-disclosure' };
    for (const role of ['agent', 'supervisor', 'manager', 'auditor', 'admin'] as const) {
      const other = await desk.as(role);
      expect((await other.post(`/api/v1/review/${id}/decision`, sheet)).status).toBe(403);
      expect((await other.get('/api/v1/review/queue')).status).toBe(403);
    }
    const unopened = await hana.post(`/api/v1/review/${id}/decision`, { ...sheet, assessmentId: null });
    expect(unopened.as<object>()).toMatchObject({ status: 409, code: 'triage.not-opened' });
    await open(hana, id);
    await hana.post(`/api/v1/review/${id}/decision`, sheet);
    const again = await hana.post(`/api/v1/review/${id}/decision`, sheet);
    expect(again.as<object>()).toMatchObject({ code: 'triage.other-reader-needed' });
    const second = await open(ren, id);
    expect(second.assessment?.leads.length).toBeGreaterThan(0);
    expect(second.complaint['decisions']).toEqual([]);
    const refused = await ren.post(`/api/v1/review/${id}/decision`, { ...sheet, assessmentId: second.assessment?.id });
    expect(refused.as<object>()).toMatchObject({ code: 'triage.evidence-missing' });
    await setAside([ren], id);
  });
});

describe('the register of decisions', () => {
  let id = '';
  beforeAll(async () => {
    id = await log(`${LEAK}台帳のための申出です。`);
    await setAside([hana, ren], id);
  });

  it('lists them without content, narrowed and page by page', async () => {
    const manager = await desk.as('manager');
    const seen: string[] = [];
    const pages = async (cursor: string): Promise<void> => {
      const page = (await manager.get(`/api/v1/register?decision=set_aside&limit=1${cursor}`)).as<RegisterPage>();
      seen.push(...page.items.map((item) => item.id));
      if (page.nextCursor !== null) await pages(`&cursor=${page.nextCursor}`);
    };
    await pages('');
    const all = (await manager.get('/api/v1/register?decision=set_aside')).as<{ items: Record<string, unknown>[] }>()
      .items;
    expect(seen).toEqual(all.map((item) => item['id']));
    expect(all.slice(0, 2)).toMatchObject([
      { complaintId: id, stage: 'second', settles: true, blind: false, reasonCode: 'own-disclosure' },
      { complaintId: id, stage: 'first', settles: false, blind: true, decision: 'set_aside' },
    ]);
    expect(JSON.stringify(all)).not.toContain('店の係員');
    const none = (await manager.get('/api/v1/register?to=2026-11-24')).as<{ items: unknown[] }>().items;
    expect(none).toEqual([]);
    expect((await agent.get('/api/v1/register')).status).toBe(403);
  });

  it('opens one with what was highlighted and quoted, which is an audit entry', async () => {
    const [line] = (await hana.get('/api/v1/register?stage=second')).as<{ items: { id: string }[] }>().items;
    const path = `/api/v1/register/${line?.id ?? ''}`;
    const entry = (await hana.get(path)).as<{ highlighted: { text: string }[]; evidence: { text: string }[] }>();
    expect(entry.evidence).toMatchObject([{ text: LEAK.slice(0, 20) }]);
    expect(entry.highlighted.every(({ text }) => LEAK.includes(text))).toBe(true);
    expect(entry.highlighted.length).toBeGreaterThan(0);
    expect((await (await desk.as('auditor')).get(path)).status).toBe(403);
    const rows = await query<{ action: string }>(
      desk.get(UnitOfWork).reads,
      "SELECT action FROM audit_entries WHERE action = 'decision.read'",
    );
    expect(rows).toHaveLength(1);
  });

  it('leaves as CSV for an officer only, after the export was audited', async () => {
    const answer = await hana.post('/api/v1/register/export', { decision: 'set_aside' });
    expect(answer.status).toBe(200);
    const text = answer.bytes.toString('utf8');
    expect(text).toContain('引用された根拠');
    expect(text).toContain(LEAK.slice(0, 20));
    expect((await (await desk.as('manager')).post('/api/v1/register/export', {})).status).toBe(403);
    const [entry] = await query<{ facts: string }>(
      desk.get(UnitOfWork).reads,
      "SELECT facts FROM audit_entries WHERE action = 'register.exported'",
    );
    expect(JSON.parse(entry?.facts ?? '{}')).toMatchObject({ decision: 'set_aside' });
  });
});

describe('what a reader is still to judge blind', () => {
  it('is kept out of lists, look-ups, the register and its export, too, of that reader alone', async () => {
    const text = `${LEAK}一覧のための申出です。`;
    const id = await log(text);
    await open(hana, id);
    await hana.post(`/api/v1/review/${id}/decision`, { decision: 'suspected', reasonCode: 'leak-suspected' });
    await ask(id, 'control');
    type Line = { id: string; slipNumber: string; complaintId?: string };
    const items = async (reader: HttpClient, path: string): Promise<Line[]> =>
      (await reader.get(`/api/v1/${path}`)).as<{ items: Line[] }>().items;
    const lineOf = async (reader: HttpClient, flagged: string): Promise<Line | undefined> =>
      (await items(reader, `complaints?limit=100${flagged}`)).find((line) => line.id === id);
    const hidden = { category: null, severity: null, flagged: null };
    for (const flagged of ['', '&flagged=true', '&flagged=false'])
      expect(await lineOf(ren, flagged)).toMatchObject(hidden);
    expect(await lineOf(hana, '&flagged=true')).toMatchObject({ flagged: true });
    expect(await lineOf(hana, '&flagged=false')).toBeUndefined();
    const slip = { kind: 'slip', value: (await lineOf(ren, ''))?.slipNumber };
    const found = async (reader: HttpClient): Promise<unknown> =>
      (await reader.post('/api/v1/complaints/lookup', slip)).as<{ items: unknown[] }>().items;
    expect([await found(ren), await found(agent)]).toMatchObject([[hidden], [{ flagged: true }]]);
    const decided = (lines: Line[]): Line | undefined => lines.find(({ complaintId }) => complaintId === id);
    expect(decided(await items(ren, 'register'))).toBeUndefined();
    const path = `/api/v1/register/${decided(await items(hana, 'register'))?.id ?? ''}`;
    expect([(await ren.get(path)).status, (await hana.get(path)).status]).toEqual([404, 200]);
    const csv = async (reader: HttpClient): Promise<string> =>
      (await reader.post('/api/v1/register/export', {})).bytes.toString('utf8');
    const number = slip.value ?? '';
    expect([(await csv(ren)).includes(number), (await csv(hana)).includes(number)]).toEqual([false, true]);
  });
});

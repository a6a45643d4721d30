import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { startDesk, type HttpClient, type TestDesk } from '#testing';

interface Board {
  earlierKnown: boolean;
  toLookAt: number;
  lines: { id: string; state: string; evidence: { code: string; value: unknown; before: unknown; state: string }[] }[];
}
interface Entry {
  seq: number;
  action: string;
  object: string;
  objectName: string | null;
  actorId: string;
  actorName: string | null;
  facts: Record<string, unknown>;
  names: Record<string, string>;
}
interface Course {
  months: string[];
  running: boolean;
  sections: Record<string, { lines: { key: string; values: (number | null)[] }[] }>;
}

let desk: TestDesk;
let compliance: HttpClient;
let auditor: HttpClient;
let complaint: { id: string; slipNumber: string };

beforeAll(async () => {
  desk = await startDesk();
  [compliance, auditor] = [await desk.as('compliance'), await desk.as('auditor')];
  const text = '知らない人が、私の通話の相手と日時を店で聞いたと言っていました。';
  const made = await (await desk.as('agent')).post('/api/v1/complaints', { channel: 'phone', text });
  complaint = made.as<{ id: string; slipNumber: string }>();
  expect(made.status).toBe(201);
});
afterAll(() => desk.close());

async function board(who = compliance): Promise<Board> {
  return (await who.get('/api/v1/guideline/board')).as<Board>();
}

describe('the board of the guideline', () => {
  it('shows the 27 examples, each with at least two figures of this desk', async () => {
    const { lines, toLookAt, earlierKnown } = await board();
    expect(lines).toHaveLength(27);
    // The desk began a moment ago: there is no window before to compare with.
    expect(earlierKnown).toBe(false);
    expect(lines.filter(({ evidence }) => evidence.length < 2)).toEqual([]);
    expect(toLookAt).toBe(lines.filter(({ state }) => state === 'look').length);
  });

  it('follows what happens: a complaint that touches examples counts under them at once', async () => {
    const touched = (await board()).lines.filter(({ evidence }) => evidence[0]?.value === 1);
    expect(touched.length).toBeGreaterThan(0);
    const sum = async () => (await board()).lines.reduce((all, line) => all + Number(line.evidence[0]?.value ?? 0), 0);
    const before = await sum();
    const text = '店員が客の通話の相手を他人に教えていた。';
    await (await desk.as('agent')).post('/api/v1/complaints', { channel: 'phone', text });
    expect(await sum()).toBeGreaterThan(before);
  });

  it('calls for a look when a yardstick is not met', async () => {
    const of = async (code: string) =>
      (await board()).lines.flatMap(({ evidence }) => evidence).find((each) => each.code === code);
    expect(await of('leavers-open')).toMatchObject({ value: 0, state: 'fine' });
    expect(await of('looks-logged')).toMatchObject({ state: 'shown' });
  });

  it('is not for agents', async () => {
    expect((await (await desk.as('agent')).get('/api/v1/guideline/board')).status).toBe(403);
  });
});

describe('the audit log', () => {
  async function entries(search = ''): Promise<{ items: Entry[]; nextCursor: string | null }> {
    return (await auditor.get(`/api/v1/audit/entries${search}`)).as<{ items: Entry[]; nextCursor: string | null }>();
  }

  it('is found by the slip number, names people and objects, and holds no content', async () => {
    const found = await entries(`?object=${complaint.slipNumber}`);
    expect(found.items.at(-1)).toMatchObject({
      action: 'complaint.registered',
      objectName: complaint.slipNumber,
      object: `complaint:${complaint.id}`,
    });
    expect(found.items.at(-1)?.actorName).not.toBeNull();
    expect(JSON.stringify(found)).not.toContain('通話の相手');
  });

  it('is narrowed by person, action, area and day', async () => {
    const [first] = (await entries(`?object=${complaint.id}`)).items;
    const actor = first?.actorId ?? '';
    expect((await entries(`?actor=${actor}`)).items.every(({ actorId }) => actorId === actor)).toBe(true);
    expect(new Set((await entries('?action=session.opened')).items.map(({ action }) => action))).toEqual(
      new Set(['session.opened']),
    );
    expect((await entries('?action=complaint.')).items.every(({ action }) => action.startsWith('complaint.'))).toBe(
      true,
    );
    expect((await entries('?from=2031-01-01')).items).toEqual([]);
    expect((await entries('?from=2001-01-01&to=2001-01-02')).items).toEqual([]);
    const { items, codes } = (await auditor.get('/api/v1/audit/actions')).as<{ items: string[]; codes: object }>();
    expect(items).toContain('complaint.registered');
    for (const code of ['misaddressed', 'leak-suspected', 'personal_data'])
      expect(codes).toHaveProperty([code], { ja: expect.any(String), en: expect.any(String) });
  });

  it('names people whom the facts know by identifier, and shows alone who looked when asked', async () => {
    const supervisor = await desk.as('supervisor');
    const { id } = (await supervisor.get('/api/v1/session')).as<{ user: { id: string } }>().user;
    await supervisor.post(`/api/v1/complaints/${complaint.id}/assign`, { to: id });
    const [assigned] = (await entries('?action=complaint.assigned')).items;
    expect(assigned?.facts['to']).toBe(id);
    expect(assigned?.names[id]).toBe(assigned?.actorName);
    await supervisor.get(`/api/v1/complaints/${complaint.id}`);
    const looks = (await entries(`?action=looks&object=${complaint.slipNumber}`)).items.map(({ action }) => action);
    expect(new Set(looks)).toEqual(new Set(['complaint.read']));
  });

  it('goes page by page without losing or repeating a line', async () => {
    const all = (await entries('?limit=200&to=2030-12-31&actor=nobody')).items;
    expect(all).toEqual([]);
    const seen: number[] = [];
    let page = await entries('?limit=3&action=complaint.');
    for (;;) {
      seen.push(...page.items.map(({ seq }) => seq));
      if (page.nextCursor === null) break;
      page = await entries(`?limit=3&action=complaint.&cursor=${page.nextCursor}`);
    }
    expect(seen).toEqual((await entries('?limit=200&action=complaint.')).items.map(({ seq }) => seq));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is given out as CSV, and that it was is a line as well', async () => {
    const file = await auditor.get(`/api/v1/audit/entries.csv?object=${complaint.slipNumber}`);
    expect(file.status).toBe(200);
    const rows = parse<Record<string, string>>(file.bytes.toString('utf8').replace(/^\uFEFF/, ''), { columns: true });
    expect(rows[0]).toMatchObject({ action: 'complaint.registered', object_name: complaint.slipNumber });
    expect((await entries('?action=audit.')).items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['audit.exported', 'audit.searched']),
    );
  });

  it('is for auditors alone', async () => {
    expect((await compliance.get('/api/v1/audit/entries')).status).toBe(403);
  });
});

describe('the course of the figures', () => {
  it('says the same of a month as its monthly report, and 0 of months without anything', async () => {
    const course = (await compliance.get('/api/v1/trends?months=3')).as<Course>();
    expect(course.months).toHaveLength(3);
    expect(course.running).toBe(true);
    const month = course.months.at(-1) ?? '';
    const report = (await compliance.get(`/api/v1/reports/monthly?month=${month}`)).as<{
      sections: Record<string, { figures: { key: string; value: unknown }[] }>;
    }>();
    for (const { key, value } of report.sections['received']?.figures ?? []) {
      const line = course.sections['received']?.lines.find((each) => each.key === key);
      expect(line?.values.at(-1)).toBe(value);
      expect(line?.values[0]).toBe(0);
    }
  });
});

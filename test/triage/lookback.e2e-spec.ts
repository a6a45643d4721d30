import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configFile, systemActor } from '#kernel';
import { JobHandlers, JobRunner } from '#jobs';
import { query, UnitOfWork } from '#persistence';
import { startDesk, type HttpClient, type TestDesk } from '#testing';
import { ActiveEngine, BringEngine, ExportLabels } from '#triage';
import { lexiconThatFlags } from '../support/other-lexicon.js';

const WORD = '焼き芋';
const SWEET = `先日の${WORD}の件でお電話しました。よろしくお願いします。`;
const BILL = '先月の請求額が高い理由を教えてください。';

interface Trial {
  id: string;
  state: string;
  done: number;
  report: { all: Record<string, number>; channel: Record<string, Record<string, number>> };
  reportSha256: string | null;
  staleness: string | null;
}
interface Version {
  id: string;
  engine: string;
  state: string;
  origin: string;
  trial: Trial | null;
  signatures: unknown[];
}

let desk: TestDesk;
let agent: HttpClient;
let hana: HttpClient;
let ren: HttpClient;
let yui: HttpClient;
const sweet: string[] = [];

beforeAll(async () => {
  desk = await startDesk();
  agent = await desk.as('agent');
  [hana, ren, yui] = [await desk.as('compliance'), await desk.as('compliance'), await desk.as('manager')];
  for (const text of [SWEET, BILL, SWEET, BILL, BILL]) {
    const id = await log(text);
    if (text === SWEET) sweet.push(id);
  }
});
afterAll(() => desk.close());

async function log(text: string): Promise<string> {
  const answer = await agent.post('/api/v1/complaints', { channel: 'phone', text });
  return answer.as<{ id: string }>().id;
}
const versions = async (reader = hana): Promise<Version[]> =>
  (await reader.get('/api/v1/engines')).as<{ items: Version[] }>().items;
const version = async (id: string): Promise<Version | undefined> => (await versions()).find((each) => each.id === id);
const runJobs = (): Promise<number> => desk.get(JobRunner).runDue();
const kindsOf = async (id: string): Promise<string[]> => {
  const sql = 'SELECT kind FROM signals WHERE complaint_id = ? ORDER BY id';
  const rows = await query<{ kind: string }>(desk.get(UnitOfWork).reads, sql, [id]);
  return rows.map(({ kind }) => kind);
};
/** Every process has seen an activation: what was read meanwhile may be gone through too. */
const seenByAll = (): void => {
  desk.clock.advance(120_001);
};
const lookForIncoming = async (): Promise<void> => {
  await desk
    .get(JobHandlers)
    .sweeps.find(({ name }) => name === 'triage.incoming-engines')
    ?.run();
};

describe('a new lexicon', () => {
  let candidate: string;
  let trial: Trial;

  it('is taken from the data folder once its file has stopped growing, and is kept sealed under its hash', async () => {
    const folder = join(desk.settings.dataDir, 'engines', 'incoming');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'words-2.yaml');
    writeFileSync(file, lexiconThatFlags(WORD, '2026.12.1').subarray(0, 900));
    await lookForIncoming();
    writeFileSync(file, lexiconThatFlags(WORD, '2027.1.1'));
    await lookForIncoming();
    expect(await versions()).toHaveLength(1);
    await lookForIncoming();
    const [newest, shipped] = await versions();
    expect(newest).toMatchObject({ state: 'candidate', origin: 'folder', trial: null });
    expect(newest?.engine).toContain('signals@2027.1.1 ');
    expect(shipped).toMatchObject({ state: 'active', origin: 'shipped' });
    expect(existsSync(file)).toBe(false);
    candidate = newest?.id ?? '';
    const kept = readdirSync(join(desk.settings.dataDir, 'engines')).filter((name) => /^[0-9a-f]{64}/.test(name));
    expect(kept).toHaveLength(3);
    const holding = kept.filter((name) => readFileSync(join(desk.settings.dataDir, 'engines', name)).includes(WORD));
    expect(holding).toEqual([]);
    expect(statSync(join(desk.settings.dataDir, 'engines', kept[0] ?? '')).mode & 0o077).toBe(0);
  });

  it('with a fault is refused and set apart', async () => {
    const folder = join(desk.settings.dataDir, 'engines', 'incoming');
    writeFileSync(join(folder, 'bad.yaml'), 'version: 1\nconcepts: 3\n');
    await lookForIncoming();
    await lookForIncoming();
    expect(readdirSync(folder)).toEqual(['bad.yaml.refused']);
    expect(await versions()).toHaveLength(2);
    const model = readFileSync(configFile('models/triage.model.gz')).subarray(0, 5_000);
    const bring = desk.get(BringEngine).execute({ model }, 'brought', systemActor('cli'));
    await expect(bring).rejects.toMatchObject({ code: 'lookback.bad-model' });
  });

  it('is tried on all history by a job; the report tells who would be newly flagged and shows their texts', async () => {
    // The desk's first certificate comes before: a new threshold would make the trial stale.
    await runJobs();
    const started = await ren.post(`/api/v1/engines/${candidate}/trial`);
    expect([started.status, started.as<Trial>().state]).toEqual([202, 'running']);
    trial = started.as<Trial>();
    const early = await ren.post(`/api/v1/engines/${candidate}/sign`, { purpose: 'activation', reportSha256: 'x' });
    expect([early.status, early.as<{ code: string }>().code]).toEqual([409, 'lookback.trial-unfinished']);
    await runJobs();
    trial = (await yui.get(`/api/v1/engine-trials/${trial.id}`)).as<Trial>();
    expect(trial).toMatchObject({ state: 'finished', done: 5, staleness: null });
    expect(trial.report.all).toMatchObject({ read: 5, newlyFlagged: 2, newlyDropped: 0 });
    expect(trial.report.channel['phone']).toMatchObject({ newlyFlagged: 2 });
    const lines = (await yui.get(`/api/v1/engine-trials/${trial.id}/differences?difference=newly-flagged`)).as<{
      items: { complaintId: string }[];
    }>().items;
    expect(lines.map(({ complaintId }) => complaintId).sort()).toEqual([...sweet].sort());
    expect(JSON.stringify(lines)).not.toContain(WORD);
    const path = `/api/v1/engine-trials/${trial.id}/differences/${sweet[0] ?? ''}`;
    const shown = (await yui.get(path)).as<{
      texts: { text: string; before: object; after: { reasons: { start: number; end: number }[] } }[];
    }>();
    const [reason] = shown.texts[0]?.after.reasons ?? [];
    expect(SWEET.slice(reason?.start, reason?.end)).toContain(WORD);
    expect((await agent.get(path)).status).toBe(403);
    expect((await (await desk.as('admin')).get(path)).status).toBe(403);
  });

  it('is signed by two people and becomes active: the history gets its signals, the next text is read by it', async () => {
    const body = { purpose: 'activation', reportSha256: trial.reportSha256 };
    const activate = (): ReturnType<HttpClient['post']> => yui.post(`/api/v1/engines/${candidate}/activate`);
    expect((await ren.post(`/api/v1/engines/${candidate}/sign`, body)).as()).toEqual({ signed: 'first' });
    expect((await ren.post(`/api/v1/engines/${candidate}/sign`, body)).as()).toMatchObject({
      code: 'lookback.same-person',
    });
    expect((await activate()).status).toBe(409);
    expect((await yui.post(`/api/v1/engines/${candidate}/sign`, body)).as()).toEqual({ signed: 'both' });
    expect((await activate()).status).toBe(200);
    seenByAll();
    await runJobs();
    expect(await version(candidate)).toMatchObject({ state: 'active' });
    for (const id of sweet) expect(await kindsOf(id)).not.toEqual([]);
    const queue = (await hana.get('/api/v1/review/queue')).as<{ items: { complaintId: string }[] }>().items;
    expect(queue.map(({ complaintId }) => complaintId).sort()).toEqual([...sweet].sort());
    expect(desk.get(ActiveEngine).current().version).toContain('signals@2027.1.1 ');
    const preview = await agent.post('/api/v1/triage/preview', { channel: 'phone', text: SWEET });
    expect(preview.as<{ flagged: boolean }>().flagged).toBe(true);
  });

  it('is still the active one after a restart, though another is shipped', async () => {
    await desk.restart();
    [hana, ren, yui, agent] = [
      await desk.as('compliance'),
      await desk.as('compliance'),
      await desk.as('manager'),
      await desk.as('agent'),
    ];
    expect(desk.get(ActiveEngine).current().version).toContain('signals@2027.1.1 ');
    expect(await kindsOf(await log(SWEET))).not.toEqual([]);
  });

  it('gives way to the earlier version by two signatures, and no signal goes', async () => {
    const before = await Promise.all(sweet.map(kindsOf));
    const shipped = (await versions()).find(({ origin }) => origin === 'shipped')?.id ?? '';
    for (const person of [ren, yui])
      expect((await person.post(`/api/v1/engines/${shipped}/sign`, { purpose: 'retreat' })).status).toBe(200);
    expect((await yui.post(`/api/v1/engines/${shipped}/activate`)).status).toBe(200);
    seenByAll();
    await runJobs();
    expect(await Promise.all(sweet.map(kindsOf))).toEqual(before);
    expect(await kindsOf(await log(SWEET))).toEqual([]);
    expect(await version(candidate)).toMatchObject({ state: 'retired' });
  });
});

describe('an activation by another process', () => {
  it('is seen at the next look, without a restart', async () => {
    const engines = desk.get(ActiveEngine);
    const reads = desk.get(UnitOfWork);
    const [newest, shipped] = await versions();
    const now = engines.current();
    await reads.write(async (m) => {
      await m.query(`UPDATE engine_versions SET state = 'retired' WHERE id = '${shipped?.id ?? ''}'`);
      await m.query(`UPDATE engine_versions SET state = 'active' WHERE id = '${newest?.id ?? ''}'`);
    });
    expect(engines.current()).toBe(now);
    await engines.refresh();
    expect(engines.current().version).toBe(newest?.engine);
  });
});

describe('labels of the desk', () => {
  it('are what readers settled, in a new file that only its owner may read, and stand in the audit log', async () => {
    const [first = '', second = ''] = sweet;
    const suspected = { decision: 'suspected', reasonCode: 'leak-suspected' };
    const { assessment } = (await hana.get(`/api/v1/review/${first}`)).as<{ assessment: { id: string } }>();
    const decided = await hana.post(`/api/v1/review/${first}/decision`, { ...suspected, assessmentId: assessment.id });
    expect(decided.status).toBe(200);
    const file = join(desk.settings.dataDir, 'labels.jsonl');
    const exported = await desk.get(ExportLabels).execute(file, systemActor('cli'));
    expect(exported).toEqual({ written: 1, signals: 1, erased: 0 });
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { id: 'desk-000001', channel: 'phone', text: SWEET, leak_signal: true },
    ]);
    expect(lines.join()).not.toContain(second);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(desk.get(ExportLabels).execute(file, systemActor('cli'))).rejects.toMatchObject({
      code: 'lookback.file-exists',
    });
    const sql = "SELECT COUNT(*) AS n FROM audit_entries WHERE action = 'labels.exported'";
    const [entries] = await query<{ n: number | string }>(desk.get(UnitOfWork).reads, sql);
    expect(Number(entries?.n)).toBe(1);
  });
});

describe('an active engine whose file was damaged', () => {
  it('is stood in for by the shipped one, raises an alarm, and gives way to it by trial and signatures', async () => {
    const active = (await versions()).find(({ state }) => state === 'active');
    const shipped = (await versions()).find(({ origin }) => origin === 'shipped');
    const sql = 'SELECT lexicon_sha256 AS name FROM engine_versions WHERE id = ?';
    const [file] = await query<{ name: string }>(desk.get(UnitOfWork).reads, sql, [active?.id ?? '']);
    const folder = join(desk.settings.dataDir, 'engines');
    const kept = readdirSync(folder).find((name) => name.startsWith(file?.name ?? '-')) ?? '';
    writeFileSync(join(folder, kept), 'damaged');
    await desk.restart();
    [hana, ren, yui] = [await desk.as('compliance'), await desk.as('compliance'), await desk.as('manager')];
    expect(desk.get(ActiveEngine).standsIn).toBe(true);
    expect(desk.get(ActiveEngine).current().version).toBe(shipped?.engine);
    await lookForIncoming();
    const alarms = async (): Promise<string[]> =>
      (await hana.get('/api/v1/alarms'))
        .as<{ items: { code: string; calmedAt: string | null }[] }>()
        .items.filter(({ calmedAt }) => calmedAt === null)
        .map(({ code }) => code);
    expect(await alarms()).toContain('triage.engine-unreadable');

    expect((await ren.post(`/api/v1/engines/${shipped?.id ?? ''}/trial`)).status).toBe(202);
    await runJobs();
    const reportSha256 = (await version(shipped?.id ?? ''))?.trial?.reportSha256;
    for (const person of [ren, yui]) {
      const signed = await person.post(`/api/v1/engines/${shipped?.id ?? ''}/sign`, {
        purpose: 'activation',
        reportSha256,
      });
      expect(signed.status).toBe(200);
    }
    expect((await yui.post(`/api/v1/engines/${shipped?.id ?? ''}/activate`)).status).toBe(200);
    await desk.get(ActiveEngine).refresh();
    expect(desk.get(ActiveEngine).standsIn).toBe(false);
    await lookForIncoming();
    expect(await alarms()).not.toContain('triage.engine-unreadable');
  });
});

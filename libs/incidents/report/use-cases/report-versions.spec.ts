import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { readSettings, Settings, systemActor, type Actor } from '#kernel';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../../index.js';
import { hana, IncidentDesk, mio, ren } from '../../use-cases/incident-desk.fixture.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();
const kei: Actor = { kind: 'user', id: 'kei', role: 'manager' };
const HANDED = { reportedAt: at('2025-02-28'), means: 'email', recipient: '近畿総合通信局' };

let db: TestDatabase;
let clock: FakeClock;
let desk: IncidentDesk;
let id: string;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, siblingsSchema, incidentsSchema]);
  clock = new FakeClock(at('2025-02-28'));
  const settings = Settings.from({ ...readSettings({}), dataDir: db.settings.dataDir, headOfficePrefecture: '大阪府' });
  desk = new IncidentDesk(db.uow, settings, clock);
  const complaintId = await desk.complaint(at('2025-02-27'));
  ({ id } = await desk.open.execute({ title: '取り違え', complaintIds: [complaintId] }, hana));
  await save({ summary: '他人の電子メールが表示された', cause: '調査中。改修時の設定を確認している。' });
});
afterEach(() => db.close());

async function save(facts: Record<string, string>, by = hana): Promise<void> {
  const { version } = await desk.incidents.row(id);
  await desk.facts.execute(id, { version, facts }, by);
}

const make = (by = hana) => desk.versions.make.execute(id, { form: 'art28-first', kind: 'original' }, by);
const correct = (reason = '原因が分かったため', by = hana) =>
  desk.versions.make.execute(id, { form: 'art28-first', kind: 'correction', reason }, by);
const read = (version: string) => desk.versions.read.one(id, version, hana);

async function approve(version: string, ...people: Actor[]): Promise<void> {
  const { bindingHash } = await read(version);
  for (const person of people) await desk.versions.approve.execute(id, version, bindingHash, person);
}

async function submitted(): Promise<string> {
  const version = await make();
  await approve(version, mio, kei);
  await desk.versions.submit.execute(id, version, HANDED, hana);
  return version;
}

const refused = (code: string) => expect.objectContaining({ code: `incidents.${code}` });

describe('a version of a report', () => {
  it('is filled while the desk goes on writing, and anew when somebody writes meanwhile', async () => {
    const insideUnit: boolean[] = [];
    let restless = 1;
    desk.evidence.register('notice_progress', async () => {
      insideUnit.push(db.uow.inside);
      if (restless-- > 0) await save({ cause: `作業員が設定を誤った（第${String(insideUnit.length)}回の調べ）。` });
      return { value: '10人中 8人に通知', source: '通知' };
    });
    const { report } = await read(await make());
    expect(report.items[5]?.value).toContain('第1回の調べ');
    expect(insideUnit.every((inside) => !inside)).toBe(true);
    restless = Number.POSITIVE_INFINITY;
    await expect(make()).rejects.toEqual(refused('version-conflict'));
  });

  it('is fixed: what people write afterwards shows as a difference and leaves it as it was', async () => {
    const first = await make();
    await save({ cause: '調査中。改修時の設定を誤った。' });
    const version = await read(first);
    expect(version.report.items[5]?.value).toBe('調査中。改修時の設定を確認している。');
    expect(version.outdated).toBe(true);
    expect(version.sinceThen).toMatchObject([
      {
        field: 'cause',
        parts: [
          { kind: 'same', text: '調査中。' },
          { kind: 'removed', text: '改修時の設定を確認している。' },
          { kind: 'added', text: '改修時の設定を誤った。' },
        ],
      },
    ]);
    const second = await read(await make());
    expect(second).toMatchObject({ number: 2, state: 'draft', changes: { against: 1 } });
    expect(second.changes?.fields.map((change) => change.field)).toEqual(['cause']);
    expect((await read(first)).state).toBe('superseded');
  });

  it('is not made again when nothing differs', async () => {
    await make();
    await expect(make()).rejects.toEqual(refused('report-unchanged'));
  });

  it('says of each field where it comes from, and of written ones by whom', async () => {
    await save({ discovery_path: '利用者の電話' }, ren);
    const { report } = await read(await make());
    const parts = report.items.flatMap((item) => item.parts);
    expect(parts.find(({ field }) => field === 'discovery_path')).toMatchObject({ by: 'ren', from: 'facts' });
    expect(parts.find(({ field }) => field === 'summary')).toMatchObject({ by: 'hana' });
    expect(parts.find(({ field }) => field === 'linked_complaints')).toMatchObject({ source: '関連付けた苦情 1件' });
  });

  it('takes what other parts of the desk know', async () => {
    desk.evidence.register('notice_progress', () => Promise.resolve({ value: '10人中 8人に通知', source: '通知' }));
    const { report } = await read(await make());
    expect(report.items[8]?.value).toContain('10人中 8人に通知');
    expect(() => {
      desk.evidence.register('notice_progress', () => Promise.resolve(null));
    }).toThrow('has a source already');
  });
});

describe('approval', () => {
  it('takes two people, neither of whom made the version or wrote in it', async () => {
    await save({ place: 'メール設備' }, ren);
    const version = await make(hana);
    await expect(approve(version, hana)).rejects.toEqual(refused('author-cannot-approve'));
    await expect(approve(version, ren)).rejects.toEqual(refused('author-cannot-approve'));
    await approve(version, mio);
    expect((await read(version)).state).toBe('draft');
    await expect(approve(version, mio)).rejects.toEqual(refused('already-approved'));
    await approve(version, kei);
    expect(await read(version)).toMatchObject({ state: 'approved', approvals: [{ counts: true }, { counts: true }] });
  });

  it('is not for whoever set one of its moments', async () => {
    await save({ occurred_at: at('2025-02-26') }, mio);
    const version = await make(hana);
    await expect(approve(version, mio)).rejects.toEqual(refused('author-cannot-approve'));
    await approve(version, ren, kei);
    expect((await read(version)).state).toBe('approved');
  });

  it('is given by people, for what they saw', async () => {
    const version = await make();
    await expect(approve(version, systemActor('cli'))).rejects.toEqual(refused('person-must-approve'));
    const other = desk.versions.approve.execute(id, version, 'a'.repeat(64), mio);
    await expect(other).rejects.toEqual(refused('approved-other-content'));
  });

  it('is void once the content changes', async () => {
    const first = await make();
    await approve(first, mio);
    await save({ cause: '設定の誤り。' });
    await expect(approve(first, kei)).rejects.toEqual(refused('report-outdated'));
    const second = await make();
    expect((await read(first)).approvals).toMatchObject([{ approverId: 'mio', counts: false }]);
    expect((await read(second)).approvals).toEqual([]);
    await expect(approve(first, kei)).rejects.toEqual(refused('report-state'));
  });

  it('is not undone by complaints that are linked meanwhile', async () => {
    const version = await make();
    await approve(version, mio);
    await desk.link.execute(id, await desk.complaint(at('2025-02-27', '18:00')), hana);
    await approve(version, kei);
    expect((await read(version)).state).toBe('approved');
  });
});

describe('handing in', () => {
  it('waits for both approvals', async () => {
    const version = await make();
    await approve(version, mio);
    await expect(desk.versions.submit.execute(id, version, HANDED, hana)).rejects.toEqual(refused('report-state'));
  });

  it('settles the stage of the obligation, and keeps the paper as it was handed in', async () => {
    const version = await submitted();
    const { submission, state } = await read(version);
    expect([state, submission?.recipient]).toEqual(['submitted', '近畿総合通信局']);
    expect((await desk.versions.read.list(id, hana))[0]?.withoutVersion).toEqual([]);
    const { obligations, reports } = await desk.reader.execute(id, hana);
    const stages = obligations.flatMap((each) => each.stages.map((stage) => ({ regime: each.regimeId, ...stage })));
    const settled = stages.filter(({ reportedAt }) => reportedAt !== null);
    expect(settled).toMatchObject([{ regime: 'jp-telecom-art28-i', stage: 'first', means: 'email' }]);
    expect(reports.map(({ sha256 }) => sha256)).toContain(submission?.sha256);
    const again = await desk.reports.version(id, version, 'pdf', hana);
    const once = await desk.reports.version(id, version, 'pdf', hana);
    expect(again.sha256).toBe(once.sha256);
  });

  it('asks why when the incident moved on, and refuses moments that cannot be', async () => {
    const version = await make();
    await approve(version, mio, kei);
    const hand = (o: object) => desk.versions.submit.execute(id, version, { ...HANDED, ...o }, hana);
    await expect(hand({ reportedAt: at('2025-02-27') })).rejects.toEqual(refused('reported-before-made'));
    await expect(hand({ reportedAt: at('2025-03-01') })).rejects.toEqual(refused('reported-in-future'));
    await save({ cause: '設定の誤り。' });
    await expect(hand({})).rejects.toEqual(refused('report-outdated'));
    await hand({ outdatedReason: '原因の判明より前に提出していた' });
    expect((await read(version)).submission?.outdatedReason).toBe('原因の判明より前に提出していた');
  });

  it('by telephone, recorded at the obligation, shows as made without an approved version', async () => {
    const { obligations } = await desk.reader.execute(id, hana);
    const own = obligations.find((each) => each.regimeId === 'jp-telecom-art28-i');
    const call = { ...HANDED, stage: 'first', means: 'phone' };
    await desk.handle.record(id, own?.id ?? '', call, hana);
    const [first, ...others] = await desk.versions.read.list(id, hana);
    expect(first?.withoutVersion).toMatchObject([{ means: 'phone' }]);
    expect(others.flatMap((form) => form.withoutVersion)).toEqual([]);
    const version = await submitted();
    expect((await read(version)).submission?.obligationId).toBeNull();
  });

  it('keeps the receipt sealed with the hash of its bytes', async () => {
    const draft = await make();
    const file = { name: '../受領.pdf', mediaType: 'application/pdf', bytes: Buffer.from('受領しました') };
    await expect(desk.versions.receipts.add(id, draft, file, hana)).rejects.toEqual(refused('report-state'));
    await approve(draft, mio, kei);
    await desk.versions.submit.execute(id, draft, HANDED, hana);
    const receipt = await desk.versions.receipts.add(id, draft, file, hana);
    expect((await read(draft)).receipts).toMatchObject([{ id: receipt, name: '受領.pdf', size: 18 }]);
    const back = await desk.versions.receipts.read(id, draft, receipt, hana);
    expect(back.bytes.equals(file.bytes)).toBe(true);
    const rows = await db.reads.query<{ sealed_name: Buffer }[]>('SELECT sealed_name FROM report_receipts');
    expect(rows[0]?.sealed_name.toString('utf8')).not.toContain('受領');
  });
});

describe('corrections', () => {
  it('follow what was handed in, with a reason and the differences, and leave the stage as reported', async () => {
    await expect(correct()).rejects.toEqual(refused('report-kind'));
    const first = await submitted();
    await expect(make()).rejects.toEqual(refused('report-kind'));
    await expect(correct()).rejects.toEqual(refused('report-unchanged'));
    await save({ cause: '設定の誤り。' });
    await expect(correct(' ')).rejects.toEqual(refused('reason-needed'));
    const second = await correct();
    expect(await read(second)).toMatchObject({ number: 2, kind: 'correction', earlierId: first });
    await approve(second, mio, kei);
    clock.set(at('2025-03-03'));
    await desk.versions.submit.execute(id, second, { ...HANDED, reportedAt: at('2025-03-03') }, hana);
    const { obligations } = await desk.reader.execute(id, hana);
    const stage = obligations.flatMap((each) => each.stages).find((each) => each.stage === 'first');
    expect(stage?.reportedAt).toBe(at('2025-02-28'));
    const made = await desk.reports.version(id, second, 'json', hana);
    expect(JSON.parse(made.bytes.toString())).toMatchObject({
      version: { kind: 'correction', reason: '原因が分かったため' },
      earlier: { number: 1, changes: [{ field: 'cause', after: '設定の誤り。' }] },
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { DomainError, readSettings, Settings } from '#kernel';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import type { Report } from '../domain/report.js';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk } from './incident-desk.fixture.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();

let db: TestDatabase;
let clock: FakeClock;
let desk: IncidentDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, siblingsSchema, incidentsSchema]);
  clock = new FakeClock(at('2025-02-28'));
  const settings = Settings.from({
    ...readSettings({}),
    dataDir: db.settings.dataDir,
    companyName: '試験通信株式会社',
    registrationNo: '第999号',
    headOfficePrefecture: '大阪府',
    contactLine: '担当 06-0000-0000',
  });
  desk = new IncidentDesk(db.uow, settings, clock);
});
afterEach(() => db.close());

async function incident(): Promise<string> {
  const complaintId = await desk.complaint(at('2025-02-27'));
  return (await desk.open.execute({ title: '取り違え', complaintIds: [complaintId] }, hana)).id;
}

async function json(id: string, form = 'art28-first'): Promise<Report> {
  const made = await desk.reports.execute(id, form, 'json', hana);
  return JSON.parse(made.bytes.toString('utf8')) as Report;
}

async function save(id: string, facts: Record<string, string | null>): Promise<void> {
  const { version } = await desk.incidents.row(id);
  await desk.facts.execute(id, { version, facts }, hana);
}

const ALL = {
  summary: '他人の電子メールが表示された',
  occurred_at: at('2025-02-26'),
  discovered_at: at('2025-02-27', '09:00'),
  discovery_path: '利用者からの電話による申出',
  information_content: '電子メールの件名及び本文',
  cause: '改修時の設定の誤り',
  secondary_harm: '確認されていない',
  publication: '未実施',
  party_response: '電話で説明',
  recurrence_prevention: '設定変更時の二重確認',
};

describe('the first report', () => {
  it('has ten items with the source of each, and says what is missing', async () => {
    const report = await json(await incident());
    expect(report.items.map((item) => item.no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(report.items[0]).toMatchObject({ value: '試験通信株式会社', parts: [{ source: '事業者情報（設定）' }] });
    expect(report.items[2]?.value).toContain('知った日時：2025年2月27日 10時00分');
    expect(report.items[2]?.value).toContain('受付番号 2025-02-000001');
    expect(report.addressee.bureau).toBe('近畿総合通信局');
    expect(report.missing.map((field) => field.key)).toEqual([
      'summary',
      'occurred_at',
      'discovered_at',
      'discovery_path',
      'information_content',
      'persons',
      'cause',
      'secondary_harm',
      'publication',
      'party_response',
      'recurrence_prevention',
    ]);
  });

  it('misses nothing once everything is filled in, and takes the newest estimate beside the older ones', async () => {
    const id = await incident();
    await save(id, ALL);
    await desk.estimates.execute(id, { persons: 100, basis: '概算', asOf: at('2025-02-27') }, hana);
    await desk.estimates.execute(
      id,
      { persons: 4609, lines: 7002, basis: 'ログ', asOf: at('2025-02-28', '09:00') },
      hana,
    );
    const report = await json(id);
    expect(report.missing).toEqual([]);
    expect(report.items[4]?.value).toContain('本人の数：4,609人');
    expect(report.items[4]?.value).toContain('回線・アカウント・通信の数：回線 7,002');
    expect((await desk.reader.execute(id, hana)).estimates.map((each) => each.persons)).toEqual([100, 4609]);
  });

  it('is printed on A4, kept sealed with its hash, and audited', async () => {
    const id = await incident();
    const made = await desk.reports.execute(id, 'art28-first', 'pdf', hana);
    expect(made.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(made.sha256).toBe(createHash('sha256').update(made.bytes).digest('hex'));
    expect((await desk.reader.execute(id, hana)).reports).toMatchObject([{ format: 'pdf', sha256: made.sha256 }]);
    const [entry] = await db.reads.query<{ facts: string }[]>(
      "SELECT facts FROM audit_entries WHERE action = 'incident.report-generated'",
    );
    expect(entry?.facts).toContain(made.sha256);
  });

  it('is marked a sample while the operator is not set', async () => {
    const sample = new IncidentDesk(db.uow, db.settings, clock);
    const { id } = await sample.open.execute({ title: '見本', complaintIds: [] }, hana);
    const made = await sample.reports.execute(id, 'art28-first', 'json', hana);
    expect((JSON.parse(made.bytes.toString()) as Report).operator.sample).toBe(true);
  });

  it('does not exist for a form that nobody shipped', async () => {
    const id = await incident();
    for (const form of ['no-such-form', 'fields', '../regimes/jp-appi-26']) {
      await expect(desk.reports.execute(id, form, 'json', hana)).rejects.toMatchObject({
        code: 'incidents.unknown-form',
      });
    }
  });

  it.each(['art28-detailed', 'appi-preliminary', 'appi-final'])(
    '%s is filled from the same fields and marked unverified',
    async (form) => {
      const id = await incident();
      await save(id, ALL);
      const report = await json(id, form);
      expect(report.form.mark).toBe('unverified');
      expect(JSON.stringify(report.items)).toContain(ALL.cause);
    },
  );
});

describe('report fields', () => {
  it('refuse a save over a version that somebody else saved meanwhile, and give both back', async () => {
    const id = await incident();
    const { version } = await desk.incidents.row(id);
    await desk.facts.execute(id, { version, facts: { cause: '先の保存' } }, hana);
    const late = desk.facts.execute(id, { version, facts: { cause: '後の保存' } }, hana);
    await expect(late).rejects.toMatchObject({
      code: 'incidents.version-conflict',
      data: { yours: { version }, current: { version: version + 1, facts: { cause: '先の保存' } } },
    });
  });

  it('refuse names that do not exist, wrong kinds, and moments that have not come', async () => {
    const id = await incident();
    await expect(save(id, { cause: 'x', nonsense: 'y' })).rejects.toMatchObject({ code: 'incidents.unknown-fact' });
    await expect(save(id, { malicious_purpose: 'perhaps' })).rejects.toMatchObject({ code: 'incidents.bad-fact' });
    await expect(save(id, { occurred_at: 'yesterday' })).rejects.toMatchObject({ code: 'incidents.bad-fact' });
    await expect(save(id, { occurred_at: at('2025-03-01') })).rejects.toBeInstanceOf(DomainError);
    await save(id, { cause: '誤設定' });
    await save(id, { cause: '' });
    expect((await desk.reader.execute(id, hana)).facts).toEqual({});
  });

  it('move the APPI clock to 60 days when the purpose may be malicious, and back', async () => {
    const id = await incident();
    const due = async () =>
      (await desk.reader.execute(id, hana)).obligations
        .flatMap((obligation) => obligation.stages)
        .find((stage) => stage.stage === 'final')?.legalDue;
    expect(await due()).toBe('2025-03-28');
    await save(id, { malicious_purpose: 'yes' });
    expect(await due()).toBe('2025-04-28');
    await save(id, { malicious_purpose: 'no' });
    expect(await due()).toBe('2025-03-28');
  });
});

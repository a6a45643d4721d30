import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { DomainError } from '#kernel';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk, mio, ren } from './incident-desk.fixture.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();

let db: TestDatabase;
let clock: FakeClock;
let desk: IncidentDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, siblingsSchema, incidentsSchema]);
  clock = new FakeClock(at('2025-02-28'));
  desk = new IncidentDesk(db.uow, db.settings, clock);
});
afterEach(() => db.close());

/** The code of the error, and its data. */
async function refusal(work: Promise<unknown>): Promise<{ code: string; data: Record<string, unknown> | undefined }> {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof DomainError)) throw new Error('a refusal was expected');
  return { code: error.code, data: error.data };
}

const INVOLVED = { involved: true, reason: '他人の受信メールが見えた' };

async function suspected(): Promise<string> {
  const complaintId = await desk.complaint(at('2025-02-27'));
  return (await desk.open.execute({ title: '受信箱の取り違え', complaintIds: [complaintId] }, hana)).id;
}

async function stagesOf(id: string) {
  const view = await desk.reader.execute(id, hana);
  return Object.fromEntries(
    view.obligations.flatMap((obligation) =>
      obligation.stages.map((stage) => [`${obligation.regimeId}/${stage.stage}`, { ...stage, ...pick(obligation) }]),
    ),
  );
}

function pick({ ifConfirmed, decision }: { ifConfirmed: boolean; decision: string }) {
  return { ifConfirmed, decision };
}

describe('an incident that becomes suspected', () => {
  it('knows since its earliest complaint arrived, and owes under both regimes from that moment', async () => {
    const later = await desk.complaint(at('2025-02-28', '09:00'));
    const earlier = await desk.complaint(at('2025-02-27'));
    const { id } = await desk.open.execute({ title: '取り違え', complaintIds: [later, earlier] }, hana);
    const view = await desk.reader.execute(id, hana);
    expect(view).toMatchObject({
      number: '2025-0001',
      title: '取り違え',
      state: 'suspected',
      knownAt: at('2025-02-27'),
      firstSignalAt: at('2025-02-27'),
    });
    const stages = await stagesOf(id);
    expect(stages['jp-telecom-art28-i/detailed']).toMatchObject({
      legalDue: '2025-03-31',
      workingDeadline: '2025-03-28',
      ifConfirmed: true,
      decision: 'undecided',
      state: 'open',
    });
    expect(stages['jp-appi-26/final']).toMatchObject({ legalDue: '2025-03-28', ifConfirmed: false });
    expect(stages['jp-telecom-art28-i/first']).toMatchObject({
      kind: 'soft',
      legalDue: null,
      workingDeadline: at('2025-02-28'),
      elapsedHours: 24,
    });
  });

  it('takes a later moment of knowledge only with a reason, and none in the future', async () => {
    const complaintId = await desk.complaint(at('2025-02-27'));
    const open = (knownAt: string, knownAtReason?: string) =>
      desk.open.execute({ title: '試験', complaintIds: [complaintId], knownAt, knownAtReason }, hana);
    expect((await refusal(open(at('2025-02-28', '09:00')))).code).toBe('incidents.reason-needed');
    expect((await refusal(open(at('2025-03-01'), '理由'))).code).toBe('incidents.known-at-in-future');
    const { knownAt } = await open(at('2025-02-28', '09:00'), '本文が判読できたのは翌日だったため');
    expect(knownAt).toBe(at('2025-02-28', '09:00'));
  });

  it('starts as a lead without complaints, and cannot be suspected until knowledge has a moment', async () => {
    const lead = await desk.open.execute({ title: '端緒', complaintIds: [] }, hana);
    expect(lead.state).toBe('lead');
    const step = { to: 'suspected', reason: '外部からの指摘' } as const;
    expect((await refusal(desk.transition.execute(lead.id, step, hana))).code).toBe('incidents.known-at-needed');
    const moved = await desk.transition.execute(lead.id, { ...step, knownAt: at('2025-02-20') }, hana);
    expect(moved).toMatchObject({ state: 'suspected', knownAt: at('2025-02-20') });
  });

  it('counts numbers up without a gap', async () => {
    const numbers = [];
    for (let n = 0; n < 3; n += 1)
      numbers.push((await desk.open.execute({ title: 'x', complaintIds: [] }, hana)).number);
    expect(numbers).toEqual(['2025-0001', '2025-0002', '2025-0003']);
  });
});

describe('a suspected signal', () => {
  const signal = (complaintId: string, incidentId?: string) => ({
    complaintId,
    decidedBy: hana,
    knownAt: at('2025-02-27'),
    ...(incidentId === undefined ? {} : { incidentId }),
    result: {},
  });

  it('opens an incident with its complaint', async () => {
    const complaintId = await desk.complaint(at('2025-02-27'));
    const id = await desk.open.fromSignal(signal(complaintId));
    const view = await desk.reader.execute(id, hana);
    expect(view.complaints.map((each) => each.id)).toEqual([complaintId]);
    expect(await desk.incidents.ofComplaint(complaintId)).toEqual([{ id, number: '2025-0001', state: 'suspected' }]);
  });

  it('rolls back with the decision that published it', async () => {
    const complaintId = await desk.complaint(at('2025-02-27'));
    const failing = db.uow.write(async () => {
      await desk.open.fromSignal(signal(complaintId));
      throw new Error('the decision failed');
    });
    await expect(failing).rejects.toThrow('the decision failed');
    expect(await desk.incidents.page(10, null)).toEqual([]);
  });

  it('opens an unfounded incident again when it names it', async () => {
    const id = await suspected();
    await desk.unfounded(id);
    const second = await desk.complaint(at('2025-02-27', '15:00'));
    expect(await desk.open.fromSignal(signal(second, id))).toBe(id);
    expect((await desk.incidents.row(id)).state).toBe('suspected');
  });
});

describe('the first signal', () => {
  it('moves earlier with an earlier complaint and never later when one is taken off', async () => {
    const id = await suspected();
    const earlier = await desk.complaint(at('2025-02-20'));
    expect((await desk.link.execute(id, earlier, hana)).firstSignalAt).toBe(at('2025-02-20'));
    expect((await refusal(desk.link.unlink(id, earlier, ' ', hana))).code).toBe('incidents.reason-needed');
    const after = await desk.link.unlink(id, earlier, '別の契約者の件', hana);
    expect(after.firstSignalAt).toBe(at('2025-02-20'));
    expect(after.knownAt).toBe(at('2025-02-27'));
    expect((await desk.reader.execute(id, hana)).complaints).toHaveLength(1);
    expect((await refusal(desk.link.unlink(id, earlier, '再度', hana))).code).toBe('incidents.complaint-not-found');
  });
});

describe('another moment of knowledge', () => {
  it('takes effect when a different person approves it, and the first value stays visible', async () => {
    const id = await suspected();
    await desk.knownAt.propose(id, { knownAt: at('2025-02-24'), reason: '店舗が先に知っていた' }, hana);
    expect((await desk.incidents.row(id)).knownAt).toBe(at('2025-02-27'));
    expect((await refusal(desk.knownAt.approve(id, hana))).code).toBe('incidents.same-person');
    const twice = desk.knownAt.propose(id, { knownAt: at('2025-02-25'), reason: '別の理由' }, ren);
    expect((await refusal(twice)).code).toBe('incidents.known-at-pending');
    await desk.knownAt.approve(id, mio);
    const view = await desk.reader.execute(id, hana);
    expect(view.knownAt).toBe(at('2025-02-24'));
    expect(view.knownAtPending).toBeNull();
    expect(view.knownAtHistory.map(({ state, toAt, approvedBy }) => [state, toAt, approvedBy])).toEqual([
      ['first', at('2025-02-27'), null],
      ['approved', at('2025-02-24'), 'mio'],
    ]);
    const stages = await stagesOf(id);
    expect(stages['jp-telecom-art28-i/detailed']).toMatchObject({ legalDue: '2025-03-26', anchorAt: at('2025-02-24') });
    expect((await refusal(desk.knownAt.approve(id, mio))).code).toBe('incidents.nothing-pending');
  });
});

describe('steps', () => {
  it('exist only as the table says', async () => {
    const id = await suspected();
    const refused = await refusal(desk.transition.execute(id, { to: 'closed', reason: '早すぎる' }, hana));
    expect(refused).toEqual({
      code: 'incidents.no-such-step',
      data: { from: 'suspected', to: 'closed', possible: ['confirmed', 'unfounded'] },
    });
    expect((await refusal(desk.transition.execute(id, { to: 'confirmed', reason: ' ' }, hana))).code).toBe(
      'incidents.reason-needed',
    );
  });

  it('make the Article 28 duty binding at confirmation, on the same clock', async () => {
    const id = await suspected();
    const before = (await stagesOf(id))['jp-telecom-art28-i/detailed'];
    clock.set(at('2025-03-05'));
    await desk.transition.execute(id, { to: 'confirmed', reason: 'ログで確認' }, hana);
    const after = (await stagesOf(id))['jp-telecom-art28-i/detailed'];
    expect(after).toMatchObject({ legalDue: before?.legalDue, ifConfirmed: false });
  });

  it('close only through the gates, those of other features included', async () => {
    const id = await suspected();
    let told = false;
    desk.gates.register('parties-told', { ja: '通知', en: 'Told' }, () => Promise.resolve(told ? [] : ['list/1']));
    await desk.transition.execute(id, { to: 'confirmed', reason: '確認' }, hana);
    const close = () => desk.transition.execute(id, { to: 'closed', reason: '完了', secrecy: INVOLVED }, hana);
    const gates = async () => (await desk.gates.shut(await desk.incidents.row(id))).map((gate) => gate.name);
    expect((await refusal(close())).code).toBe('incidents.gates-shut');
    expect(await gates()).toEqual(['obligations-decided', 'cause-found', 'prevention-planned', 'parties-told']);
    await desk.causeAndPrevention(id);

    const { obligations } = await desk.reader.execute(id, hana);
    const telecom = obligations.find((o) => o.regimeId === 'jp-telecom-art28-i');
    await desk.handle.decide(id, telecom?.id ?? '', { decision: 'applies', why: '通信の秘密の漏えい' }, hana);
    for (const appi of obligations.filter((o) => o.regimeId === 'jp-appi-26')) {
      await desk.handle.decide(id, appi.id, { decision: 'does_not', why: '個人データを含まない' }, hana);
    }
    expect(await gates()).toEqual(['reports-made', 'parties-told']);

    const submission = {
      stage: 'first',
      reportedAt: at('2025-02-28', '09:30'),
      means: 'email',
      recipient: '関東総合通信局',
    };
    await desk.handle.record(id, telecom?.id ?? '', submission, hana);
    expect(await gates()).toEqual(['reports-made', 'parties-told']);
    await desk.handle.record(id, telecom?.id ?? '', { ...submission, stage: 'detailed' }, hana);
    expect(await gates()).toEqual(['parties-told']);
    told = true;
    expect((await close()).state).toBe('closed');
    expect((await desk.transition.execute(id, { to: 'suspected', reason: '再発' }, ren)).state).toBe('suspected');
  });
});

describe('a submission', () => {
  it('is recorded once, with means, recipient and receipt, and shows when it was late', async () => {
    const id = await suspected();
    clock.set(at('2025-04-02'));
    const obligation = (await desk.reader.execute(id, hana)).obligations.find((o) => o.regimeId === 'jp-appi-26');
    const submission = {
      stage: 'final',
      reportedAt: at('2025-04-01'),
      means: 'email',
      recipient: '関東総合通信局',
      receiptNote: '受領番号 12',
    };
    await desk.handle.record(id, obligation?.id ?? '', submission, hana);
    expect((await stagesOf(id))['jp-appi-26/final']).toMatchObject({
      state: 'reported_late',
      means: 'email',
      receipt: { recipient: '関東総合通信局', receiptNote: '受領番号 12' },
    });
    const again = desk.handle.record(id, obligation?.id ?? '', submission, hana);
    expect((await refusal(again)).code).toBe('incidents.already-reported');
    const unknown = desk.handle.record(id, obligation?.id ?? '', { ...submission, stage: 'third' }, hana);
    expect((await refusal(unknown)).code).toBe('incidents.stage-not-found');
  });
});

describe('what is stored', () => {
  it('holds no word of title, reasons, facts or estimates in clear, and every change is in the audit log', async () => {
    const id = await suspected();
    const { version } = await desk.incidents.row(id);
    await desk.facts.execute(id, { version, facts: { summary: '受信箱に他人の通信が表示された' } }, hana);
    await desk.estimates.execute(id, { persons: 3, basis: '問合せ件数', asOf: at('2025-02-28') }, hana);
    await desk.transition.execute(id, { to: 'confirmed', reason: '調査の結果による' }, hana);
    const tables = [
      'incidents',
      'incident_history',
      'incident_facts',
      'incident_estimates',
      'known_at_changes',
      'audit_entries',
    ];
    const found: string[] = [];
    for (const table of tables) {
      const rows = await db.reads.query<Record<string, unknown>[]>(`SELECT * FROM ${table}`);
      const text = rows
        .flatMap((row) =>
          Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value))),
        )
        .join();
      if (/受信箱|他人の通信|問合せ件数|調査の結果/.test(text)) found.push(table);
    }
    expect(found).toEqual([]);
    const actions = await db.reads.query<{ action: string }[]>('SELECT action FROM audit_entries ORDER BY seq');
    expect(actions.map((row) => row.action)).toEqual(
      expect.arrayContaining([
        'incident.opened',
        'incident.complaint-linked',
        'incident.suspected',
        'incident.facts-saved',
        'incident.confirmed',
      ]),
    );
    expect((await desk.audit.verify()).ok).toBe(true);
  });
});

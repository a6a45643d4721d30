import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { triageSchema } from '../index.js';
import type { EngineResult } from '#engine';
import { newId, type EventMap, type SettingValues } from '#kernel';
import { query } from '#persistence';
import { ReviewDecision } from '../data/assessment.entity.js';
import type { DecisionMade } from '../use-cases/decide-signals.js';
import { aoi, hana } from '../use-cases/triage-desk.fixture.js';
import { ASIDE, CITED, mio, ren, STRICT, SUSPECTED, ReviewDesk } from './review-desk.fixture.js';

jest.setTimeout(60_000);

const at = new ReviewDesk();
const { decide, aside, waitingFor, tasksOf, statesOf, followUp, reassess } = at;
let db: TestDatabase;
let clock: FakeClock;

async function open(values: Partial<SettingValues> = {}): Promise<void> {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  at.open(db.uow, clock, values);
}
beforeEach(() => open());
afterEach(() => db.close());

describe('four eyes', () => {
  it('keep a strict lead class open, in the queue and unclosable until a second person has agreed', async () => {
    const id = await at.desk.complaint(STRICT);
    expect(await aside(id, hana)).toMatchObject({ stage: 'first', next: 'second-person', incidentId: null });
    expect(await statesOf(id)).toEqual(['open']);
    expect(await waitingFor(hana)).toEqual([]);
    expect(await waitingFor(ren)).toEqual([id]);
    await expect(aside(id, hana)).rejects.toMatchObject({ code: 'triage.other-reader-needed' });
    const closing = { to: 'closed', secrecy: { involved: false, reason: '確認した。' } } as const;
    await expect(at.desk.handle.execute(id, closing, aoi)).rejects.toMatchObject({ code: 'triage.signal-undecided' });
    expect(await aside(id, ren)).toMatchObject({ stage: 'second', next: null });
    expect(await statesOf(id)).toEqual(['set_aside']);
    expect(await tasksOf(id)).toEqual([
      ['signal', 'answered'],
      ['second-person', 'answered'],
    ]);
    await at.desk.handle.execute(id, closing, aoi);
  });

  it('need quoted stretches that stand in the complaint, and seal them', async () => {
    const id = await at.desk.complaint(STRICT);
    await expect(at.desk.decide.execute(id, ASIDE, hana)).rejects.toMatchObject({
      code: 'triage.evidence-missing',
      data: { leads: ['L2'] },
    });
    const invented = { ...ASIDE, citedEvidence: [{ start: 0, end: 4, text: '別の話' }] };
    await expect(at.desk.decide.execute(id, invented, hana)).rejects.toMatchObject({
      code: 'triage.citation-not-found',
    });
    await aside(id, hana);
    const [row] = await db.reads.find(ReviewDecision);
    expect(row?.sealedEvidence?.includes(Buffer.from('signals:'))).toBe(false);
    expect(await at.desk.queue.decisions(id)).toMatchObject([{ evidence: CITED, stage: 'first', settles: false }]);
  });

  it('take as evidence only what the writer sent, and no mere letter', async () => {
    const id = await at.desk.complaint(STRICT);
    await at.desk.handle.reply(id, { channel: 'email', text: '通信に関わる事実はありませんでした。' }, aoi);
    await followUp(id, '夫が帰宅した時刻です。');
    const citing = (text: string): Promise<DecisionMade> => {
      const start = Math.max(0, STRICT.indexOf(text));
      return decide(id, { ...ASIDE, citedEvidence: [{ start, end: start + text.length, text }] }, hana);
    };
    for (const [text, code] of [
      ['事実はありません', 'not-in-text'],
      ['sig', 'too-short'],
      ['夫', 'too-short'],
    ] as const)
      await expect(citing(text)).rejects.toMatchObject({ code: 'triage.citation-not-found', errors: [{ code }] });
    expect(await citing('帰宅した時刻')).toMatchObject({ stage: 'first' });
    const short = await at.desk.complaint('料金');
    const whole = { ...ASIDE, citedEvidence: [{ start: 0, end: 2, text: '料金' }] };
    await db.uow.write((m) => at.desk.tasks.add(m, { complaintId: short, purpose: 'signal', blind: false }));
    expect(await decide(short, whole, hana)).toMatchObject({ stage: 'single' });
  });

  it('are eyes: a second or blind reader opens the complaint after the reading was asked for', async () => {
    const id = await at.desk.complaint(STRICT);
    const [seen] = await at.desk.queue.assessments(id);
    await at.desk.seen.opened(id, 'ren', false);
    clock.advance(1000);
    await aside(id, hana);
    const sheet = { ...ASIDE, citedEvidence: CITED, assessmentId: seen?.id };
    for (const reader of [ren, mio])
      await expect(at.desk.decide.execute(id, sheet, reader)).rejects.toMatchObject({ code: 'triage.not-opened' });
    await at.desk.seen.opened(id, 'ren', false);
    expect(await at.desk.decide.execute(id, sheet, ren)).toMatchObject({ stage: 'second' });

    const sampled = await at.desk.complaint('料金が高い');
    await at.desk.seen.opened(sampled, 'hana', false);
    clock.advance(1000);
    await db.uow.write((m) => at.desk.tasks.add(m, { complaintId: sampled, purpose: 'elusion', blind: true }));
    await expect(at.desk.decide.execute(sampled, ASIDE, hana)).rejects.toMatchObject({ code: 'triage.not-opened' });
    expect(await decide(sampled, ASIDE, hana)).toMatchObject({ stage: 'single' });
  });

  it('send a disagreement to a third person, whose word stands', async () => {
    const [one, two] = [await at.desk.complaint(STRICT), await at.desk.complaint(STRICT)];
    for (const id of [one, two]) {
      await aside(id, hana);
      const second = await decide(id, SUSPECTED, ren);
      expect(second).toMatchObject({ stage: 'second', next: 'third', incidentId: null });
      expect(await statesOf(id)).toEqual(['open']);
      await expect(at.desk.decide.execute(id, SUSPECTED, ren)).rejects.toMatchObject({
        code: 'triage.other-reader-needed',
      });
    }
    expect([await waitingFor(hana), await waitingFor(ren), await waitingFor(mio)]).toEqual([[], [], [one, two]]);
    expect((await at.desk.decide.execute(one, SUSPECTED, mio)).incidentId).toHaveLength(26);
    await aside(two, mio);
    expect([await statesOf(one), await statesOf(two)]).toEqual([['suspected'], ['set_aside']]);
  });

  it('ask nobody else about a suspicion, or about what is in no strict lead class', async () => {
    const [strict, other] = [await at.desk.complaint(STRICT), await at.desk.complaint('signals: concealment L10')];
    expect(await at.desk.decide.execute(strict, SUSPECTED, hana)).toMatchObject({ stage: 'single', next: null });
    expect(await at.desk.decide.execute(other, ASIDE, hana)).toMatchObject({ stage: 'single', next: null });
  });
});

describe('a decision', () => {
  it('is refused when a newer assessment raises a kind or lead class that the reader has not seen, and names it', async () => {
    const id = await at.desk.complaint('signals: misdelivery');
    await at.desk.seen.opened(id, 'hana', false);
    const [seen] = await at.desk.queue.assessments(id);
    await followUp(id, 'signals: interception L4');
    const sheet = { ...ASIDE, assessmentId: seen?.id };
    await expect(at.desk.decide.execute(id, sheet, hana)).rejects.toMatchObject({
      code: 'triage.newer-assessment',
      data: { assessment: { kinds: ['interception'], leads: ['L4'] } },
    });
    await at.desk.seen.opened(id, 'hana', false);
    await aside(id, hana);
    const newest = (await at.desk.queue.assessments(id)).at(-1);
    expect(await at.desk.queue.decisions(id)).toMatchObject([{ assessmentId: newest?.id, stage: 'first' }]);
  });

  it('is not held up by a newer assessment that raises nothing new', async () => {
    const id = await at.desk.complaint('signals: misdelivery');
    const [seen] = await at.desk.queue.assessments(id);
    await followUp(id, 'signals: misdelivery');
    await at.desk.decide.execute(id, { ...ASIDE, assessmentId: seen?.id }, hana);
    expect(await at.desk.queue.decisions(id)).toMatchObject([{ assessmentId: seen?.id }]);
  });

  it('of a blind reading is refused when the text grew after it was opened, whatever the engine thinks of it', async () => {
    await db.close();
    await open({ reviewBlindPercent: 100 });
    const id = await at.desk.complaint('signals: misdelivery');
    await at.desk.seen.opened(id, 'hana', true);
    await followUp(id, '追伸です。');
    const blind = { ...ASIDE, assessmentId: null };
    await expect(at.desk.decide.execute(id, blind, hana)).rejects.toMatchObject({
      code: 'triage.newer-assessment',
      data: undefined,
    });
    await at.desk.seen.opened(id, 'hana', true);
    await at.desk.decide.execute(id, blind, hana);
    expect(await at.desk.queue.decisions(id)).toMatchObject([{ blind: true, stage: 'single' }]);
  });

  it('names no assessment of another complaint', async () => {
    const [id, other] = [
      await at.desk.complaint('signals: misdelivery'),
      await at.desk.complaint('signals: misdelivery'),
    ];
    const [foreign] = await at.desk.queue.assessments(other);
    const sheet = { ...ASIDE, assessmentId: foreign?.id };
    await expect(at.desk.decide.execute(id, sheet, hana)).rejects.toMatchObject({ code: 'triage.unknown-assessment' });
  });

  it('is told once for each task that it answers', async () => {
    const told: EventMap['review.answered'][] = [];
    at.desk.events.on('review.answered', (event) => {
      told.push(event);
      return Promise.resolve();
    });
    const id = await at.desk.complaint('signals: misdelivery');
    const roundId = newId();
    await db.uow.write((m) => at.desk.tasks.add(m, { complaintId: id, purpose: 'elusion', blind: true, roundId }));
    await decide(id, ASIDE, hana);
    expect(told).toMatchObject([
      {
        complaintId: id,
        purpose: 'signal',
        blind: false,
        roundId: null,
        decision: 'set_aside',
        kinds: ['misdelivery'],
      },
      { complaintId: id, purpose: 'elusion', blind: true, roundId, answeredBy: hana },
    ]);
  });
});

describe('a sampled complaint', () => {
  it('becomes a signal when its reader suspects it, and nothing else when not', async () => {
    const [hit, clean] = [await at.desk.complaint('料金が高い'), await at.desk.complaint('電波が弱い')];
    for (const complaintId of [hit, clean])
      await db.uow.write((m) => at.desk.tasks.add(m, { complaintId, purpose: 'elusion', blind: true }));
    expect((await decide(hit, SUSPECTED, hana)).incidentId).toHaveLength(26);
    await decide(clean, ASIDE, hana);
    expect(await at.desk.queue.signals(hit)).toMatchObject([{ kind: 'raised_by_staff', state: 'suspected' }]);
    expect((await at.desk.repository.row(hit)).flagged).toBe(true);
    expect(await at.desk.queue.signals(clean)).toEqual([]);
    expect((await at.desk.repository.row(clean)).flagged).toBe(false);
  });

  it('may be closed meanwhile; one that may not rest unread may not', async () => {
    const closing = { to: 'closed', secrecy: { involved: false, reason: '確認した。' } } as const;
    const [sampled, unproven] = [await at.desk.complaint('料金が高い'), await at.desk.complaint('電波が弱い')];
    await db.uow.write(async (m) => {
      await at.desk.tasks.add(m, { complaintId: sampled, purpose: 'elusion', blind: true });
      await at.desk.tasks.add(m, { complaintId: unproven, purpose: 'unproven', blind: true });
    });
    await at.desk.handle.execute(sampled, closing, aoi);
    await expect(at.desk.handle.execute(unproven, closing, aoi)).rejects.toMatchObject({ code: 'triage.reading-open' });
  });

  it('is read again by nobody who decided it, and opens again when the second reader suspects it', async () => {
    const id = await at.desk.complaint('signals: concealment');
    await at.desk.decide.execute(id, ASIDE, hana);
    await db.uow.write((m) => at.desk.tasks.add(m, { complaintId: id, purpose: 'control', blind: true }));
    expect([await waitingFor(hana), await waitingFor(ren)]).toEqual([[], [id]]);
    expect(await decide(id, SUSPECTED, ren)).toMatchObject({ stage: 'control', next: 'third' });
    expect(await statesOf(id)).toEqual(['open']);
    expect([await waitingFor(hana), await waitingFor(ren), await waitingFor(mio)]).toEqual([[], [], [id]]);
    await at.desk.decide.execute(id, SUSPECTED, mio);
    expect(await statesOf(id)).toEqual(['suspected']);
  });
});

describe('new evidence', () => {
  it('brings a set aside complaint back when its text grows, whether flagged or not', async () => {
    const id = await at.desk.complaint('signals: concealment');
    await at.desk.decide.execute(id, ASIDE, hana);
    await followUp(id, '念のため申し添えます。');
    expect(await statesOf(id)).toEqual(['open']);
    expect(await tasksOf(id)).toEqual([
      ['signal', 'answered'],
      ['new-evidence', 'open'],
    ]);
    expect(await waitingFor(hana)).toEqual([id]);
  });

  it('overtakes an answer that waits for its second person: the reading begins anew', async () => {
    const id = await at.desk.complaint(STRICT);
    await aside(id, hana);
    await followUp(id, '追加のお知らせです。');
    expect(await tasksOf(id)).toEqual([
      ['signal', 'answered'],
      ['second-person', 'withdrawn'],
      ['new-evidence', 'open'],
    ]);
    expect(await aside(id, hana)).toMatchObject({ stage: 'first', next: 'second-person' });
  });

  it.each<[string, Partial<EngineResult>, string]>([
    ['the same signs', {}, 'set_aside'],
    [
      'a narrower stretch of the same',
      { reasons: [{ start: 9, end: 20, text: 'misdelivery', why: 'x' }] },
      'set_aside',
    ],
    ['nothing at all', { flagged: false, kinds: [], leads: [], reasons: [] }, 'set_aside'],
    ['another lead class', { leads: ['L7'] }, 'open'],
    ['another stretch', { reasons: [{ start: 0, end: 2, text: '別の', why: 'x' }] }, 'open'],
    ['another kind', { kinds: ['interception'] }, 'open'],
  ])('of a new engine over the same text is only what no earlier reading showed: %s', async (_what, over, state) => {
    const id = await at.desk.complaint(STRICT);
    await aside(id, hana);
    await aside(id, ren);
    await reassess(id, over);
    expect((await at.desk.queue.signals(id)).find(({ kind }) => kind === 'misdelivery')?.state).toBe(state);
    expect(await waitingFor(mio)).toEqual(state === 'open' ? [id] : []);
    expect((await at.desk.repository.row(id)).flagged).toBe(true);
  });
});

describe('the queue', () => {
  it('draws about the wished share of flagged complaints to be read blind', async () => {
    await db.close();
    await open({ reviewBlindPercent: 50 });
    for (let n = 0; n < 60; n += 1) await at.desk.complaint('signals: misdelivery');
    const rows = await query<{ blind: boolean | number }>(db.reads, 'SELECT blind FROM review_tasks');
    const blind = rows.filter((row) => Boolean(row.blind)).length;
    // Binomial(60, 1/2): outside of this once in ten million runs.
    expect(blind).toBeGreaterThan(9);
    expect(blind).toBeLessThan(51);
  });
});

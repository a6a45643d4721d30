import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { ComplaintParts, complaintsSchema, ComplaintWalls } from '#complaints';
import { newId } from '#kernel';
import { insert } from '#persistence';
import { RAISED_BY_STAFF, REPEATED, SIBLING_OF_INCIDENT, triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { clustersSchema } from '../index.js';
import { ClusterDesk } from './cluster-desk.fixture.js';
import { WhyIsInReview, type WhyInReview } from './why-in-review.js';

const HOUR_MS = 3_600_000;
const HANA = { kind: 'user', id: 'hana', role: 'compliance' } as const;

let db: TestDatabase;
let clock: FakeClock;
let desk: ClusterDesk;
let parts: ComplaintParts;
let walls: ComplaintWalls;
let why: (id: string) => Promise<WhyInReview[]>;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema, clustersSchema]);
  clock = new FakeClock('2026-11-25T05:00:00.000Z');
  desk = new ClusterDesk(db.uow, clock);
  [parts, walls] = [new ComplaintParts(), new ComplaintWalls()];
  const reading = new WhyIsInReview(db.uow, parts, walls);
  why = (id) => reading.execute(id, HANA);
});
afterEach(() => db.close());

/** A complaint that a reader had answered with "no signal". */
async function setAside(): Promise<string> {
  const id = await desk.complaint('明細が届かない。', { receivedAt: '2026-11-01T00:00:00.000Z' });
  await decide(id, { decision: 'set_aside', decidedAt: '2026-11-05T06:00:00.000Z' });
  return id;
}

/** A reader's answer, with which the signals of the complaint are settled unless it says otherwise. */
async function decide(
  id: string,
  over: { decision: 'set_aside' | 'suspected'; decidedAt: string; settles?: boolean },
): Promise<void> {
  const kept = { sealedNote: null, sealedEvidence: null, kinds: '[]', engine: 'none', assessmentId: null };
  await db.uow.write((m) =>
    insert(m, 'review_decisions', {
      ...{ id: newId(), complaintId: id, reasonCode: 'checked-no-leak', stage: 'single' },
      ...{ settles: true, blind: false, incidentId: null, decidedBy: 'ren' },
      ...kept,
      ...over,
    }),
  );
  if (over.settles ?? true) await db.uow.write((m) => desk.signals.settle(m, id, over.decision, over.decidedAt));
}

describe('why a complaint is in review', () => {
  it('is nothing more than what the engine found, when that is all', async () => {
    expect(await why(await desk.complaint('ただの問合せ。'))).toEqual([]);
  });

  it('is the earlier complaint with its answer, when it came again after "no problem"', async () => {
    const [earlier, id] = [await setAside(), await desk.complaint('また明細が届かない。')];
    await desk.signals.raise(id, REPEATED, HANA, { earlier });
    expect(await why(id)).toEqual([
      {
        code: 'repeated',
        at: '2026-11-25T05:00:00.000Z',
        of: {
          ...{ complaintId: earlier, slipNumber: (await desk.complaints.row(earlier)).slipNumber },
          ...{ receivedAt: '2026-11-01T00:00:00.000Z', answer: 'set_aside', answeredAt: '2026-11-05T06:00:00.000Z' },
        },
      },
    ]);
  });

  it('says nothing of an earlier complaint behind a wall, or that this reader is still to read blind', async () => {
    const [earlier, id] = [await setAside(), await desk.complaint('また明細が届かない。')];
    await desk.signals.raise(id, REPEATED, HANA, { earlier });
    const hidden = (of: string) => (_: unknown, column: string) => ({ sql: `${column} = ?`, values: [of] });
    parts.registerLineVeil(hidden(earlier));
    expect(await why(id)).toMatchObject([{ code: 'repeated', of: null }]);
    parts = new ComplaintParts();
    walls.register((actor, column) => Promise.resolve(hidden(earlier)(actor, column)));
    expect(await new WhyIsInReview(db.uow, parts, walls).execute(id, HANA)).toMatchObject([{ of: null }]);
  });

  it('is no longer that once a reader has answered', async () => {
    const id = await desk.complaint('また明細が届かない。');
    await desk.signals.raise(id, SIBLING_OF_INCIDENT, HANA, { incidentOf: await setAside() });
    expect(await why(id)).toMatchObject([{ code: 'sibling' }]);
    await decide(id, { decision: 'set_aside', decidedAt: '2026-11-25T05:30:00.000Z', settles: false });
    expect(await why(id)).toMatchObject([{ code: 'sibling' }]);
    await decide(id, { decision: 'set_aside', decidedAt: '2026-11-25T06:00:00.000Z' });
    expect(await why(id)).toEqual([]);
    clock.advance(2 * HOUR_MS);
    await desk.signals.reopen(id, HANA, { incidentOf: id });
    expect((await why(id)).map(({ code }) => code)).toEqual(['reopened']);
    await decide(id, { decision: 'suspected', decidedAt: '2026-11-25T08:00:00.000Z' });
    expect(await why(id)).toEqual([]);
  });

  it('is that staff asked for it, also beside a suspicion that stands; and no old reopening with a new one', async () => {
    const id = await desk.complaint('店員が住所を知っていた。', { kinds: ['insider_misuse'], flagged: true });
    await desk.signals.raise(id, RAISED_BY_STAFF, HANA);
    await decide(id, { decision: 'set_aside', decidedAt: '2026-11-25T06:00:00.000Z' });
    clock.advance(2 * HOUR_MS);
    await desk.signals.reopen(id, HANA, { incidentOf: id });
    await decide(id, { decision: 'suspected', decidedAt: '2026-11-25T08:00:00.000Z' });
    expect(await why(id)).toEqual([]);
    clock.advance(2 * HOUR_MS);
    await desk.signals.raise(id, RAISED_BY_STAFF, HANA);
    expect(await why(id)).toEqual([{ code: 'raised', at: '2026-11-25T09:00:00.000Z', of: null }]);
  });
});

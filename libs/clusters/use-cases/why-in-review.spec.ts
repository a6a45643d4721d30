import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { ComplaintParts, complaintsSchema, ComplaintWalls } from '#complaints';
import { newId } from '#kernel';
import { insert } from '#persistence';
import { REPEATED, SIBLING_OF_INCIDENT, triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { clustersSchema } from '../index.js';
import { ClusterDesk } from './cluster-desk.fixture.js';
import { WhyIsInReview, type WhyInReview } from './why-in-review.js';

const HANA = { kind: 'user', id: 'hana', role: 'compliance' } as const;

let db: TestDatabase;
let desk: ClusterDesk;
let parts: ComplaintParts;
let walls: ComplaintWalls;
let why: (id: string) => Promise<WhyInReview[]>;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema, clustersSchema]);
  desk = new ClusterDesk(db.uow, new FakeClock('2026-11-25T05:00:00.000Z'));
  [parts, walls] = [new ComplaintParts(), new ComplaintWalls()];
  const reading = new WhyIsInReview(db.uow, parts, walls);
  why = (id) => reading.execute(id, HANA);
});
afterEach(() => db.close());

/** A complaint that a reader had answered with "no signal". */
async function setAside(): Promise<string> {
  const id = await desk.complaint('明細が届かない。', { receivedAt: '2026-11-01T00:00:00.000Z' });
  const kept = { sealedNote: null, sealedEvidence: null, kinds: '[]', engine: 'none', assessmentId: null };
  await db.uow.write((m) =>
    insert(m, 'review_decisions', {
      ...{ id: newId(), complaintId: id, decision: 'set_aside', reasonCode: 'checked-no-leak', stage: 'single' },
      ...{ settles: true, blind: false, incidentId: null, decidedBy: 'ren', decidedAt: '2026-11-05T06:00:00.000Z' },
      ...kept,
    }),
  );
  return id;
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
    await db.uow.write((m) => desk.signals.settle(m, id, 'set_aside', '2026-11-25T06:00:00.000Z'));
    expect(await why(id)).toEqual([]);
    await desk.signals.reopen(id, HANA, { incidentOf: id });
    expect((await why(id)).map(({ code }) => code)).toEqual(['reopened', 'sibling']);
  });
});

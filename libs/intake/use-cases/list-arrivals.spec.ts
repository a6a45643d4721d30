import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SelectQueryBuilder } from 'typeorm';
import { auditSchema, type AuditLog } from '#audit';
import { complaintsSchema } from '#complaints';
import { insert, query } from '#persistence';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import type { ArrivalLedger } from '../data/arrival-ledger.js';
import { Arrival } from '../data/arrival.entity.js';
import type { Outcome } from '../domain/arrival.js';
import { intakeSchema } from '../index.js';
import { ListArrivals, type ArrivalFilter, type ArrivalPlace } from './list-arrivals.js';

const at = (minute: number) => `2026-11-26T00:${String(minute).padStart(2, '0')}:00.000Z`;

let db: TestDatabase;
let list: ListArrivals;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, intakeSchema]);
  const ledger = { meta: () => Promise.resolve(null) } as unknown as ArrivalLedger;
  list = new ListArrivals(db.uow, ledger, {} as AuditLog, new FakeClock(at(59)));
  // Recorded in another order than received; two in the same moment.
  const lines: [string, number, Outcome][] = [
    ['a', 30, 'parked'],
    ['b', 10, 'parked'],
    ['c', 20, 'complaint'],
    ['d', 10, 'parked'],
    ['e', 40, 'parked'],
  ];
  for (const [id, minute, outcome] of lines) await add(id, at(minute), outcome);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await db.close();
});

async function add(id: string, receivedAt: string, outcome: Outcome): Promise<void> {
  await db.uow.write((m) =>
    insert(m, Arrival, {
      ...{ id, channel: 'email', transportHash: id, sha256: id, size: 1, mediaType: 'message/rfc822', receivedAt },
      ...{ recordedAt: receivedAt, settledAt: null, outcome, parkedReason: null, complaintId: null, repeatOf: null },
      ...{
        originalId: id,
        keyId: 'k',
        sealedMeta: Buffer.from('x'),
        humanMustRead: false,
        warnings: '[]',
        attempts: 0,
      },
      ...{ source: '', contentHash: null, attachmentsSince: null, reviewedAt: null, reviewedBy: null },
      ...{ sealedReview: null, partOf: null },
    }),
  );
}

/** The page's identifiers, and by what SQLite would find them. */
async function page(filter: ArrivalFilter, before: ArrivalPlace | null): Promise<{ ids: string[]; plan: string }> {
  const asked = jest.spyOn(SelectQueryBuilder.prototype, 'getMany');
  const ids = (await list.page(filter, 2, before)).map(({ id }) => id);
  const builder = asked.mock.contexts[0] as SelectQueryBuilder<Arrival>;
  const [sql, values] = builder.getQueryAndParameters();
  const steps = await query<{ detail: string }>(db.uow.reads, `EXPLAIN QUERY PLAN ${sql}`, values);
  jest.restoreAllMocks();
  return { ids, plan: steps.map(({ detail }) => detail).join('; ') };
}

describe('the ledger by outcome', () => {
  it('is listed page by page in the order of receipt', async () => {
    expect((await page({ outcome: 'parked' }, null)).ids).toEqual(['e', 'a']);
    expect((await page({ outcome: 'parked' }, { at: at(30), id: 'a' })).ids).toEqual(['d', 'b']);
    expect((await page({ outcome: 'parked' }, { at: at(10), id: 'd' })).ids).toEqual(['b']);
    expect((await page({}, { at: at(30), id: 'a' })).ids).toEqual(['c', 'd']);
  });

  it('costs a page what the page holds: an index begins where it begins, and nothing is sorted', async () => {
    for (const before of [null, { at: at(30), id: 'a' }]) {
      const { plan } = await page({ outcome: 'parked' }, before);
      expect(plan).toContain('ix_arrivals_outcome_received');
      expect(plan.includes('received_at<')).toBe(before !== null);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });
});

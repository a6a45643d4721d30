import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { cellOf } from '../domain/dimensions.js';
import type { Finding } from '../domain/finding.js';
import { clustersSchema } from '../index.js';
import { ClusterDesk } from './cluster-desk.fixture.js';

const HANA = { kind: 'user', id: 'hana', role: 'compliance' } as const;
const WEEK_MS = 7 * 86_400_000;

let db: TestDatabase;
let desk: ClusterDesk;
let clock: FakeClock;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema, clustersSchema]);
  clock = new FakeClock('2026-11-25T05:00:00.000Z');
  desk = new ClusterDesk(db.uow, clock);
});
afterEach(() => db.close());

/** What a detector would find: the complaints in a cell; the last of them arrived an hour ago. */
function found(cell: string, members: string[]): Finding {
  const to = clock.now().getTime() - 3_600_000;
  return {
    ...{ method: 'history', cell, level: cellOf(cell).level, from: to - WEEK_MS, to, windowMs: WEEK_MS },
    ...{ count: members.length, expected: 1, bound: 3, perWeek: 0.01, strength: 0.1, members, facts: {} },
  };
}

const many = (n: number): string[] => Array.from({ length: n }, (_, at) => `c${String(at)}`);

describe('leads', () => {
  it('that come back were raised at the hour of the clock', async () => {
    const members = many(10);
    await desk.leads.execute([found('weak', members.slice(0, 4))]);
    clock.advance(60_000);
    expect(await desk.leads.execute([found('weak', members)])).toEqual({ opened: 0, returned: 1 });
    const [lead] = await desk.clusters.page(null, 10, null);
    expect(lead?.raisedAt).toBe(clock.now().toISOString());
  });
});

describe('a lead that became an incident', () => {
  it('takes complaints that join it later into the same incident, once each', async () => {
    const suspected: [string, string | undefined][] = [];
    desk.events.on('signal.suspected', ({ complaintId, incidentId, result }) => {
      suspected.push([complaintId, incidentId]);
      result.incidentId = incidentId ?? 'first';
      return Promise.resolve();
    });
    const early = [await desk.complaint('一'), await desk.complaint('二'), await desk.complaint('三')];
    await desk.leads.execute([found('weak', early)]);
    const [lead] = await desk.clusters.page('open', 10, null);
    const toIncident = (incidentId?: string): Promise<unknown> =>
      desk.decide.execute(lead?.id ?? '', { decision: 'incident', incidentId }, HANA);
    await toIncident();
    await expect(toIncident()).rejects.toMatchObject({ code: 'clusters.not-allowed' });
    clock.advance(60_000);
    const late = [await desk.complaint('四'), await desk.complaint('五')];
    await desk.leads.execute([found('weak', [...early, ...late])]);
    suspected.length = 0;
    await toIncident('another');
    expect(suspected).toEqual(late.map((id) => [id, 'first']));
    expect([...(await desk.signals.signalsOf(db.uow.reads, late[0] ?? '')).keys()]).toEqual(['clustered']);
    expect((await desk.clusters.row(lead?.id ?? '')).incidentId).toBe('first');
    await expect(toIncident()).rejects.toMatchObject({ code: 'clusters.not-allowed' });
  });
});

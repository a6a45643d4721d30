import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { ClusterRows, clustersSchema } from '#clusters';
import { complaintsSchema } from '#complaints';
import { Settings } from '#kernel';
import { GroupRows, siblingsSchema } from '#siblings';
import { triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk } from '../use-cases/incident-desk.fixture.js';
import { NearIncidents } from './near-incidents.js';

const NOW = '2026-11-25T05:00:00.000Z';

let db: TestDatabase;
let desk: IncidentDesk;
let near: NearIncidents;

beforeEach(async () => {
  db = await openTestDatabase([
    ...[vaultSchema, auditSchema, complaintsSchema, triageSchema],
    ...[siblingsSchema, clustersSchema, incidentsSchema],
  ]);
  desk = new IncidentDesk(db.uow, Settings.from({ ...db.settings }), new FakeClock(NOW));
  near = new NearIncidents(db.uow);
});
afterEach(() => db.close());

const incidentOf = async (...complaintIds: string[]): Promise<string> =>
  (await desk.open.execute({ title: '取り違え', complaintIds }, hana)).id;

async function cluster(...members: string[]): Promise<void> {
  const to = Date.parse(NOW);
  const figures = { count: members.length, expected: 0.1, bound: 2, perWeek: 0.01, strength: 1, facts: {} };
  const finding = { method: 'burst', cell: 'weak', level: 'weak', from: to - 1, to, windowMs: 1, members } as const;
  await db.uow.write(async () => {
    await new ClusterRows(db.uow, new FakeClock(NOW)).open({ ...finding, ...figures, members });
  });
}

describe('incidents near a complaint', () => {
  it('are its own, then that of its group, then that of its cluster, each once', async () => {
    const [id, grouped] = [await desk.complaint(NOW), await desk.complaint(NOW)];
    const [clustered, far] = [await desk.complaint(NOW), await desk.complaint(NOW)];
    const groups = new GroupRows(db.uow, new FakeClock(NOW));
    await db.uow.write(async () => {
      const { id: group } = await groups.open(grouped, hana);
      await groups.join(group, [id], hana);
    });
    await cluster(id, grouped, clustered);
    const byCluster = await incidentOf(clustered);
    const byGroup = await incidentOf(grouped);
    await incidentOf(far);
    expect((await near.of(id)).map(({ incidentId, by }) => [incidentId, by])).toEqual([
      [byGroup, 'group'],
      [byCluster, 'cluster'],
    ]);
    await desk.link.execute(byCluster, id, hana);
    expect((await near.of(id)).map(({ incidentId, by }) => [incidentId, by])).toEqual([
      [byCluster, 'self'],
      [byGroup, 'group'],
    ]);
  });

  it('are none that ended, and none of complaints taken off again', async () => {
    const [id, other, third] = [await desk.complaint(NOW), await desk.complaint(NOW), await desk.complaint(NOW)];
    await cluster(id, other, third);
    const ended = await incidentOf(other);
    await db.uow.write((m) => m.update('incidents', { id: ended }, { state: 'closed' }));
    const left = await incidentOf(third);
    expect(await near.of(id)).toMatchObject([{ incidentId: left, state: 'suspected' }]);
    await desk.link.unlink(left, third, '別件', hana);
    expect(await near.of(id)).toEqual([]);
  });

  it('are none that only a dismissed lead brings near', async () => {
    const [id, other] = [await desk.complaint(NOW), await desk.complaint(NOW)];
    await cluster(id, other);
    const byLead = await incidentOf(other);
    expect(await near.of(id)).toMatchObject([{ incidentId: byLead, by: 'cluster' }]);
    await db.uow.write((m) => m.update('clusters', { state: 'open' }, { state: 'dismissed' }));
    expect(await near.of(id)).toEqual([]);
  });
});

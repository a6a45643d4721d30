import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { query } from '#persistence';
import { triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { dayNumber, startOf } from '../domain/day-types.js';
import type { Trait } from '../domain/dimensions.js';
import { CLEAN_DESK, SimulatedDesk } from '../domain/simulated-desk.fixture.js';
import { clustersSchema } from '../index.js';
import { ClusterDesk } from './cluster-desk.fixture.js';

jest.setTimeout(300_000);
const MINUTE_MS = 60_000;
/** A Wednesday, 14:00 in Tokyo. */
const NOW = '2026-11-25T05:00:00.000Z';

let db: TestDatabase;
let desk: ClusterDesk;
let clock: FakeClock;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema, clustersSchema]);
  clock = new FakeClock(NOW);
  desk = new ClusterDesk(db.uow, clock);
});
afterEach(() => db.close());

/** About 5,000 complaints without a cluster, up to yesterday; read long ago. */
async function fiveThousand(): Promise<number> {
  const simulated = new SimulatedDesk({ ...CLEAN_DESK, seed: 3 });
  const today = dayNumber(clock.now().getTime());
  const traits = simulated.days(today - 58, 58).map(withRealServices);
  await desk.enter(traits, '2026-11-24T15:00:00.000Z');
  await desk.sweep.minute();
  return traits.length;
}

/** The services of the made-up desk by names that texts are read for; the portal is its most usual one. */
function withRealServices(trait: Trait): Trait {
  const { service } = trait.values;
  const codes = ['portal', 'bill', 'call', 'mail', 'fixed', 'handset', 'sim', 'point', 'cloud', 'message'];
  return service === undefined
    ? trait
    : { ...trait, values: { ...trait.values, service: codes[Number(service.slice(1))] ?? service } };
}

/** Twelve complaints in forty minutes, a sweep each minute; answers the minutes from the first one to the first lead. */
async function twelveIn(minutes: number): Promise<number | null> {
  const began = clock.now().getTime();
  let said = 0;
  for (let minute = 0; minute < minutes + 5; minute += 1) {
    while (said < 12 && said * (minutes / 12) <= minute) {
      await desk.complaint('マイページにログインしたら、知らない方のお名前が一瞬出ました。', {
        channel: 'web',
        score: 0.12,
      });
      said += 1;
    }
    await desk.sweep.minute();
    if ((await desk.clusters.page('open', 10, null)).length > 0) return (clock.now().getTime() - began) / MINUTE_MS;
    clock.advance(MINUTE_MS);
  }
  return null;
}

describe('twelve weak complaints among five thousand', () => {
  it('are a lead within five minutes after the last of them when they come in forty minutes', async () => {
    expect(await fiveThousand()).toBeGreaterThan(4500);
    const minutes = await twelveIn(40);
    expect(minutes).not.toBeNull();
    expect(minutes).toBeLessThanOrEqual(40 + 5);
    const [lead] = await desk.clusters.page('open', 10, null);
    expect(lead).toMatchObject({ method: 'burst', raised: 1 });
    expect(desk.alarms).toMatchObject([{ code: 'clusters.raised', about: lead?.id, facts: { method: 'burst' } }]);
  });

  it('are none when they come in a day and a half (control)', async () => {
    await fiveThousand();
    expect(await twelveIn(36 * 60)).toBeNull();
  });
});

describe('the sweeps', () => {
  it('look at new complaints only, and make up for what came while nothing ran', async () => {
    await fiveThousand();
    expect(await desk.sweep.minute()).toEqual({ looked: 0, opened: 0 });
    for (let n = 0; n < 12; n += 1) {
      await desk.complaint('留守番電話に、ほかの方の伝言が入っていました。', { channel: 'web', score: 0.2 });
      clock.advance(3 * MINUTE_MS);
    }
    clock.advance(20 * 60 * MINUTE_MS);
    // A process that has just started, the next morning.
    const found = await desk.newSweep().minute();
    expect(found).toMatchObject({ looked: 12, opened: 1 });
    expect((await desk.newSweep().minute()).looked).toBe(0);
  });

  it('judge each whole day once, the missed ones too, and find a slow cluster of one shop', async () => {
    const today = dayNumber(clock.now().getTime());
    const simulated = new SimulatedDesk({ ...CLEAN_DESK, seed: 4, perDay: 30 });
    await desk.enter(simulated.days(today - 150, 150), NOW);
    const nine = Array.from({ length: 9 }, (_, n) => {
      const planted = simulated.trait(startOf(today - 1 - n * 3) + 12 * 3_600_000, { shop: 'p77' }, 'weak');
      return { ...planted, channel: 'phone', knownOn: planted.day };
    });
    await desk.enter(nine, NOW);
    expect(await desk.sweep.day()).toMatchObject({ days: 7 });
    expect(await desk.sweep.day()).toEqual({ days: 0, opened: 0 });
    const leads = await desk.clusters.page(null, 10, null);
    const found = leads.filter(({ cell }) => cell.includes('shop=p77'));
    expect(found).toHaveLength(1);
    const members = (await desk.clusters.members(found[0]?.id ?? '')).map(({ complaintId }) => complaintId);
    expect(nine.filter(({ complaintId }) => members.includes(complaintId)).length).toBeGreaterThanOrEqual(8);
    clock.advance(24 * 60 * MINUTE_MS);
    expect(await desk.sweep.day()).toMatchObject({ days: 1 });
    // The same shop again is the same lead.
    const again = await desk.clusters.page(null, 10, null);
    expect(again.filter(({ cell }) => cell.includes('shop=p77'))).toHaveLength(1);
  });
});

describe('what complaints are counted by', () => {
  const SHOP = '横浜駅前店で機種変更をした際、店員が私の通話履歴を見ていました。';

  it('is read from their words and contact: service, step, area and shop, without keeping a name', async () => {
    const id = await desk.complaint(SHOP, {
      contact: { address: '神奈川県横浜市西区1-1' },
      score: 0.4,
      flagged: true,
      kinds: ['insider_misuse'],
    });
    await desk.sweep.readWaiting(1000);
    const [row] = await query<Record<string, string | number>>(
      db.uow.reads,
      'SELECT * FROM cluster_traits WHERE complaint_id = ?',
      [id],
    );
    expect(row).toMatchObject({ kind: 'insider_misuse', step: 'model-change', score: 400 });
    expect(row?.['area']).toBe(desk.traits.keyOf('area', 'jp-14'));
    expect(row?.['shop']).toBe(desk.traits.keyOf('shop', 'named:横浜駅前店'));
    expect(JSON.stringify(row)).not.toMatch(/横浜|神奈川|jp-14/);
  });

  it('is read again when the words change, when a shop is entered, and stays where a person put it', async () => {
    const id = await desk.complaint(SHOP, { score: 0.4 });
    await desk.sweep.readWaiting(1000);
    const shopOf = async (): Promise<string | null> => {
      const [row] = await query<{ shop: string | null }>(
        db.uow.reads,
        'SELECT shop FROM cluster_traits WHERE complaint_id = ?',
        [id],
      );
      return row?.shop ?? null;
    };
    await db.uow.write(async () => {
      const by = { kind: 'user', id: 'sora' } as const;
      await desk.registers.addShop({ code: 'minato', name: '横浜駅前店', words: [] }, by);
      await desk.traits.readShopsAgain(0);
    });
    await desk.sweep.readWaiting(1000);
    expect(await shopOf()).toBe(desk.traits.keyOf('shop', 'known:minato'));
    const placed = { service: null, area: null, step: null, shop: 'known:other' };
    await db.uow.write(() => desk.traits.place(id, placed, 'sora'));
    await desk.sweep.readWaiting(1000);
    expect(await shopOf()).toBe(desk.traits.keyOf('shop', 'known:other'));
    expect(await desk.traits.waiting('', 10)).toEqual([]);
  });

  it('is read of the others when one cannot be opened; that one is counted without places and waits no longer', async () => {
    const damaged = await desk.complaint(SHOP);
    const sound = await desk.complaint(SHOP);
    await db.uow.write((m) => m.update('complaints', { id: damaged }, { sealedText: Buffer.alloc(64) }));
    await desk.sweep.minute();
    expect(await desk.traits.waiting('', 10)).toEqual([]);
    const rows = await query<{ complaint_id: string; step: string | null }>(
      db.uow.reads,
      'SELECT complaint_id, step FROM cluster_traits ORDER BY complaint_id',
    );
    expect(rows).toEqual([
      { complaint_id: damaged, step: null },
      { complaint_id: sound, step: 'model-change' },
    ]);
  });

  it('stays where a person put it while it was being read', async () => {
    const id = await desk.complaint(SHOP);
    await desk.read.execute([id]);
    const openAll = desk.complaints.openAll.bind(desk.complaints);
    const placed = { service: null, area: null, step: null, shop: 'known:other' };
    jest.spyOn(desk.complaints, 'openAll').mockImplementationOnce(async (ids) => {
      await db.uow.write(() => desk.traits.place(id, placed, 'sora'));
      return openAll(ids);
    });
    await desk.read.execute([id]);
    const rows = await query<{ shop: string | null }>(db.uow.reads, 'SELECT shop FROM cluster_traits');
    expect(rows).toEqual([{ shop: desk.traits.keyOf('shop', 'known:other') }]);
  });
});

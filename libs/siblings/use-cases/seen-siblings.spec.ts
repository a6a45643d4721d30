import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { ComplaintParts, complaintsSchema, ComplaintWalls } from '#complaints';
import type { Actor } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { GroupRows } from '../data/group-rows.js';
import { GroupClock } from './group-clock.js';
import type { ReadSiblings, Siblings } from './read-siblings.js';
import { SeenSiblings } from './seen-siblings.js';

const reader: Actor = { kind: 'user', id: 'kei', role: 'compliance' };
const agent: Actor = { kind: 'user', id: 'aoi', role: 'agent' };
const line = (complaintId: string) => ({
  complaintId,
  slipNumber: `2026-11-00000${complaintId}`,
  channel: 'phone' as const,
  receivedAt: '2026-11-25T00:00:00.000Z',
  state: 'received',
  flagged: true,
});
const signal = (createdAt: string) => ({ kind: 'content-known', state: 'open', createdAt });
const found: Siblings = {
  group: {
    id: 'g',
    members: [
      { ...line('1'), primary: true, signals: [signal('2026-11-25T01:00:00.000Z')] },
      { ...line('2'), primary: false, flagged: false, signals: [signal('2026-11-25T02:00:00.000Z')] },
    ],
    receivedAt: '2026-11-25T00:00:00.000Z',
    firstSignalAt: '2026-11-25T01:00:00.000Z',
    flagged: true,
  },
  suggestions: [],
};

describe('siblings of which a blind reading waits', () => {
  let db: TestDatabase;
  let seen: SeenSiblings;
  let parts: ComplaintParts;
  let walls: ComplaintWalls;

  beforeEach(async () => {
    db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema]);
    parts = new ComplaintParts();
    walls = new ComplaintWalls();
    // The compliance officer is still to read the first one.
    parts.registerLineVeil(({ id }, column) => (id === 'kei' ? { sql: `${column} = ?`, values: ['1'] } : null));
    await db.uow.write((m) =>
      m.query(
        `INSERT INTO complaints (id, slip_number, arrival_id, key_id, channel, language, received_at, registered_at, state,
          category, severity, flagged, human_must_read, via_relay, version, sealed_text, sealed_details)
         VALUES ('1', 's', 'a', 'k', 'phone', 'ja', 't', 't', 'received', 'other', 'low', true, false, false, 1, 'x', 'x')`,
      ),
    );
    const clock = new GroupClock(db.uow, new GroupRows(db.uow, new FakeClock('2026-11-25T03:00:00.000Z')), walls);
    const read = { execute: () => Promise.resolve(found) } as unknown as ReadSiblings;
    seen = new SeenSiblings(db.uow, parts, read, clock);
  });

  afterEach(() => db.close());

  it('show neither flag nor signals to who is to read, and their group tells nothing of them', async () => {
    const { group } = await seen.execute('2', reader);
    expect(group?.members.map(({ flagged, signals }) => [flagged, signals.length])).toEqual([
      [null, 0],
      [false, 1],
    ]);
    expect(group).toMatchObject({ flagged: false, firstSignalAt: '2026-11-25T02:00:00.000Z' });
  });

  it('are whole for everybody else (control)', async () => {
    expect(await seen.execute('2', agent)).toEqual(found);
  });

  it('are kept back on the page of a complaint too', async () => {
    seen.onModuleInit();
    const page = await parts.veil('2', reader, { group: found.group, text: 'x' });
    expect(page).toMatchObject({ text: 'x', group: { flagged: false, members: [{ flagged: null, signals: [] }, {}] } });
    expect(await parts.veil('2', reader, { group: null })).toEqual({ group: null });
  });

  it('that stand behind a wall are not there, and their group begins with those that are', async () => {
    const third = { ...line('3'), receivedAt: '2026-11-25T00:30:00.000Z', primary: false, signals: [], flagged: false };
    const earlier = found.group?.members ?? [];
    const group = found.group && { ...found.group, members: [...earlier, third] };
    walls.register((actor, column) =>
      Promise.resolve(actor.id === 'aoi' ? { sql: `${column} = ?`, values: ['1'] } : null),
    );
    seen.onModuleInit();
    const page = (who: Actor) => parts.veil('2', who, { group });
    expect(await page(agent)).toMatchObject({ group: { firstSignalAt: '2026-11-25T02:00:00.000Z', flagged: false } });
    expect(JSON.stringify(await page(agent))).not.toContain('2026-11-000001');
    expect(await page(reader)).toMatchObject({ group: { members: [{}, {}, {}] } });
    expect((await seen.execute('2', agent)).group).toBeNull();
  });
});

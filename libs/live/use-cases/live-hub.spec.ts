import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PermissionTable } from '#access';
import { loadYaml, type Actor } from '#kernel';
import { FakeClock } from '#testing';
import type { LiveNews } from '../domain/live-news.js';
import { EventStream } from '../http/event-stream.js';
import { LiveHub } from './live-hub.js';
import { LiveSight } from './live-sight.js';

const actor: Actor = { kind: 'user', id: 'aoi', role: 'agent' };
const MOST = 12;
const AT = '2026-11-25T00:00:00.000Z';
const KEPT = 5_000;

let hub: LiveHub;
let bus: { isOpen: boolean; open: () => Promise<void> };

/** A browser's connection, and the socket under it. */
function connection(): { socket: PassThrough; stream: EventStream } {
  const socket = Object.assign(new PassThrough(), { writeHead: () => undefined });
  socket.setEncoding('utf8');
  socket.resume();
  const reply = { raw: socket, hijack: () => undefined, getHeaders: () => ({}) };
  return { socket, stream: new EventStream(reply as never, { actor, sessionId: 's1' }) };
}

async function broken(): Promise<EventStream> {
  const { socket, stream } = connection();
  socket.destroy();
  await once(socket, 'close');
  return stream;
}

beforeEach(() => {
  bus = { isOpen: true, open: () => Promise.resolve() };
  const sessions = { standing: () => Promise.resolve(actor) };
  const permissions = PermissionTable.parse(loadYaml('roles.yaml'));
  const clock = new FakeClock(AT);
  hub = new LiveHub(bus as never, sessions as never, permissions, new LiveSight(), clock);
});
afterEach(() => {
  hub.onModuleDestroy();
});

describe('seats at the stream of events', () => {
  it('are taken by connections that stand, twelve of one person', async () => {
    for (let n = 0; n < MOST; n += 1) await hub.join(connection().stream, null);
    expect(hub.listeners).toBe(MOST);
    await expect(hub.join(connection().stream, null)).rejects.toMatchObject({ code: 'live.too-many' });
  });

  it('are not taken by connections that broke before they were listened to', async () => {
    for (let n = 0; n <= MOST; n += 1) await hub.join(await broken(), null);
    expect(hub.listeners).toBe(0);
    await hub.join(connection().stream, null);
    expect(hub.listeners).toBe(1);
  });

  it('come back with the next heartbeat when a connection broke and nobody said so', async () => {
    const { socket, stream } = connection();
    await hub.join(stream, null);
    await hub.join(connection().stream, null);
    socket.destroy();
    await hub.beat();
    expect(hub.listeners).toBe(1);
  });
});

describe('a place in the news', () => {
  const told = (n: number): LiveNews => ({
    n: `n${String(n)}`,
    type: 'complaint.changed',
    id: `c${String(n)}`,
    at: AT,
  });
  const tell = async (from: number, to = from): Promise<void> => {
    for (let n = from; n <= to; n += 1) hub.hear(told(n));
    await hub.flush();
  };
  /** Identifiers that somebody hears of who goes on after the place; or `resync`. */
  async function after(place: string | null): Promise<string[]> {
    const { socket, stream } = connection();
    let text = '';
    socket.on('data', (part: string) => (text += part));
    await hub.join(stream, place);
    socket.end();
    await once(socket, 'end');
    const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as LiveNews);
    return events.filter(({ type }) => type !== 'queue.changed').map(({ type, id }) => (id === '' ? type : id));
  }

  it('is there before anything was told, and what is told afterwards is heard by who goes on after it', async () => {
    const first = hub.place;
    expect(await after(first)).toEqual([]);
    await tell(1);
    const second = hub.place;
    hub.hear(told(2));
    expect(hub.place).toBe(second);
    await hub.flush();
    expect([await after(first), await after(second), await after(hub.place)]).toEqual([['c1', 'c2'], ['c2'], []]);
  });

  it('serves as long as all that came after it is kept', async () => {
    const first = hub.place;
    await tell(1);
    const second = hub.place;
    await tell(2, KEPT + 1);
    expect([await after(first), await after(second)]).toEqual([['resync'], ['complaint.changed']]);
  });

  it('from before something may have been missed serves nobody', async () => {
    await tell(1);
    const before = hub.place;
    hub.resyncAll();
    await tell(2);
    expect([await after(before), await after('n1'), await after(null)]).toEqual([['resync'], ['resync'], []]);
  });

  it('is none while other processes are not heard', () => {
    bus.isOpen = false;
    expect(hub.place).toBeNull();
  });
});

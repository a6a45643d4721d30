import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PermissionTable } from '#access';
import { loadYaml, type Actor } from '#kernel';
import { FakeClock } from '#testing';
import { EventStream } from '../http/event-stream.js';
import { LiveHub } from './live-hub.js';
import { LiveSight } from './live-sight.js';

const actor: Actor = { kind: 'user', id: 'aoi', role: 'agent' };
const MOST = 12;

let hub: LiveHub;

/** A browser's connection, and the socket under it. */
function connection(): { socket: PassThrough; stream: EventStream } {
  const socket = Object.assign(new PassThrough(), { writeHead: () => undefined });
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
  const bus = { open: () => Promise.resolve() };
  const sessions = { standing: () => Promise.resolve(actor) };
  const permissions = PermissionTable.parse(loadYaml('roles.yaml'));
  const clock = new FakeClock('2026-11-25T00:00:00.000Z');
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

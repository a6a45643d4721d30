import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '#kernel';
import { profile } from '#persistence';
import { openTestDatabase, temporaryFolder, until } from '#testing';
import { BuiltDesk } from './support/built-desk.js';
import { mailDoor, submit, textOf } from './support/senders.js';
import { canTrace, inOrder, stepsOf, stepsToAnswers, tracer, type Step } from './support/trace.js';

jest.setTimeout(600_000);

const COMPLAINTS = 5;
const LARGE_MAILS = 2;
const WAL = /^madoguchi\.sqlite-wal$/;
/** SQLite commits by writing the log and syncing it. */
const COMMIT: [Step['kind'], RegExp][] = [
  ['wrote', WAL],
  ['synced', WAL],
];
/** A large original: written, synced, renamed, its folder synced. */
const FILE: [Step['kind'], RegExp][] = [
  ['wrote', /^blobs\/..\/\.tmp-/],
  ['synced', /^blobs\/..\/\.tmp-/],
  ['renamed', /^blobs\/..\/[0-9A-Z]{26}$/],
  ['synced', /^blobs\/..$/],
];
/** Only then its row. */
const LARGE = [...FILE, ...COMMIT];

const SQLITE = profile.kind === 'sqlite';
const traces = SQLITE && canTrace();
if (SQLITE && !traces)
  process.stderr.write('\n  not run: order of fsync and answer (strace is missing or may not trace here)\n');

const folder = temporaryFolder();
let desk: BuiltDesk | undefined;
afterEach(async () => {
  await desk?.remove();
  desk = undefined;
}, 300_000);
afterAll(() => {
  folder.remove();
});

/** Sends complaints and large mails to a traced desk, one after the other, and answers the steps to each answer. */
async function traced(name: string, nodeOptions: string[]): Promise<{ http: Step[][]; smtp: Step[][] }> {
  const file = join(folder.path, `${name}.trace`);
  desk = await BuiltDesk.make({ under: tracer(file), nodeOptions });
  await desk.start();
  const agent = await desk.as('agent');
  for (let n = 0; n < COMPLAINTS; n += 1) expect(await submit(agent, textOf(1, n))).toHaveProperty('slipNumber');
  const door = mailDoor(desk, 1);
  for (let n = 0; n < LARGE_MAILS; n += 1) expect(await door.send(textOf(2, n), n * 10)).toHaveProperty('arrivalId');
  door.close();
  const { dataDir } = desk;
  const read = (of: 'http' | 'smtp') => stepsToAnswers(stepsOf(file, dataDir), of);
  await until('the trace to be written', () => read('smtp').length >= LARGE_MAILS);
  return { http: read('http').slice(-COMPLAINTS), smtp: read('smtp') };
}

describe('what is acknowledged is on the disk', () => {
  (SQLITE ? it : it.skip)('because the live writer commits through a synced write-ahead log', async () => {
    const database = await openTestDatabase([]);
    const pragma = async (name: string): Promise<unknown> =>
      Object.values((await database.writer.query<object[]>(`PRAGMA ${name}`))[0] ?? {})[0];
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'];
    expect(await Promise.all(pragmas.map(pragma))).toEqual(['wal', 2, 1, 1]);
    await database.close();
  });

  (traces ? it : it.skip)(
    'before 201 and 250: log synced; a large original synced, renamed, its folder synced',
    async () => {
      const { http, smtp } = await traced('full', []);
      expect(http.map((steps) => inOrder(steps, COMMIT))).toEqual(Array<boolean>(COMPLAINTS).fill(true));
      expect(smtp.map((steps) => inOrder(steps, LARGE))).toEqual(Array<boolean>(LARGE_MAILS).fill(true));
    },
  );

  (traces ? it : it.skip)('which the check would notice if SQLite did not sync (control)', async () => {
    const { http, smtp } = await traced('off', [
      '--require',
      join(projectRoot(), 'test/crash/support/synchronous-off.cjs'),
    ]);
    expect(http.map((steps) => inOrder(steps, COMMIT))).toEqual(Array<boolean>(COMPLAINTS).fill(false));
    expect(http.every((steps) => inOrder(steps, [['wrote', WAL]]))).toBe(true);
    expect(smtp.map((steps) => inOrder(steps, LARGE))).toEqual(Array<boolean>(LARGE_MAILS).fill(false));
    expect(smtp.every((steps) => inOrder(steps, FILE))).toBe(true);
  });
});

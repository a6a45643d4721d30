import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '#kernel';
import { runMadoguchi, startDesk, type HttpClient, type TestDesk } from '#testing';
import { CheckBlobs } from '#vault';
import { balance, handOver, ledgerLines, mail, runJobs } from './doors.js';
import { LONG_TEXT, whileFull } from './full-storage.js';
import { fieldsOf } from './page-form.js';

jest.setTimeout(420_000);

let desk: TestDesk;
let agent: HttpClient;

beforeAll(async () => {
  desk = await startDesk({ settings: { smtpListenPort: 0 } });
  agent = await desk.as('supervisor');
  expect((await log('満杯になる前の苦情')).status).toBe(201);
}, 300_000);
afterAll(() => desk.close());

const log = (text: string) => agent.post('/api/v1/complaints', { channel: 'phone', text });
const letter = mail(
  {
    From: 'someone@example.net',
    Subject: 'nagai',
    'Message-ID': '<nagai@example.net>',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
  },
  LONG_TEXT,
);
const send = () => handOver(desk, { from: 'someone@example.net', to: 'desk@example.jp', raw: letter });

/** What is there, to compare before and after. */
async function everything(): Promise<unknown> {
  const { totals, balanced, faults } = await balance(agent);
  const { items } = (await agent.get('/api/v1/complaints')).as<{ items: { id: string }[] }>();
  return { totals, balanced, faults, ids: items.map((item) => item.id) };
}

describe('when the database has no room', () => {
  it('answers 503 to a logged complaint, keeps nothing of it, and takes it when there is room', async () => {
    const before = await everything();
    const refused = await whileFull(desk, () => log(LONG_TEXT));
    expect(refused).toMatchObject({ status: 503, body: { code: 'persistence.storage-failed' } });
    expect(refused.bytes.toString()).not.toContain('回線');
    expect(await everything()).toEqual(before);
    const taken = await log(LONG_TEXT);
    expect(taken.status).toBe(201);
    expect(taken.as<{ slipNumber: string }>().slipNumber).toBe('2026-11-000002');
  });

  it('asks a mail server to try again, and has one case when it does', async () => {
    const before = await everything();
    await whileFull(desk, () => expect(send()).rejects.toMatchObject({ responseCode: 452 }));
    expect(await everything()).toEqual(before);
    expect(await send()).toMatch(/^250 /);
    await runJobs(desk);
    expect(await ledgerLines(agent, '&channel=email')).toMatchObject([{ outcome: 'complaint' }]);
  });

  it('gives the writer of the public form the text back, to be sent again', async () => {
    const browser = desk.client();
    const form: Record<string, string> = fieldsOf((await browser.get('/')).bytes.toString());
    form['text'] = LONG_TEXT;
    desk.clock.advance(20_000);
    const refused = await whileFull(desk, () => browser.submit('/', form));
    expect(refused.status).toBe(503);
    const again = fieldsOf(refused.bytes.toString());
    expect(again).toMatchObject({ text: LONG_TEXT, formId: form['formId'] });
    expect((await browser.submit('/', again)).status).toBe(200);
    expect(await ledgerLines(agent, '&channel=web')).toHaveLength(1);
  });

  it('keeps those of one commit apart: who is refused takes nobody along', async () => {
    const before = (await balance(agent)).totals.received;
    const answers = await whileFull(desk, () => Promise.all([LONG_TEXT, '短い一', '短い二'].map((text) => log(text))));
    const taken = answers.filter((answer) => answer.status === 201).length;
    expect(answers.every((answer) => [201, 503].includes(answer.status))).toBe(true);
    expect(taken).toBeLessThan(3);
    expect(await balance(agent)).toMatchObject({ balanced: true, totals: { received: before + taken } });
  });
});

describe('when the folder of large originals cannot be written', () => {
  it('answers 503 to an upload and 452 to a mail, keeps nothing, and recovers', async () => {
    const folder = join(desk.settings.dataDir, 'blobs');
    const bytes = Buffer.alloc(70_000, 'nagai tegami desu. kaisen ga kireru. ');
    const upload = () => agent.upload('/api/v1/intake/letter', { name: 'letter.txt', bytes, mediaType: 'text/plain' });
    const large = mail({ From: 'someone@example.net', Subject: 'ookii' }, bytes.toString());
    const sendLarge = () => handOver(desk, { from: 'someone@example.net', to: 'desk@example.jp', raw: large });
    const before = await everything();
    if (existsSync(folder)) renameSync(folder, `${folder}.away`);
    writeFileSync(folder, 'in the way');
    try {
      expect(await upload()).toMatchObject({ status: 503, body: { code: 'vault.store-unavailable' } });
      await expect(sendLarge()).rejects.toMatchObject({ responseCode: 452 });
    } finally {
      rmSync(folder);
      if (existsSync(`${folder}.away`)) renameSync(`${folder}.away`, folder);
    }
    expect(await everything()).toEqual(before);
    expect((await upload()).status).toBe(201);
    expect(await sendLarge()).toMatch(/^250 /);
    await runJobs(desk);
    expect(await balance(agent)).toMatchObject({ balanced: true, totals: { pending: 0 } });
    expect(await desk.get(CheckBlobs).execute(0)).toMatchObject({ missing: [] });
  });
});

describe('the sealed copy of a large mail that comes again', () => {
  it('belongs to no arrival and is taken away after an hour; those of arrivals stay', async () => {
    const large = mail({ From: 'someone@example.net', 'Message-ID': '<twice@example.net>' }, 'kaisen '.repeat(10_000));
    const sent = { from: 'someone@example.net', to: 'desk@example.jp', raw: large };
    await handOver(desk, sent);
    await handOver(desk, sent);
    const long = new Date(desk.clock.now().getTime() - 7_200_000);
    const files = blobFiles();
    for (const file of files) utimesSync(file, long, long);
    const check = desk.get(CheckBlobs);
    const { withoutRow } = await check.execute();
    expect(withoutRow.length).toBeGreaterThan(0);
    expect(withoutRow.length).toBeLessThan(files.length);
    desk.clock.advance(7_200_000);
    await runJobs(desk);
    expect(blobFiles()).toHaveLength(files.length - withoutRow.length);
    expect(await check.execute()).toEqual({ temporary: [], withoutRow: [], missing: [] });
  });
});

describe('after all of that', () => {
  it('verifies: the ledger balances and the audit chain holds', async () => {
    const auditor = await desk.as('auditor');
    const proof = await auditor.get('/api/v1/proof?verify=true');
    expect(proof.body).toMatchObject({ ledger: { balanced: true }, audit: { ok: true, firstBad: null } });
  });
});

describe('without its master key', () => {
  const keyFile = () => join(desk.settings.dataDir, 'keys', 'master-keys.json');

  it('neither desk nor command line starts; each says in one sentence what is missing, and makes no new key', async () => {
    renameSync(keyFile(), `${keyFile()}.away`);
    try {
      const ran = await runMadoguchi(['ledger', 'balance', '--json'], { settings: desk.settings });
      const started = await startProgram();
      for (const { code, stderr } of [ran, started]) {
        expect(code).toBe(1);
        expect(stderr).toContain(`The master key file ${keyFile()} is missing`);
        expect(stderr).toContain('put back your backup');
        expect(stderr).not.toContain('    at ');
      }
      expect(existsSync(keyFile())).toBe(false);
    } finally {
      renameSync(`${keyFile()}.away`, keyFile());
    }
    const ran = await runMadoguchi(['ledger', 'balance', '--json'], { settings: desk.settings });
    expect([ran.code, ran.json<{ balanced: boolean }>().balanced]).toEqual([0, true]);
  });
});

/** Every file of the blob store. */
function blobFiles(): string[] {
  const entries = readdirSync(join(desk.settings.dataDir, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Runs the desk's own program on the test's data; it is stopped should it start after all. */
async function startProgram(): Promise<{ code: number | null; stderr: string }> {
  const { dataDir, databaseUrl } = desk.settings;
  const env = {
    ...process.env,
    TZ: 'UTC',
    MADOGUCHI_DATA_DIR: dataDir,
    MADOGUCHI_PORT: '0',
    ...(databaseUrl === null ? {} : { MADOGUCHI_DATABASE_URL: databaseUrl }),
  };
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/apps/desk/main.js')], { env });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (stderr.includes('Madoguchi: http')) child.kill();
  });
  // Its pipes are read to the end then, which its exit alone does not say.
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

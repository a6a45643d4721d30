import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { profile, writerOptions } from '#persistence';
import { HttpClient, runMadoguchi, temporaryFolder, until } from '#testing';
import { BuiltDesk } from './support/built-desk.js';
import { mailDoor, submit, textOf, type Acknowledged, type AcknowledgedMail } from './support/senders.js';

jest.setTimeout(600_000);

const SQLITE = profile.kind === 'sqlite';
const outside = temporaryFolder();
const backup = join(outside.path, 'backup');
let desk: BuiltDesk;
let token: string;
let agent: HttpClient;
let complaint: Acknowledged;
let mail: AcknowledgedMail;

interface Verdict {
  ok: boolean;
  files: number;
  problems: { path: string; why: string }[];
}

beforeAll(async () => {
  desk = await BuiltDesk.make();
  await desk.start();
  token = await desk.token('agent');
  agent = new HttpClient(desk.url).useToken(token);
  complaint = (await submit(agent, textOf(1, 1))) as Acknowledged;
  const door = mailDoor(desk, 1);
  // Large enough to be a file of its own.
  mail = (await door.send(textOf(1, 2), 10)) as AcknowledgedMail;
  door.close();
}, 300_000);

afterAll(async () => {
  await desk.remove();
  outside.remove();
}, 300_000);

const madoguchi = (...args: string[]) => runMadoguchi(['backup', ...args, '--json'], { settings: desk.settings });
const verdict = async () => (await madoguchi('verify', '--from', backup)).json<Verdict>();

describe('backup', () => {
  it('copies the running desk, while complaints come in, without the master keys', async () => {
    const [done] = await Promise.all([
      madoguchi('--to', backup),
      submit(agent, textOf(1, 3)),
      submit(agent, textOf(1, 4)),
    ]);
    expect(done.code).toBe(0);
    expect(done.stderr).toContain('The master keys are NOT in it');
    expect(done.json<{ recorded: boolean }>().recorded).toBe(true);
    if (!SQLITE) expect(done.stderr).toContain('pg_dump');
    const paths = done.json<{ files: { path: string }[] }>().files.map((file) => file.path);
    const blob = paths.filter((path) => path.startsWith('blobs/'));
    expect(blob).toHaveLength(1);
    const engine = paths.filter((path) => /^engines\/[0-9a-f]{64}$/.test(path));
    expect(engine).toHaveLength(2);
    expect(paths).toEqual([...(SQLITE ? ['madoguchi.sqlite'] : []), ...blob, ...engine]);
    expect(existsSync(join(backup, 'keys'))).toBe(false);
    expect((await madoguchi('verify', '--from', backup)).code).toBe(0);
  });

  it('is told to administrators, and stands in the audit log', async () => {
    const admin = await desk.person('admin', 'operator');
    const { madeAt } = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as { madeAt: string };
    const { operation } = (await admin.get('/api/v1/today')).as<{ operation: { lastBackupAt: string } }>();
    expect(Date.parse(operation.lastBackupAt)).toBeGreaterThanOrEqual(Date.parse(madeAt));
    const auditor = await desk.person('auditor');
    const lines = (await auditor.get('/api/v1/audit/entries?action=backup.made')).as<{ items: { facts: object }[] }>();
    expect(lines.items).toMatchObject([{ facts: { database: SQLITE ? 'sqlite' : 'pg_dump' } }]);
  });

  it('writes nothing into the database of a later program', async () => {
    const later = await new DataSource(writerOptions(desk.settings, [])).initialize();
    const name = 'OfALaterProgram9999999999999';
    try {
      await later.query(`INSERT INTO migrations ("timestamp", name) VALUES (9999999999999, '${name}')`);
      const done = await madoguchi('--to', join(outside.path, 'of-a-later-program'));
      expect([done.code, done.json<{ recorded: boolean }>().recorded]).toEqual([0, false]);
    } finally {
      await later.query(`DELETE FROM migrations WHERE name = '${name}'`);
      await later.destroy();
    }
  });

  it('wants a folder of its own', async () => {
    const again = await madoguchi('--to', backup);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('is not empty');
    expect(await verdict()).toMatchObject({ ok: true });
  });

  (SQLITE ? it : it.skip)(
    'is restored by copying it beside the keys: complaint and original are as they were',
    async () => {
      const original = await agent.get(`/api/v1/arrivals/${mail.arrivalId}/original`);
      const restored = await BuiltDesk.make();
      try {
        rmSync(restored.dataDir, { recursive: true });
        mkdirSync(restored.dataDir);
        cpSync(backup, restored.dataDir, { recursive: true });
        cpSync(join(desk.dataDir, 'keys'), join(restored.dataDir, 'keys'), { recursive: true });
        await restored.start();
        const there = new HttpClient(restored.url).useToken(token);
        const found = (await there.get(`/api/v1/complaints/${complaint.id}`)).as<Acknowledged>();
        expect({ text: found.text, slipNumber: found.slipNumber }).toEqual({
          text: complaint.text,
          slipNumber: complaint.slipNumber,
        });
        const bytes = (await there.get(`/api/v1/arrivals/${mail.arrivalId}/original`)).bytes;
        expect(bytes.length).toBeGreaterThan(65_536);
        expect(bytes.equals(original.bytes)).toBe(true);
        await until('the restored desk to be ready', async () => (await there.get('/readyz')).status === 200);
        const { auditHead } = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as {
          auditHead: { seq: number; hash: string };
        };
        const anchor = `${auditHead.seq}:${auditHead.hash}`;
        const audit = await runMadoguchi(['audit', 'verify', '--anchor', anchor], { settings: restored.settings });
        expect(audit.code).toBe(0);
      } finally {
        await restored.remove();
      }
    },
  );

  it('is found unsound when a byte was altered, a file is gone, or it never was finished', async () => {
    const { files } = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as { files: { path: string }[] };
    for (const { path } of files) {
      const bytes = readFileSync(join(backup, path));
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(altered.length >> 1) ^ 1, altered.length >> 1);
      writeFileSync(join(backup, path), altered);
      expect(await verdict()).toMatchObject({ ok: false, problems: [{ path, why: 'not as it was backed up' }] });
      writeFileSync(join(backup, path), bytes);
    }
    const last = files.at(-1)?.path ?? '';
    rmSync(join(backup, last));
    expect(await verdict()).toMatchObject({ ok: false, problems: [{ path: last, why: 'missing or unreadable' }] });
    rmSync(join(backup, 'manifest.json'));
    const unfinished = await madoguchi('verify', '--from', backup);
    expect([unfinished.code, unfinished.json<Verdict>().ok]).toEqual([1, false]);
  });
});

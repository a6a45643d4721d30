import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import yazl from 'yazl';
import { hashOf, type AuditLine } from '#audit';
import { temporaryFolder } from '#testing';
import { manifestBytes, type Manifest, type PackedFile } from '../domain/manifest.js';
import { signingKeyFrom, type SigningKey } from '../domain/signature.js';
import { openPack } from './open-pack.js';
import { PackWriter } from './pack-writer.js';
import { verifyPack } from './verify-pack.js';

const AT = new Date('2026-11-25T01:00:00.000Z');
const key = signingKeyFrom(Buffer.alloc(32, 7));
const another = signingKeyFrom(Buffer.alloc(32, 8));
const folder = temporaryFolder();
const whole = join(folder.path, 'whole.zip');

type Files = Map<string, Buffer>;

/** The only line of a log: its tree is its own leaf. */
function line(change: Partial<AuditLine> = {}): AuditLine {
  const written = {
    seq: 1,
    at: AT.toISOString(),
    actorKind: 'user',
    actorId: 'officer',
    action: 'incident.created',
    object: 'incident:I',
    purpose: null,
    facts: '{"n":1}',
    prevHash: '0'.repeat(64),
    ...change,
  };
  return { ...written, hash: hashOf(written) };
}

const leaf = (hash: string) => createHash('sha256').update(Buffer.of(0)).update(Buffer.from(hash, 'hex')).digest('hex');

function manifestOf(files: PackedFile[], change: Partial<Manifest> = {}): Manifest {
  const { hash, at } = line();
  return {
    format: 'madoguchi-evidence',
    version: 1,
    madeAt: AT.toISOString(),
    madeBy: 'officer',
    operator: '架空電信株式会社',
    incident: { id: 'I', number: '2026-0001', state: 'confirmed', version: 3 },
    originals: 'included',
    audit: { head: { seq: 1, hash, at }, root: leaf(hash), size: 1, sound: true, firstBad: null },
    key: { algorithm: 'ed25519', fingerprint: key.fingerprint },
    files,
    ...change,
  };
}

const original = Buffer.from('知らない人のメールが届いています。');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const CONTENT: [string, string | Buffer][] = [
  ['incident.json', '{}\n'],
  ['timeline.json', JSON.stringify([{ at: AT.toISOString(), actorId: 'officer', action: 'created', facts: { n: 1 } }])],
  ['originals/O.eml', original],
  ['originals.json', JSON.stringify([{ path: 'originals/O.eml', sha256: sha256(original) }])],
  ['audit/entries.jsonl', `${JSON.stringify({ ...line(), path: [] })}\n`],
];

async function write(
  to: string,
  o: { content?: typeof CONTENT; change?: Partial<Manifest>; key?: SigningKey } = {},
): Promise<string> {
  const writer = new PackWriter(AT);
  const done = pipeline(writer.stream, createWriteStream(to));
  for (const [path, content] of o.content ?? CONTENT) await writer.add(path, content);
  await writer.sign(o.key ?? key, (files) => manifestBytes(manifestOf(files, o.change)));
  writer.end();
  await done;
  return to;
}

/** Everything of a pack, to be put together otherwise. */
async function filesOf(file: string): Promise<Files> {
  const pack = await openPack(file);
  const files: Files = new Map();
  for (const path of pack.entries.keys()) files.set(path, await pack.read(path, 1_000_000));
  pack.close();
  return files;
}

async function zipOf(files: Iterable<[string, Buffer]>, comment = ''): Promise<string> {
  const to = join(folder.path, `${Math.random().toString(36).slice(2)}.zip`);
  const zip = new yazl.ZipFile();
  for (const [path, bytes] of files) zip.addBuffer(bytes, path);
  zip.end({ forceZip64Format: false, comment });
  await pipeline(zip.outputStream, createWriteStream(to));
  return to;
}

const trusted = { fingerprint: key.fingerprint };
const codes = async (file: string) => (await verifyPack(file, trusted)).problems.map(({ path, code }) => [path, code]);

beforeAll(() => write(whole));
afterAll(() => {
  folder.remove();
});

describe('a pack', () => {
  it('is sound as it was written, and says what it is and whose key signed it', async () => {
    expect(await verifyPack(whole, trusted)).toEqual({
      ok: true,
      incident: { id: 'I', number: '2026-0001' },
      madeAt: AT.toISOString(),
      files: CONTENT.length + 1,
      bytes: expect.any(Number),
      fingerprint: key.fingerprint,
      keyCompared: true,
      audit: { lines: 1, head: { seq: 1, hash: line().hash } },
      problems: [],
    });
    expect(await verifyPack(whole)).toMatchObject({ ok: true, keyCompared: false });
  });

  it('is sound when another program packed the same files again (control)', async () => {
    expect(await codes(await zipOf(await filesOf(whole)))).toEqual([]);
  });

  it('takes a fingerprint as people write it, and refuses what is none', async () => {
    const written = key.fingerprint.toUpperCase().replace(/(..)(?!$)/g, '$1:');
    expect(await verifyPack(whole, { fingerprint: written })).toMatchObject({ ok: true, keyCompared: true });
    for (const fingerprint of ['', key.fingerprint.slice(0, 16), another.fingerprint]) {
      expect(await verifyPack(whole, { fingerprint })).toMatchObject({
        ok: false,
        problems: [{ path: 'public-key.pem', code: 'key' }],
      });
    }
  });
});

describe('tampering', () => {
  it('shows for every single file that was changed by one bit', async () => {
    const files = await filesOf(whole);
    expect(files.size).toBe(CONTENT.length + 4);
    for (const [path, bytes] of files) {
      const changed = Buffer.from(bytes);
      changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1;
      const found = await codes(await zipOf(new Map(files).set(path, changed)));
      expect([path, found.length]).not.toEqual([path, 0]);
    }
  });

  it('shows for every file that was taken away', async () => {
    const files = await filesOf(whole);
    for (const path of files.keys()) {
      const fewer = new Map(files);
      fewer.delete(path);
      expect(await codes(await zipOf(fewer))).toContainEqual([path, 'missing']);
    }
  });

  it('shows when a file was added, also under a name that stands there already', async () => {
    const files = await filesOf(whole);
    expect(await codes(await zipOf([...files, ['reports/late.pdf', Buffer.from('x')]]))).toEqual([
      ['reports/late.pdf', 'added'],
    ]);
    const twice = await codes(await zipOf([...files, ['incident.json', Buffer.from('{"other": true}')]]));
    expect(twice).toContainEqual(['incident.json', 'hidden']);
    const first = await codes(await zipOf([['incident.json', Buffer.from('{"other": true}')], ...files]));
    expect(first).toContainEqual(['incident.json', 'hidden']);
  });

  it('shows when two files changed places', async () => {
    const files = await filesOf(whole);
    const [a, b] = ['incident.json', 'timeline.json'];
    const swapped = new Map(files).set(a, files.get(b) as Buffer).set(b, files.get(a) as Buffer);
    expect(await codes(await zipOf(swapped))).toEqual([
      [a, 'changed'],
      [b, 'changed'],
    ]);
  });

  it('shows when the manifest was changed to fit and signed with another key', async () => {
    const forged = CONTENT.map(([path, content]): [string, string | Buffer] =>
      path === 'incident.json' ? [path, '{"state": "unfounded"}'] : [path, content],
    );
    const to = await write(join(folder.path, 'forged.zip'), {
      content: forged,
      key: another,
      change: { key: { algorithm: 'ed25519', fingerprint: another.fingerprint } },
    });
    expect(await codes(to)).toEqual([['public-key.pem', 'key']]);
    // Without the desk's fingerprint such a pack hangs together: therefore the verdict says that nobody compared the key.
    expect(await verifyPack(to)).toMatchObject({ ok: true, keyCompared: false, fingerprint: another.fingerprint });
  });

  it('shows when the desk’s public key was put beside another key’s signature', async () => {
    const to = await write(join(folder.path, 'half.zip'), { key: another });
    const files = (await filesOf(to)).set('public-key.pem', Buffer.from(key.publicPem));
    expect(await codes(await zipOf(files))).toEqual([['manifest.sig', 'signature']]);
  });

  it('shows bytes that no file accounts for: before, between and behind, and in the comment', async () => {
    const bytes = readFileSync(whole);
    const spoilt = (name: string, content: Buffer) => {
      const to = join(folder.path, name);
      writeFileSync(to, content);
      return codes(to);
    };
    expect(await spoilt('before.zip', Buffer.concat([Buffer.from('#!/bin/sh\n'), bytes]))).not.toEqual([]);
    expect(await spoilt('behind.zip', Buffer.concat([bytes, Buffer.from('more')]))).not.toEqual([]);
    expect(await codes(await zipOf(await filesOf(whole), 'read me'))).toEqual([['', 'hidden']]);
    expect(await spoilt('between.zip', withBytesBetween(bytes))).toContainEqual(['timeline.json', 'hidden']);
    expect(await spoilt('renamed.zip', withOtherLocalName(bytes))).toContainEqual(['incident.json', 'hidden']);
  });

  it('shows bytes that only the file’s own header knows, another way of packing in it, and a false descriptor', async () => {
    const bytes = readFileSync(whole);
    const spoilt = (name: string, content: Buffer) => {
      const to = join(folder.path, name);
      writeFileSync(to, content);
      return codes(to);
    };
    const first = [['incident.json', 'hidden']];
    expect(await spoilt('again.zip', withInsert(bytes, Buffer.alloc(0)))).toEqual([]);
    expect(await spoilt('extra.zip', withInsert(bytes, extraField(0xcafe, Buffer.alloc(60_000, 'hidden'))))).toEqual(
      first,
    );
    expect(await spoilt('times.zip', withInsert(bytes, extraField(0x5455, Buffer.alloc(10, 'x'))))).toEqual(first);
    expect(await spoilt('long.zip', withInsert(bytes, extraField(0x0001, Buffer.alloc(16, 'x'))))).toEqual(first);
    expect(await spoilt('tail.zip', withInsert(bytes, Buffer.from('abc')))).toEqual(first);
    expect(await spoilt('allowed.zip', withInsert(bytes, extraField(0x5455, Buffer.alloc(5))))).toEqual([]);
    for (const [name, at] of Object.entries({ method: 8, flags: 6, checksum: 14, packed: 18, plain: 22 })) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (name === 'method' ? 8 : 4);
      expect([name, await spoilt(`${name}.zip`, changed)]).toEqual([name, first]);
    }
    const mark = bytes.indexOf(Buffer.from('PK\x07\x08', 'latin1'));
    for (const at of [mark, mark + 4, mark + 8, mark + 12]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await spoilt('descriptor.zip', changed)).toEqual([['timeline.json', 'hidden']]);
    }
  });

  it('shows bytes behind the end of packed data, which no program unpacks', async () => {
    const to = join(folder.path, 'behind-packed.zip');
    writeFileSync(to, withBytesBehindPacked(readFileSync(whole), Buffer.alloc(60_000, 'hidden')));
    expect(await codes(to)).toEqual([['incident.json', 'changed']]);
  });

  it('shows wherever a byte of the zip was changed or its end cut off', async () => {
    const bytes = readFileSync(whole);
    const to = join(folder.path, 'one-byte.zip');
    for (let at = 0; at < bytes.length; at += 41) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      writeFileSync(to, changed);
      const verdict = await verifyPack(to, trusted);
      if (verdict.ok) expect(await filesOf(to)).toEqual(await filesOf(whole));
    }
    for (const end of [0, 1, 21, 100, bytes.length - 1]) {
      writeFileSync(to, bytes.subarray(0, end));
      expect(await verifyPack(to, trusted)).toMatchObject({ ok: false, problems: [{ code: 'unreadable' }] });
    }
  });
});

describe('what the files say', () => {
  const content = (change: Record<string, string>) =>
    CONTENT.map(([path, bytes]): [string, string | Buffer] => [path, change[path] ?? bytes]);
  const written = async (o: Parameters<typeof write>[1]) => codes(await write(join(folder.path, 'said.zip'), o));

  it('is held against the log: a timeline that says something else shows, though the desk signed it', async () => {
    const entry = { at: AT.toISOString(), actorId: 'officer', action: 'created', facts: { n: 1 } };
    for (const other of [
      { action: 'confirmed' },
      { actorId: 'other' },
      { facts: { n: 2 } },
      { at: '2026-11-01T00:00:00.000Z' },
    ]) {
      const timeline = JSON.stringify([{ ...entry, ...other }]);
      // It says what the log does not, and lacks what the log says.
      expect(await written({ content: content({ 'timeline.json': timeline }) })).toEqual([
        ['timeline.json', 'timeline'],
        ['timeline.json', 'timeline'],
      ]);
    }
    const doubled = JSON.stringify([entry, entry]);
    expect(await written({ content: content({ 'timeline.json': doubled }) })).toEqual([['timeline.json', 'timeline']]);
  });

  it('shows when the timeline lacks what the log says happened before it was read', async () => {
    const lost = { path: 'timeline.json', code: 'timeline' };
    const empty = await write(join(folder.path, 'said.zip'), { content: content({ 'timeline.json': '[]' }) });
    expect((await verifyPack(empty, trusted)).problems).toEqual([
      { ...lost, why: 'it lacks what line 1 of the log says (incident.created)' },
    ]);
    // What came after the pack had read the timeline stands in the log alone.
    const read = { action: 'incident.read', purpose: 'evidence', facts: null };
    const late = { action: 'incident.confirmed', facts: null };
    const after = (lines: Partial<AuditLine>[]) => written(logOf([{}, ...lines]));
    expect(await after([read, late])).toEqual([]);
    expect(await after([late, read])).toEqual([['timeline.json', 'timeline']]);
    // A look of another person, for something else, or after the pack was made, is none by which it was read.
    expect(await after([late, { ...read, actorId: 'other' }])).toEqual([['timeline.json', 'timeline']]);
    expect(await after([{ ...read, purpose: null }, late])).toEqual([['timeline.json', 'timeline']]);
    expect(await after([late, { ...read, at: '2026-11-25T01:00:01.000Z' }])).toEqual([['timeline.json', 'timeline']]);
    expect(await after([{ object: 'incident:other', action: 'incident.created' }, read])).toEqual([]);
  });

  it('is proven line by line: an altered line, one of another log, a log that was not sound', async () => {
    const lines = (of: AuditLine) => content({ 'audit/entries.jsonl': `${JSON.stringify({ ...of, path: [] })}\n` });
    expect(await written({ content: lines({ ...line(), actorId: 'x' }) })).toContainEqual([
      'audit/entries.jsonl',
      'audit',
    ]);
    expect(await written({ content: lines(line({ purpose: 'x' })) })).toContainEqual(['audit/entries.jsonl', 'audit']);
    const audit = { ...manifestOf([]).audit, sound: false, firstBad: { seq: 1, why: 'this line was altered' } };
    expect(await written({ change: { audit } })).toEqual([['audit/entries.jsonl', 'audit']]);
  });

  it('shows an original that is not the one that arrived', async () => {
    const other = CONTENT.map(([path, bytes]): [string, string | Buffer] =>
      path === 'originals/O.eml' ? [path, 'another mail'] : [path, bytes],
    );
    expect(await written({ content: other })).toEqual([['originals/O.eml', 'original']]);
  });
});

describe('the writer', () => {
  it('refuses the same name twice, and ends when nobody takes the pack any more', async () => {
    const writer = new PackWriter(AT);
    writer.stream.resume();
    await writer.add('a', 'x');
    await expect(writer.add('a', 'y')).rejects.toThrow('already');
    const gone = new PackWriter(AT);
    const endless = (async function* () {
      for (;;) yield Promise.resolve('x'.repeat(100_000)) as never;
    })();
    const adding = gone.add('endless', endless);
    gone.stream.destroy();
    await expect(adding).rejects.toThrow('nobody takes');
  });

  it('passes on what goes wrong while a file is read', async () => {
    const writer = new PackWriter(AT);
    const broken = (async function* () {
      yield 'x';
      await Promise.reject(new Error('the disk is gone'));
    })();
    await expect(writer.add('broken', broken)).rejects.toThrow('the disk is gone');
  });
});

/** A pack whose log has these lines, chained and with a tree over them. */
function logOf(changes: Partial<AuditLine>[]): { content: typeof CONTENT; change: Partial<Manifest> } {
  const lines: AuditLine[] = [];
  for (const change of changes) {
    const before = lines.at(-1);
    lines.push(line({ ...change, seq: lines.length + 1, prevHash: before?.hash ?? '0'.repeat(64) }));
  }
  const leaves = lines.map(({ hash }) => leaf(hash));
  const text = lines.map((each, place) => `${JSON.stringify({ ...each, path: pathOf(leaves, place) })}\n`).join('');
  const last = lines.at(-1) ?? line();
  const head = { seq: last.seq, hash: last.hash, at: last.at };
  return {
    content: CONTENT.map(([path, bytes]) => [path, path === 'audit/entries.jsonl' ? text : bytes]),
    change: { audit: { head, root: rootOf(leaves), size: lines.length, sound: true, firstBad: null } },
  };
}

const joined = (a: string, b: string) =>
  createHash('sha256').update(Buffer.of(1)).update(Buffer.from(a, 'hex')).update(Buffer.from(b, 'hex')).digest('hex');
const half = (n: number) => 2 ** (Math.ceil(Math.log2(n)) - 1);

function rootOf(leaves: readonly string[]): string {
  if (leaves.length === 1) return leaves[0] ?? '';
  const k = half(leaves.length);
  return joined(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

function pathOf(leaves: readonly string[], place: number): string[] {
  if (leaves.length === 1) return [];
  const k = half(leaves.length);
  return place < k
    ? [...pathOf(leaves.slice(0, k), place), rootOf(leaves.slice(k))]
    : [...pathOf(leaves.slice(k), place - k), rootOf(leaves.slice(0, k))];
}

function extraField(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** The first file with these bytes as extra field of its own header, every offset put right. */
function withInsert(bytes: Buffer, extra: Buffer): Buffer {
  const at = 30 + bytes.readUInt16LE(26);
  const out = moved(bytes, at, extra);
  out.writeUInt16LE(extra.length, 28);
  return out;
}

/** The first file with more bytes behind its packed data, each header and every offset put right. */
function withBytesBehindPacked(bytes: Buffer, more: Buffer): Buffer {
  const mark = bytes.indexOf(Buffer.from('PK\x07\x08', 'latin1'));
  const packed = bytes.readUInt32LE(mark + 8) + more.length;
  const out = moved(bytes, mark, more);
  out.writeUInt32LE(packed, mark + more.length + 8);
  out.writeUInt32LE(packed, out.readUInt32LE(out.length - 22 + 16) + 20);
  return out;
}

/** These bytes at this place of the first file, every offset of the directory put right. */
function moved(bytes: Buffer, place: number, more: Buffer): Buffer {
  const directory = bytes.readUInt32LE(bytes.length - 22 + 16);
  const out = Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
  out.writeUInt32LE(directory + more.length, out.length - 22 + 16);
  for (let at = directory + more.length; out.readUInt32LE(at) === 0x02014b50;) {
    const offset = out.readUInt32LE(at + 42);
    if (offset >= place) out.writeUInt32LE(offset + more.length, at + 42);
    at += 46 + out.readUInt16LE(at + 28) + out.readUInt16LE(at + 30) + out.readUInt16LE(at + 32);
  }
  return out;
}

/** Bytes between the first and the second file, every offset of the directory put right. */
function withBytesBetween(bytes: Buffer): Buffer {
  return moved(bytes, bytes.indexOf(Buffer.from('PK\x03\x04', 'latin1'), 4), Buffer.from('hidden'));
}

/** The first file under another name in its own header, which some programs believe. */
function withOtherLocalName(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes);
  out.write('accident.json', 30, 'latin1');
  return out;
}

import {
  LARGEST_MANIFEST,
  MANIFEST,
  OUTSIDE_MANIFEST,
  PUBLIC_KEY,
  readManifest,
  SIGNATURE,
  type Manifest,
} from '../domain/manifest.js';
import { fingerprintOf, isSignedBy, publicKeyFrom, readFingerprint } from '../domain/signature.js';
import type { PackVerdict, Problem } from '../domain/verdict.js';
import { lookInside } from './look-inside.js';
import { digestOf, openPack, type OpenPack } from './open-pack.js';

const LARGEST_KEY = 4096;

/** Which key the pack must be signed with, when the caller knows it. */
export interface Trust {
  /** As people write it: 64 hex digits, with or without colons. */
  fingerprint?: string | undefined;
}

/**
 * Checks a pack with nothing but the pack: no desk, no database, no master key. Without `fingerprint` it proves that nothing
 * was changed since somebody signed; with it, that this desk signed.
 */
export async function verifyPack(file: string, trust: Trust = {}): Promise<PackVerdict> {
  let pack: OpenPack;
  try {
    pack = await openPack(file);
  } catch (error) {
    const why = `this is no readable pack: ${error instanceof Error ? error.message : 'unknown'}`;
    return verdictOf(null, null, trust, null, [{ path: '', code: 'unreadable', why }]);
  }
  try {
    return await verifyOpen(pack, trust);
  } finally {
    pack.close();
  }
}

async function verifyOpen(pack: OpenPack, trust: Trust): Promise<PackVerdict> {
  const problems = [...pack.problems];
  const lost = OUTSIDE_MANIFEST.filter((path) => !pack.entries.has(path));
  for (const path of lost) problems.push({ path, code: 'missing', why: 'without it nothing is proven' });
  if (lost.length > 0) return verdictOf(null, null, trust, null, problems);
  try {
    const bytes = await pack.read(MANIFEST, LARGEST_MANIFEST);
    const pem = (await pack.read(PUBLIC_KEY, LARGEST_KEY)).toString('utf8');
    const signed = checkSignature(bytes, { pem, signature: await pack.read(SIGNATURE, LARGEST_KEY) }, trust);
    problems.push(...signed.problems);
    const manifest = readManifest(bytes);
    if (manifest === null) {
      problems.push({ path: MANIFEST, code: 'manifest', why: 'it cannot be read' });
      return verdictOf(null, signed.fingerprint, trust, null, problems);
    }
    if (manifest.key.fingerprint !== signed.fingerprint) {
      problems.push({ path: MANIFEST, code: 'manifest', why: 'it names another key than the pack holds' });
    }
    problems.push(...(await compare(pack, manifest)));
    const inside = problems.length === 0 ? await lookInside(pack, manifest) : { lines: 0, problems: [] };
    return verdictOf(manifest, signed.fingerprint, trust, inside.lines, [...problems, ...inside.problems]);
  } catch (error) {
    const why = `the pack is damaged: ${error instanceof Error ? error.message : 'unknown'}`;
    return verdictOf(null, null, trust, null, [...problems, { path: '', code: 'unreadable', why }]);
  }
}

function checkSignature(
  manifest: Buffer,
  by: { pem: string; signature: Buffer },
  trust: Trust,
): { fingerprint: string | null; problems: Problem[] } {
  const key = publicKeyFrom(by.pem);
  if (key === null) {
    return { fingerprint: null, problems: [{ path: PUBLIC_KEY, code: 'key', why: 'this is no Ed25519 key' }] };
  }
  const problems: Problem[] = [];
  const fingerprint = fingerprintOf(key);
  if (!isSignedBy(key, manifest, by.signature)) {
    problems.push({ path: SIGNATURE, code: 'signature', why: 'the manifest was not signed like this with this key' });
  }
  if (trust.fingerprint !== undefined && readFingerprint(trust.fingerprint) !== fingerprint) {
    problems.push({ path: PUBLIC_KEY, code: 'key', why: 'this is not the key that it must be' });
  }
  return { fingerprint, problems };
}

/** Each file of the manifest is there as it was packed, and no other. */
async function compare(pack: OpenPack, manifest: Manifest): Promise<Problem[]> {
  const problems: Problem[] = [];
  const listed = new Set(OUTSIDE_MANIFEST);
  for (const file of manifest.files) {
    const { path } = file;
    if (listed.has(path)) problems.push({ path, code: 'manifest', why: 'it is listed twice' });
    listed.add(path);
    const entry = pack.entries.get(path);
    if (!entry) problems.push({ path, code: 'missing', why: 'the manifest lists it, the pack does not hold it' });
    else if (entry.uncompressedSize !== file.bytes || (await digest(pack, path)) !== file.sha256) {
      problems.push({ path, code: 'changed', why: 'not as it was packed' });
    }
  }
  for (const path of pack.entries.keys()) {
    if (!listed.has(path)) problems.push({ path, code: 'added', why: 'the manifest does not list it' });
  }
  return problems;
}

/** Null when the file's data are damaged so that nothing can be read. */
async function digest(pack: OpenPack, path: string): Promise<string | null> {
  try {
    return await digestOf(await pack.stream(path));
  } catch {
    return null;
  }
}

function verdictOf(
  manifest: Manifest | null,
  fingerprint: string | null,
  trust: Trust,
  auditLines: number | null,
  problems: Problem[],
): PackVerdict {
  const { id, number } = manifest?.incident ?? {};
  return {
    ok: problems.length === 0,
    incident: id === undefined || number === undefined ? null : { id, number },
    madeAt: manifest?.madeAt ?? null,
    files: manifest?.files.length ?? 0,
    bytes: manifest?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0,
    fingerprint,
    keyCompared: trust.fingerprint !== undefined,
    audit:
      manifest === null || auditLines === null
        ? null
        : { lines: auditLines, head: { seq: manifest.audit.head.seq, hash: manifest.audit.head.hash } },
    problems,
  };
}

import type { Instant } from '#kernel';

/** Files of a pack that the manifest does not list: it and what proves it. */
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const PUBLIC_KEY = 'public-key.pem';
export const OUTSIDE_MANIFEST: readonly string[] = [MANIFEST, SIGNATURE, PUBLIC_KEY];

/** Files whose contents `verify` looks into as well. */
export const AUDIT_LINES = 'audit/entries.jsonl';
export const TIMELINE = 'timeline.json';
export const ORIGINALS = 'originals.json';

/** Largest manifest that is read, in bytes: some two million files. */
export const LARGEST_MANIFEST = 512 * 1024 * 1024;

/** One file of a pack; `sha256` in hex over its bytes. */
export interface PackedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What the pack says of the desk's log: enough to prove each line of the extract without the log. */
export interface AuditProof {
  /** Where the log stood: `madoguchi audit verify --anchor SEQ:HASH` finds it again at the desk. */
  head: { seq: number; hash: string; at: Instant };
  /** Root of the tree over all lines up to the head (RFC 9162), in hex, and their number. */
  root: string;
  size: number;
  /** Whether the desk's log was sound when the pack was made, and if not, its first bad line. */
  sound: boolean;
  firstBad: { seq: number; why: string } | null;
}

/** What a pack consists of; its bytes are what is signed. */
export interface Manifest {
  format: 'madoguchi-evidence';
  version: 1;
  madeAt: Instant;
  madeBy: string;
  operator: string;
  incident: { id: string; number: string; state: string; version: number };
  /** Whether sealed originals and words of complaints are in the pack, or their hashes alone. */
  originals: 'included' | 'hashes';
  audit: AuditProof;
  key: { algorithm: 'ed25519'; fingerprint: string };
  files: PackedFile[];
}

/** The bytes that are signed. */
export function manifestBytes(manifest: Manifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** A manifest's bytes read; null when they are not one of this version. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  try {
    const read = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Manifest> | null;
    const isOurs = read?.format === 'madoguchi-evidence' && (read.version as number) === 1;
    const isWhole =
      Array.isArray(read?.files) &&
      read.files.every(isPackedFile) &&
      isProof(read.audit) &&
      read.incident !== undefined;
    return isOurs && isWhole && typeof read.key?.fingerprint === 'string' ? (read as Manifest) : null;
  } catch {
    return null;
  }
}

/** Lines as `sha256sum -c` reads them. */
export function sumsOf(files: readonly PackedFile[]): string {
  return files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}

function isPackedFile(file: unknown): boolean {
  const { path, bytes, sha256 } = (file ?? {}) as Partial<PackedFile>;
  return typeof path === 'string' && Number.isSafeInteger(bytes) && /^[0-9a-f]{64}$/.test(sha256 ?? '');
}

function isProof(proof: Partial<AuditProof> | undefined): boolean {
  return (
    typeof proof?.root === 'string' && typeof proof.size === 'number' && Number.isSafeInteger(proof.head?.seq ?? NaN)
  );
}

import { createReadStream } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, createGunzip } from 'node:zlib';
import { PlantedIndex } from '../domain/planted-index.js';

/** One planted text seen in one file in one form; the text itself is not repeated. */
export interface PlantedFinding {
  file: string;
  /** Line (from 0) of the planted list. */
  planted: number;
  /** Encoding or escape, for example `base64 of CP932`. */
  form: string;
  /** Offset of the first occurrence: in the file, or in what the gzip member at `gzipAt` holds. */
  offset: number;
  gzipAt: number | null;
}

/** What a scan looked at and found. */
export interface ScanReport {
  files: number;
  bytes: number;
  gzipMembers: number;
  planted: number;
  /** Lines that are too short to look for (under four bytes). */
  tooShort: number[];
  /** Files that could not be read. */
  unreadable: string[];
  findings: PlantedFinding[];
}

const CHUNK = 1 << 20;
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
/** Most bytes of one gzip member that are looked at. */
const MEMBER_LIMIT = 256 << 20;

interface Scan {
  index: PlantedIndex;
  report: ScanReport;
  seen: Set<string>;
}

/**
 * Looks for planted texts in all files under `paths`: in UTF-8, UTF-16, CP932, EUC-JP, ISO-2022-JP, base64 of all of
 * them, percent and `\u` escapes, also inside gzip members. A piece of {@link WINDOW} characters is enough.
 */
export async function scanForPlanted(options: { paths: string[]; planted: string[] }): Promise<ScanReport> {
  const index = new PlantedIndex(options.planted);
  const report: ScanReport = {
    files: 0,
    bytes: 0,
    gzipMembers: 0,
    planted: options.planted.length,
    tooShort: index.tooShort,
    unreadable: [],
    findings: [],
  };
  const scan: Scan = { index, report, seen: new Set() };
  for (const path of options.paths) for await (const file of filesUnder(path, report)) await scanFile(scan, file);
  return report;
}

async function* filesUnder(path: string, report: ScanReport): AsyncIterable<string> {
  const found = await lstat(path).catch(() => null);
  if (found?.isFile()) yield path;
  else if (found?.isDirectory())
    for await (const entry of await opendir(path)) yield* filesUnder(join(path, entry.name), report);
  else if (found === null) report.unreadable.push(path);
}

async function scanFile(scan: Scan, file: string): Promise<void> {
  const members: number[] = [];
  scan.report.files += 1;
  try {
    await scanStream(scan, createReadStream(file, { highWaterMark: CHUNK }), file, null, members);
    for (const at of members) await scanMember(scan, file, at);
  } catch (error) {
    // a temporary file that went away meanwhile holds nothing any more
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') scan.report.unreadable.push(file);
  }
}

/** Looks through a stream with enough overlap that nothing is cut in two; notes where gzip members may begin. */
async function scanStream(
  scan: Scan,
  stream: AsyncIterable<Buffer>,
  file: string,
  gzipAt: number | null,
  members: number[],
): Promise<void> {
  let tail: Buffer = Buffer.alloc(0);
  let base = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.concat([tail, chunk]);
    scan.report.bytes += chunk.length;
    scan.index.search(bytes, (hit) => {
      const key = `${file} ${String(gzipAt)} ${String(hit.planted)} ${hit.form}`;
      if (scan.seen.has(key)) return;
      scan.seen.add(key);
      scan.report.findings.push({ file, planted: hit.planted, form: hit.form, offset: base + hit.offset, gzipAt });
    });
    for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
      if (members.at(-1) !== base + at) members.push(base + at);
    }
    tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - scan.index.longest + 1)));
    base += bytes.length - tail.length;
  }
}

/** Unpacks from a gzip header as far as it goes; what follows the first damage is not gzip, or was cut by a page. */
async function scanMember(scan: Scan, file: string, at: number): Promise<void> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const source = createReadStream(file, { start: at, highWaterMark: 512 });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  scan.report.gzipMembers += 1;
  try {
    await scanStream(scan, limited(gunzip), file, at, []);
  } catch {
    // the end of what could be unpacked
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function* limited(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let left = MEMBER_LIMIT;
  for await (const chunk of stream) {
    yield chunk;
    left -= chunk.length;
    if (left <= 0) return;
  }
}

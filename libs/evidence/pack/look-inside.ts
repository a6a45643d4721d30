import { createInterface } from 'node:readline';
import { msBetween, type Instant } from '#kernel';
import { hashOf, isIncluded, type AuditLine, type ProvenLine } from '#audit';
import { AUDIT_LINES, ORIGINALS, TIMELINE, type AuditProof, type Manifest } from '../domain/manifest.js';
import type { Problem } from '../domain/verdict.js';
import type { OpenPack } from './open-pack.js';

/** Largest file that is read as a whole. */
const LARGEST = 512 * 1024 * 1024;

/** Where and when the log says a thing. */
type Said = Map<string, { seq: number; at: Instant }[]>;

/** What the log writes when somebody looks; the timeline does not have it. */
const READ = 'incident.read';
/** Purpose of the look by which a pack read the timeline. */
const FOR_EVIDENCE = 'evidence';

/** The log's entry and that of the timeline are written one after the other, in one commit. */
const APART_MS = 60_000;

/** An entry of the timeline as far as the log says the same. */
interface TimelineLine {
  at: Instant;
  actorId: string;
  action: string;
  facts: Record<string, unknown>;
}

/** An original as the pack lists it. */
interface ListedOriginal {
  /** SHA-256 in hex, taken when it arrived. */
  sha256: string;
  /** Where it stands in the pack; null when only its hash does. */
  path: string | null;
}

/** The log as the pack has it. */
interface LogOfPack {
  lines: number;
  said: Said;
  /** The line by which the pack read the timeline: what stands before it must be in there. */
  readAt: number;
  problems: Problem[];
}

/** Looks at what the files say: are the log's lines proven, does the timeline follow the log, are originals what arrived? */
export async function lookInside(pack: OpenPack, manifest: Manifest): Promise<{ lines: number; problems: Problem[] }> {
  const log = await checkLog(pack, manifest);
  return {
    lines: log.lines,
    problems: [...log.problems, ...(await checkTimeline(pack, log)), ...(await checkOriginals(pack, manifest))],
  };
}

async function checkLog(pack: OpenPack, { audit, incident, madeBy, madeAt }: Manifest): Promise<LogOfPack> {
  const wrong = (why: string): Problem => ({ path: AUDIT_LINES, code: 'audit', why });
  const problems: Problem[] = audit.sound
    ? []
    : [wrong(`the desk's log was not sound: line ${String(audit.firstBad?.seq)}: ${audit.firstBad?.why ?? ''}`)];
  const said: Said = new Map();
  let [lines, readAt] = [0, Number.POSITIVE_INFINITY];
  let before: AuditLine | null = null;
  for await (const text of createInterface({ input: await pack.stream(AUDIT_LINES), crlfDelay: Infinity })) {
    const { path, ...line } = JSON.parse(text) as ProvenLine;
    const why = whatIsWrong({ line, path }, before, audit);
    if (why !== null) problems.push(wrong(`line ${String(line.seq)} of the log: ${why}`));
    if (line.object === `incident:${incident.id}`) {
      if (line.action !== READ) keep(said, line);
      else if (line.purpose === FOR_EVIDENCE && line.actorId === madeBy && line.at <= madeAt) readAt = line.seq;
    }
    before = line;
    lines += 1;
  }
  if (audit.size > 0 && before?.hash !== audit.head.hash) problems.push(wrong('the last line is not the head'));
  return { lines, said, readAt, problems };
}

function whatIsWrong(
  { line, path }: { line: AuditLine; path: string[] },
  before: AuditLine | null,
  audit: AuditProof,
): string | null {
  if (hashOf(line) !== line.hash) return 'it was altered';
  if (before !== null && line.seq <= before.seq) return 'it does not stand in order';
  if (before?.seq === line.seq - 1 && line.prevHash !== before.hash) return 'it does not follow the one before it';
  if (!isIncluded({ hash: line.hash, place: line.seq - 1, path }, audit)) return 'its place in the log is not proven';
  return null;
}

/** Whatever happened to the incident went into its timeline and into the log in one commit: each has all of the other. */
async function checkTimeline(pack: OpenPack, { said, readAt }: LogOfPack): Promise<Problem[]> {
  const timeline = await read<TimelineLine[]>(pack, TIMELINE);
  const problems: Problem[] = [];
  timeline.forEach(({ at, actorId, action, facts }, index) => {
    const moments = said.get(JSON.stringify([actorId, `incident.${action}`, sorted(facts)])) ?? [];
    const place = moments.findIndex((moment) => Math.abs(msBetween(moment.at, at)) <= APART_MS);
    if (place >= 0) moments.splice(place, 1);
    else
      problems.push({ path: TIMELINE, code: 'timeline', why: `entry ${String(index + 1)} does not stand in the log` });
  });
  for (const [key, left] of said) {
    const [, action] = JSON.parse(key) as [string, string];
    if (!action.startsWith('incident.')) continue;
    for (const { seq } of left.filter((each) => each.seq < readAt)) {
      const why = `it lacks what line ${String(seq)} of the log says (${action})`;
      problems.push({ path: TIMELINE, code: 'timeline', why });
    }
  }
  return problems;
}

async function checkOriginals(pack: OpenPack, manifest: Manifest): Promise<Problem[]> {
  const packed = new Map(manifest.files.map((file) => [file.path, file.sha256]));
  return (await read<ListedOriginal[]>(pack, ORIGINALS)).flatMap(({ path, sha256 }) =>
    path === null || packed.get(path) === sha256
      ? []
      : [{ path, code: 'original' as const, why: 'not the bytes whose hash was taken when they arrived' }],
  );
}

async function read<T>(pack: OpenPack, path: string): Promise<T> {
  return JSON.parse((await pack.read(path, LARGEST)).toString('utf8')) as T;
}

function keep(said: Said, { seq, at, actorId, action, facts }: AuditLine): void {
  const key = JSON.stringify([actorId, action, facts ?? '{}']);
  said.set(key, [...(said.get(key) ?? []), { seq, at }]);
}

/** As the log writes facts: by name. */
function sorted(facts: Record<string, unknown>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
}

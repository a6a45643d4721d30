import type { AuditLine } from './line';

/** A line that stands for equal ones beside it. */
export interface FoldedLine extends AuditLine {
  /** How many lines of the log it is. */
  times: number;
  /** Number of the oldest of them. */
  first: number;
}

/** Longest time (ms) between two equal deeds that are told as one. */
const APART_MS = 10 * 60_000;

/** Equal lines one after another become one: a page that asks twice for the same is looked at once. The log itself keeps each. */
export function foldLines(lines: readonly AuditLine[]): FoldedLine[] {
  const folded: FoldedLine[] = [];
  for (const line of lines) {
    const last = folded.at(-1);
    if (last !== undefined && isSame(last, line))
      folded[folded.length - 1] = { ...last, times: last.times + 1, first: line.seq };
    else folded.push({ ...line, times: 1, first: line.seq });
  }
  return folded;
}

function isSame(last: FoldedLine, line: AuditLine): boolean {
  return (
    last.first === line.seq + 1 && keyOf(last) === keyOf(line) && Date.parse(last.at) - Date.parse(line.at) < APART_MS
  );
}

function keyOf({ actorKind, actorId, action, object, purpose, facts }: AuditLine): string {
  return JSON.stringify([actorKind, actorId, action, object, purpose, facts]);
}

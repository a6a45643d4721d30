import type { Instant } from '#kernel';

/** What may be wrong with a pack. */
export type ProblemCode =
  /** The file is no zip, or a damaged one. */
  | 'unreadable'
  /** There are bytes that no file of the pack accounts for, or a name stands twice. */
  | 'hidden'
  /** Listed in the manifest, but not in the pack. */
  | 'missing'
  /** In the pack, but not in the manifest. */
  | 'added'
  /** Not as it was packed. */
  | 'changed'
  /** The manifest cannot be read, or contradicts the pack. */
  | 'manifest'
  /** The signature is not of the key in the pack. */
  | 'signature'
  /** The key is not the one that the caller trusts. */
  | 'key'
  /** A line of the log is not proven, or the desk's log was not sound. */
  | 'audit'
  /** The timeline says what the log does not, or lacks what the log says. */
  | 'timeline'
  /** An original is not the one whose hash was taken when it arrived. */
  | 'original';

export interface Problem {
  /** The file of the pack; empty when it is about the pack as a whole. */
  path: string;
  code: ProblemCode;
  why: string;
}

/** What a look at a pack found. */
export interface PackVerdict {
  ok: boolean;
  incident: { id: string; number: string } | null;
  madeAt: Instant | null;
  /** Files that the manifest lists, and their bytes. */
  files: number;
  bytes: number;
  /** Of the key in the pack, in hex; null when there is none. */
  fingerprint: string | null;
  /** Whether the caller said which key it must be. If not, anybody may have made this pack. */
  keyCompared: boolean;
  /** Lines of the log that are proven, and its head, to be held against the desk's own log. */
  audit: { lines: number; head: { seq: number; hash: string } } | null;
  problems: Problem[];
}

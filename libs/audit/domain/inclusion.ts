import { createHash } from 'node:crypto';

/**
 * A tree of hashes over the whole log (RFC 9162, section 2.1): its root names every line at its place, and a path of at
 * most some twenty hashes proves that a line stands there, without showing the others.
 */

interface Part {
  size: number;
  hash: Buffer;
  /** Places (from 0) within the whole whose paths are wanted. */
  wanted: number[];
}

/** What a finished tree answers. */
export interface TreeOfLines {
  /** Hex; of no lines the hash of nothing. */
  root: string;
  size: number;
  /** Place (from 0) → hashes in hex from the leaf up. */
  paths: Map<number, string[]>;
}

/** Builds the tree line by line; holds a few hashes, and the paths that are wanted. */
export class InclusionTree {
  private readonly parts: Part[] = [];
  private readonly paths = new Map<number, string[]>();
  private size = 0;

  /** The next line's hash, in hex; `wanted` keeps its path. */
  add(lineHash: string, wanted: boolean): void {
    if (wanted) this.paths.set(this.size, []);
    this.parts.push({ size: 1, hash: leafOf(lineHash), wanted: wanted ? [this.size] : [] });
    this.size += 1;
    while (this.parts.length > 1 && this.parts.at(-1)?.size === this.parts.at(-2)?.size) this.join();
  }

  /** Ends the tree; nothing may be added after. */
  finish(): TreeOfLines {
    while (this.parts.length > 1) this.join();
    const root = this.parts[0]?.hash ?? createHash('sha256').digest();
    return { root: root.toString('hex'), size: this.size, paths: this.paths };
  }

  private join(): void {
    const [left, right] = this.parts.splice(-2) as [Part, Part];
    this.lengthen(left.wanted, right.hash);
    this.lengthen(right.wanted, left.hash);
    const wanted = left.wanted.length < right.wanted.length ? right.wanted : left.wanted;
    wanted.push(...(wanted === left.wanted ? right.wanted : left.wanted));
    this.parts.push({ size: left.size + right.size, hash: nodeOf(left.hash, right.hash), wanted });
  }

  /** One text for all paths that hold it: a path costs a pointer a level, not a hash. */
  private lengthen(places: readonly number[], by: Buffer): void {
    if (places.length === 0) return;
    const hex = by.toString('hex');
    for (const place of places) this.paths.get(place)?.push(hex);
  }
}

/** Whether `path` leads from the line at `place` (from 0) to the root of a tree over `size` lines. */
export function isIncluded(
  line: { hash: string; place: number; path: readonly string[] },
  tree: { root: string; size: number },
): boolean {
  if (!Number.isSafeInteger(line.place) || line.place < 0 || line.place >= tree.size) return false;
  let [at, last] = [line.place, tree.size - 1];
  let hash = leafOf(line.hash);
  for (const step of line.path) {
    if (last === 0) return false;
    const other = Buffer.from(step, 'hex');
    if (at % 2 === 1 || at === last) {
      hash = nodeOf(other, hash);
      for (; at % 2 === 0 && at !== 0; last = half(last)) at = half(at);
    } else hash = nodeOf(hash, other);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.toString('hex') === tree.root;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function leafOf(lineHash: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(Buffer.from(lineHash, 'hex')).digest();
}

function nodeOf(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

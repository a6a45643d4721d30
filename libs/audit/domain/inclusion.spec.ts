import { createHash, hash as digest } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InclusionTree, isIncluded } from './inclusion.js';

const lines = (n: number): string[] => Array.from({ length: n }, (_, place) => digest('sha256', String(place), 'hex'));

function treeOver(hashes: readonly string[], wanted: (place: number) => boolean) {
  const tree = new InclusionTree();
  hashes.forEach((hash, place) => {
    tree.add(hash, wanted(place));
  });
  return tree.finish();
}

/** The definition of RFC 9162, section 2.1.1, word for word. */
function rootByDefinition(hashes: readonly string[]): Buffer {
  const sha256 = (...pieces: Buffer[]) => createHash('sha256').update(Buffer.concat(pieces)).digest();
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return sha256(Buffer.of(0), Buffer.from(hashes[0] ?? '', 'hex'));
  const k = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return sha256(Buffer.of(1), rootByDefinition(hashes.slice(0, k)), rootByDefinition(hashes.slice(k)));
}

describe('the tree over the log', () => {
  it.each([0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 100])('has the root that RFC 9162 defines over %i lines', (n) => {
    expect(treeOver(lines(n), () => false).root).toBe(rootByDefinition(lines(n)).toString('hex'));
  });

  it('proves each wanted line at its place, and at no other place, for no other line and no other size', () => {
    for (const n of [1, 2, 3, 6, 7, 8, 13, 64, 65]) {
      const hashes = lines(n);
      const tree = treeOver(hashes, () => true);
      hashes.forEach((hash, place) => {
        const path = tree.paths.get(place) ?? [];
        expect(isIncluded({ hash, place, path }, tree)).toBe(true);
        for (let other = 0; other < n; other += 1)
          if (other !== place) expect(isIncluded({ hash, place: other, path }, tree)).toBe(false);
        expect(isIncluded({ hash: digest('sha256', 'forged', 'hex'), place, path }, tree)).toBe(false);
        expect(isIncluded({ hash, place: -1, path }, tree)).toBe(false);
        if (n > 1) expect(isIncluded({ hash, place, path: path.slice(1) }, tree)).toBe(false);
        expect(isIncluded({ hash, place, path: [...path, hash] }, tree)).toBe(false);
      });
    }
  });

  it('keeps only the paths that are wanted, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.func(fc.boolean()), (n, wanted) => {
        const hashes = lines(n);
        const tree = treeOver(hashes, wanted);
        expect([...tree.paths.keys()]).toEqual(hashes.flatMap((_, place) => (wanted(place) ? [place] : [])));
        for (const [place, path] of tree.paths)
          expect(isIncluded({ hash: hashes[place] ?? '', place, path }, tree)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

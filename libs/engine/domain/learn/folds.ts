import { seededRandom, shuffle } from './random.js';

/** The block of neighbouring ids that each id stands in; ids look like `ta-0123` (writer, number). */
export function blockNames(ids: readonly string[], block: number): string[] {
  return ids.map((id, at) => {
    const [writer, number] = id.split('-');
    const value = Number.parseInt(number ?? '', 10);
    const place = Number.isNaN(value) ? at : value - 1;
    return `${writer ?? ''}:${String(Math.floor(place / block))}`;
  });
}

/**
 * A fold number for each id. Blocks of neighbouring ids stay together, so that a signal and its near-miss never
 * stand on both sides; ids look like `ta-0123` (writer, number).
 */
export function blockFolds(
  ids: readonly string[],
  options: { readonly folds: number; readonly block: number; readonly seed: number },
): number[] {
  const blocks = blockNames(ids, options.block);
  const names = [...new Set(blocks)].sort();
  shuffle(names, seededRandom(options.seed));
  const fold = new Map(names.map((name, at) => [name, at % options.folds]));
  return blocks.map((name) => fold.get(name) ?? 0);
}

/** One fold a writer (the part of the id before the dash): how the engine does on a voice never heard. */
export function writerFolds(ids: readonly string[]): { fold: number[]; writers: string[] } {
  const writers = [...new Set(ids.map((id) => id.split('-')[0] ?? ''))].sort();
  return { fold: ids.map((id) => writers.indexOf(id.split('-')[0] ?? '')), writers };
}

import type { LabelledText } from '../labelled-text.js';
import { foldText } from '../text/fold-text.js';

const GRAM = 4;
/** Share of common 4-grams (of both texts' together) from which two texts tell the same story in the same words. */
const NEAR = 0.4;

/**
 * The candidates that repeat none of the texts: a text that helps training must not be a copy of one it is judged by.
 * Compared by the folded characters, so spelling, width and punctuation hide nothing.
 */
export function withoutNearDuplicates(
  candidates: readonly LabelledText[],
  texts: readonly LabelledText[],
): LabelledText[] {
  const grams = texts.map((one) => gramsOf(one.text));
  const holders = new Map<string, number[]>();
  grams.forEach((set, at) => {
    for (const gram of set) {
      const known = holders.get(gram);
      if (known) known.push(at);
      else holders.set(gram, [at]);
    }
  });
  return candidates.filter(({ text }) => {
    const own = gramsOf(text);
    const common = new Map<number, number>();
    for (const gram of own) for (const at of holders.get(gram) ?? []) common.set(at, (common.get(at) ?? 0) + 1);
    return [...common].every(([at, n]) => n / (own.size + (grams[at]?.size ?? 0) - n) < NEAR);
  });
}

function gramsOf(text: string): Set<string> {
  const { units } = foldText(text);
  const folded = Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le').replace(/\s/g, '');
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= folded.length; at += 1) grams.add(folded.slice(at, at + GRAM));
  return grams;
}

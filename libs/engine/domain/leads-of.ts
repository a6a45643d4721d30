import type { FrameHit } from './lexicon/frames.js';
import type { SignalWords } from './lexicon/signal-words.js';
import type { SignalKind } from './vocabulary.js';

const MOST_LEADS = 3;

/**
 * Lead classes L1-L10 of a flagged text: those of the rules that always flag, of the frames that fit the kind, of the
 * kind itself, of other frames. At least one, because every kind has a lead.
 */
export function leadsOf(frames: readonly FrameHit[], kinds: readonly SignalKind[], words: SignalWords): string[] {
  const always = frames.filter(({ frame }) => frame.always === true);
  const fitting = frames.filter(({ frame }) => kinds.includes(frame.kind));
  const counted = (hits: readonly FrameHit[]): string[] => {
    const count = new Map<string, number>();
    for (const { frame } of hits) count.set(frame.lead, (count.get(frame.lead) ?? 0) + 1);
    return [...count].sort((a, b) => b[1] - a[1]).map(([lead]) => lead);
  };
  const byKind = kinds.flatMap((kind) => words.kinds[kind].leads.slice(0, 1));
  return [...new Set([...counted(always), ...counted(fitting), ...byKind, ...counted(frames)])].slice(0, MOST_LEADS);
}

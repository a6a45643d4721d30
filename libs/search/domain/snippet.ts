import type { Stretch } from './find-words.js';
import type { Masked } from './mask.js';

/** A piece of a text as it is shown; `hit` where it was asked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Letters (UTF-16 units) before the first hit and after it. */
const BEFORE = 24;
const AFTER = 90;
const CUT = '…';

/**
 * The surroundings of the first hit, or the beginning, on one line. What is masked shows its mask instead, and counts
 * as a hit when one touches it: a hit in it is one that named all of it, or what is shown of it ({@link MaskedField}).
 */
export function snippetOf(text: string, allHits: readonly Stretch[], allMasks: readonly Masked[]): Piece[] {
  const at = allHits[0]?.start ?? 0;
  const from = whole(text, outside(allMasks, Math.max(0, at - BEFORE)));
  const to = whole(text, Math.min(text.length, Math.max(at + AFTER, from + BEFORE + AFTER)));
  const near = ({ start, end }: Stretch): boolean => start < to && end > from;
  const [hits, masks] = [allHits.filter(near), allMasks.filter(near)];
  const pieces: Piece[] = from > 0 ? [{ text: CUT, hit: false }] : [];
  for (let place = from; place < to;) {
    const mask = masks.find(({ start, end }) => start <= place && place < end);
    const next = mask === undefined ? nextEdge(place, to, hits, masks) : mask.end;
    const hit = hits.some(({ start, end }) => start < next && place < end);
    pieces.push({ text: mask?.shown ?? oneLine(text.slice(place, next)), hit });
    place = next;
  }
  if (to < text.length) pieces.push({ text: CUT, hit: false });
  return joined(pieces);
}

/** A snippet never begins inside what is masked. */
function outside(masks: readonly Masked[], at: number): number {
  return masks.find(({ start, end }) => start < at && at < end)?.start ?? at;
}

/** Never between the halves of a letter. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function nextEdge(place: number, to: number, hits: readonly Stretch[], masks: readonly Masked[]): number {
  const edges = [...hits, ...masks].flatMap(({ start, end }) => [start, end]).filter((edge) => edge > place);
  return Math.min(to, ...edges);
}

function oneLine(text: string): string {
  return text.replace(/[\s　]+/gu, ' ');
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.hit === piece.hit) last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}

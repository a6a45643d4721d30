import { foldText } from './fold-text.js';
import type { FoldedText } from './fold-text.js';
import { blanked, mailParts, othersOf } from './mail-parts.js';
import type { Span } from './display-sentences.js';

/** A text as it is read: places of every reading are places of the text as it came. */
export interface ReadText {
  /** Everything but the signature. */
  readonly whole: FoldedText;
  /** The writer's own words alone and the quoted ones alone, those of the two that are long enough. */
  readonly apart: readonly FoldedText[];
  readonly quoted: readonly Span[];
  /** The words of the signature; empty without one. */
  readonly signed: string;
}

/** Fewer letters than this are judged with the rest only: short texts by themselves score high for want of anything else. */
const LEAST_ALONE = 100;

/**
 * Takes a text apart: its signature is not read for signs (a sign in it is a company's name or a notice), quoted mail
 * is read with the rest and by itself.
 */
export function readText(text: string): ReadText {
  const { quoted, signature } = mailParts(text);
  const unsigned = blanked(text, signature);
  const signed = signature.map(({ start, end }) => text.slice(start, end)).join('\n');
  const whole = foldText(unsigned);
  if (signature.length > 0 && visible(unsigned) === 0) return { whole: foldText(text), apart: [], quoted, signed: '' };
  if (quoted.length === 0) return { whole, apart: [], quoted, signed };
  const own = blanked(unsigned, quoted);
  const earlier = blanked(text, othersOf(text, quoted)).replace(/^[ \t\u3000]*[>＞|｜][>＞|｜ ]*/gm, (marks) =>
    ' '.repeat(marks.length),
  );
  const apart = [own, earlier].filter((part) => visible(part) >= LEAST_ALONE);
  return { whole, apart: apart.map((part) => foldText(part)), quoted, signed };
}

function visible(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

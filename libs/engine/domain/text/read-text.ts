import { foldText } from './fold-text.js';
import type { FoldedText } from './fold-text.js';
import { blanked, mailParts, othersOf } from './mail-parts.js';
import type { Span } from './display-sentences.js';

/** A text as it is read: places of every reading are places of the text as it came. */
export interface ReadText {
  /** Everything but the signature. */
  readonly whole: FoldedText;
  /**
   * The writer's own words alone and the quoted ones alone, those of the two that are long enough; and the text with its
   * signature, where it seems to have one: nothing may hide in what was taken for a signature.
   */
  readonly apart: readonly FoldedText[];
  readonly quoted: readonly Span[];
  /** The words of the signature; empty without one. */
  readonly signed: string;
}

/** Fewer letters than this are judged with the rest only: short texts by themselves score high for want of anything else. */
const LEAST_ALONE = 100;

/**
 * Takes a text apart: it is read without its signature (whose words are a company's name or a notice) and with it, quoted
 * mail is read with the rest and by itself; the strongest reading counts.
 */
export function readText(text: string): ReadText {
  const { quoted, signature } = mailParts(text);
  const unsigned = blanked(text, signature);
  const signed = signature.map(({ start, end }) => text.slice(start, end)).join('\n');
  const whole = foldText(unsigned);
  if (signature.length > 0 && visible(unsigned) === 0) return { whole: foldText(text), apart: [], quoted, signed: '' };
  const untouched = signature.length === 0 ? [] : [foldText(text)];
  if (quoted.length === 0) return { whole, apart: untouched, quoted, signed };
  const own = blanked(unsigned, quoted);
  const earlier = blanked(text, othersOf(text, quoted)).replace(/^[ \t\u3000]*[>＞|｜][>＞|｜ ]*/gm, (marks) =>
    ' '.repeat(marks.length),
  );
  const apart = [own, earlier].filter((part) => visible(part) >= LEAST_ALONE);
  return { whole, apart: [...apart.map((part) => foldText(part)), ...untouched], quoted, signed };
}

function visible(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

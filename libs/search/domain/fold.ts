/** A text as it is compared, with the place in the original that each of its UTF-16 units comes from. */
export interface FoldedText {
  folded: string;
  /** Start (UTF-16) in the original of the letter that made unit n, and its end. */
  starts: number[];
  ends: number[];
}

/** A letter with the marks that belong to it, half-width sound marks too (ｶ + ﾞ is one letter). */
const LETTERS = /\P{M}[\p{M}ﾞﾟ]*|\p{M}+/gu;
const KATAKANA = /[ァ-ヶヽヾ]/g;
const NOT_COMPARED = /[^\p{L}\p{N}]/gu;
const LONG_SOUND = 'ー';
/** Letters whose folded form is kept in memory at most. */
const MOST_KEPT = 20_000;

/**
 * What of a text is compared: width, case and kana folded (NFKC), letters of more than one form made one, signs and
 * spaces put aside, so that 090-1234-5678, ０９０ １２３４ ５６７８ and (090)12345678 are the same.
 */
export class Folding {
  private readonly kept = new Map<string, string>();

  /** @param variants each letter and what it is folded to */
  constructor(private readonly variants: ReadonlyMap<string, string> = new Map()) {}

  /** The folded text. */
  fold(text: string): string {
    let folded = '';
    for (const [letter] of text.matchAll(LETTERS)) folded += this.next(letter, folded);
    return folded;
  }

  /** {@link fold} with the way back to the original. */
  mapped(text: string): FoldedText {
    const starts: number[] = [];
    const ends: number[] = [];
    let folded = '';
    for (const match of text.matchAll(LETTERS)) {
      const made = this.next(match[0], folded);
      for (let unit = 0; unit < made.length; unit += 1) {
        starts.push(match.index);
        ends.push(match.index + match[0].length);
      }
      folded += made;
    }
    return { folded, starts, ends };
  }

  /** A long sound after a digit is a dash that somebody, or a reading machine, took for one. */
  private next(letter: string, before: string): string {
    const made = this.letter(letter);
    return made === LONG_SOUND && /\d$/.test(before.slice(-1)) ? '' : made;
  }

  private letter(letter: string): string {
    const known = this.kept.get(letter);
    if (known !== undefined) return known;
    if (this.kept.size > MOST_KEPT) this.kept.clear();
    const made = this.made(letter);
    this.kept.set(letter, made);
    return made;
  }

  private made(letter: string): string {
    let text = letter;
    for (let once = lower(text); once !== text; once = lower(text)) text = once;
    const plain = text
      .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(NOT_COMPARED, '');
    return [...plain].map((each) => this.variants.get(each) ?? each).join('');
  }
}

function lower(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

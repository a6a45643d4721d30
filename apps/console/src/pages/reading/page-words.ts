import type { PageLine, PageView, Word } from './types';

/** Below this confidence a word is marked for a look at the picture. */
export const DOUBTFUL_BELOW = 75;

/** A stretch of a page's text: a word with its index, or what stands between words. */
export interface Piece {
  text: string;
  word: number | null;
}

/** Cuts a page's text at its words. Joined together the pieces give the text back. */
export function piecesOf(text: string, words: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [index, word] of words.entries()) {
    if (word.at === null || word.at < from || word.text === '') continue;
    if (word.at > from) pieces.push({ text: text.slice(from, word.at), word: null });
    from = word.at + word.text.length;
    pieces.push({ text: text.slice(word.at, from), word: index });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), word: null });
  return pieces;
}

/** The page's text with words put right. */
export function textWith(text: string, words: readonly Word[], fixes: ReadonlyMap<number, string>): string {
  return piecesOf(text, words)
    .map((piece) => (piece.word === null ? piece.text : (fixes.get(piece.word) ?? piece.text)))
    .join('');
}

/** The next word after `from` that is doubtful and not yet looked at, from the top again at the end; null when none is. */
export function nextDoubtful(words: readonly Word[], fixes: ReadonlyMap<number, string>, from: number): number | null {
  const order = [...words.keys()].map((n) => (from + 1 + n) % words.length);
  return order.find((index) => isDoubtful(words[index]) && !fixes.has(index)) ?? null;
}

/** The doubtful word before `from`, looked at or not, from the bottom again at the top; null when none is. */
export function previousDoubtful(words: readonly Word[], from: number): number | null {
  const order = [...words.keys()].map((n) => (from - 1 - n + 2 * words.length) % words.length);
  return order.find((index) => isDoubtful(words[index])) ?? null;
}

/** Whether a word of the text should be compared with the picture. */
export function isDoubtful(word: Word | undefined): boolean {
  return word !== undefined && word.at !== null && word.confidence < DOUBTFUL_BELOW;
}

/** Whether a page still waits for a person. */
export function isOpen(page: Pick<PageLine, 'needsPerson' | 'settledHow'>): boolean {
  return page.needsPerson && page.settledHow === null;
}

/** Whether a person writes the page down rather than checking what was read. */
export function isToTranscribe(page: PageLine): boolean {
  return page.settledHow === null && (page.handwriting || page.source === 'unread' || page.band === 'transcribe');
}

/** Whether so few letters of a page are written down that some of it may be missing. */
export function isShort(written: string, page: Pick<PageView, 'words'>): boolean {
  const letters = (text: string): number => text.replace(/\s/g, '').length;
  const read = letters(page.words.map(({ text }) => text).join(''));
  return read >= 20 && letters(written) * 2 < read;
}

/** A page is not shown larger than this by itself (percent of the frame's width). */
const LARGEST = 200;

/**
 * How large a page must be shown for its words to fill the frame's width, with a narrow margin; margins of a sheet are
 * nothing to read. `left` is where the words begin, as a share of the page's width.
 */
export function fitOfWords({ words, width }: Pick<PageView, 'words' | 'width'>): { percent: number; left: number } {
  const placed = words.filter(({ at }) => at !== null);
  // Once a person wrote the page down, few of the words that were read still have a place in its text.
  const read = placed.length * 2 >= words.length ? placed : words;
  if (read.length === 0 || width <= 0) return { percent: 100, left: 0 };
  const margin = width * 0.03;
  const left = Math.max(0, Math.min(...read.map((word) => word.left)) - margin);
  const right = Math.min(width, Math.max(...read.map((word) => word.left + word.width)) + margin);
  const percent = Math.round((100 * width) / Math.max(1, right - left));
  return { percent: Math.min(LARGEST, Math.max(100, percent)), left: left / width };
}

/** How many of the pages that need a person are done. */
export function progressOf(pages: readonly PageLine[]): { done: number; all: number } {
  const needed = pages.filter((page) => page.needsPerson);
  return { done: needed.filter((page) => page.settledHow !== null).length, all: needed.length };
}

/** The page to go to after `id`: the next that waits, else the one behind it; null at the end. */
export function pageAfter(pages: readonly PageLine[], id: string): string | null {
  const at = pages.findIndex((page) => page.id === id);
  const behind = [...pages.slice(at + 1), ...pages.slice(0, at)];
  return (behind.find(isOpen) ?? pages[at + 1])?.id ?? null;
}

import { msBetween, tokyoDate, type Instant } from '#kernel';

/** A case that a mail of the same correspondent made before. */
export interface EarlierMail {
  text: string;
  receivedAt: Instant;
  /** Whether we have written to the correspondent about it; without that nothing can have been answered. */
  answered: boolean;
}

/** What is known when a mail comes in. */
export interface Correspondence {
  text: string;
  receivedAt: Instant;
  /** The newest cases of the same correspondent, newest first. */
  earlier: readonly EarlierMail[];
  /** Acknowledgements a day that one correspondent gets. */
  limit: number;
}

/** Letters in a row that are compared; shorter texts are compared whole. */
const SHINGLE = 5;
/** Share of common shingles from which two texts are the same answer with other numbers and names in it. */
const NEARLY_THE_SAME = 0.85;
/** Enough of a text to know an answering machine's by; it bounds the work. */
const COMPARED_CHARS = 4000;
/** A machine answers within minutes; who writes the same again over a working day gets every mail made a case. */
const PROMPT_MS = 3_600_000;
/** So many equal mails in a row are no double click. */
const LEAST_EQUAL = 2;

/** The newest acknowledgement may be on its way still, not yet noted at its case. */
const ON_THE_WAY = 1;

/**
 * Whether a mail is the next turn of a loop with an answering machine that marks its mail in no way: on one Tokyo day the
 * same correspondent has got its acknowledgements, and its last mails came promptly one after another and were nearly
 * the same as this one. The mail that began the loop may have been a person's.
 */
export function isAnsweringMachine({ text, receivedAt, earlier, limit }: Correspondence): boolean {
  const day = tokyoDate(receivedAt);
  const today = earlier.filter((mail) => tokyoDate(mail.receivedAt) === day);
  const turns = Math.max(LEAST_EQUAL, limit - 1);
  if (limit < 1 || today.length < Math.max(limit, turns)) return false;
  const answered = today.filter((mail) => mail.answered).length;
  if (answered < Math.max(1, limit - ON_THE_WAY)) return false;
  const last = today.slice(0, turns);
  const moments = [receivedAt, ...last.map((mail) => mail.receivedAt)];
  const prompt = moments.every((at, turn) => turn === 0 || msBetween(at, moments[turn - 1] ?? at) <= PROMPT_MS);
  const own = shingles(text);
  return prompt && own.size > 0 && last.every((mail) => likeness(own, shingles(mail.text)) >= NEARLY_THE_SAME);
}

/** Pieces of a text without digits, spaces and quoting marks: slip numbers and dates differ from turn to turn. */
function shingles(text: string): ReadonlySet<string> {
  const folded = text
    .slice(0, COMPARED_CHARS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\d\s>]+/g, '');
  const pieces = new Set<string>();
  for (let at = 0; at + SHINGLE <= folded.length; at++) pieces.add(folded.slice(at, at + SHINGLE));
  if (pieces.size === 0 && folded !== '') pieces.add(folded);
  return pieces;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const piece of a) if (b.has(piece)) common++;
  return common / Math.max(1, a.size + b.size - common);
}

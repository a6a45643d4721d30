import { chooseCharset } from './charset-choice.js';
import { decodeAs, guessCharset, hasJisEscapes } from './charset.js';
import { decodeTransfer } from './transfer.js';

/** A header block made readable for the parser. */
export interface RepairedHeaders {
  bytes: Buffer;
  /** Encodings that were guessed for raw 8-bit or mislabelled values. */
  guessed: string[];
}

const HIGH_BYTE = /[\x80-\xff]/;
/** Encoded words of one kind in a row; blanks between them do not count (RFC 2047). */
const ENCODED_RUN =
  /=\?([\w.-]+)(?:\*[\w-]+)?\?([BbQq])\?([^?]*)\?=(?:[ \t]*(?:\r?\n[ \t]+)?=\?\1(?:\*[\w-]+)?\?\2\?[^?]*\?=)*/g;
const ENCODED_WORD = /=\?[\w.-]+(?:\*[\w-]+)?\?[BbQq]\?([^?]*)\?=/g;

/** Rewrites raw JIS, Shift_JIS or EUC header lines as UTF-8, and encoded words whose label is wrong or unknown. */
export function repairHeaders(block: Buffer): RepairedHeaders {
  const text = block.toString('latin1');
  const raw = HIGH_BYTE.test(text) || hasJisEscapes(block);
  if (!raw && !text.includes('=?')) return { bytes: block, guessed: [] };
  const guessed: string[] = [];
  const lines = text.split(/(?<=\n)(?![ \t])/).map((line) => {
    const bytes = Buffer.from(repairWords(line, guessed), 'latin1');
    if (!HIGH_BYTE.test(line) && !hasJisEscapes(bytes)) return bytes;
    const charset = guessCharset(bytes);
    if (charset === 'utf-8' || charset === 'unknown' || charset === 'us-ascii') return bytes;
    guessed.push(charset);
    return Buffer.from(decodeAs(bytes, charset), 'utf8');
  });
  return { bytes: Buffer.concat(lines), guessed };
}

function repairWords(line: string, guessed: string[]): string {
  if (!line.includes('=?')) return line;
  return line.replace(ENCODED_RUN, (run: string, label: string, how: string) => {
    const bytes = Buffer.concat(
      [...run.matchAll(ENCODED_WORD)].map((word) => decodeWord(word[1] ?? '', how.toUpperCase())),
    );
    const choice = chooseCharset(bytes, label);
    if (!choice.rewrite) return run;
    if (choice.guessed) guessed.push(choice.charset);
    return `=?UTF-8?B?${Buffer.from(decodeAs(bytes, choice.charset), 'utf8').toString('base64')}?=`;
  });
}

function decodeWord(payload: string, how: string): Buffer {
  if (how === 'B') return Buffer.from(payload, 'base64');
  return decodeTransfer(Buffer.from(payload.replace(/_/g, ' '), 'latin1'), 'quoted-printable');
}

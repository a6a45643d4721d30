import { likeness } from './charset-score.js';
import type { Likeness } from './charset-score.js';
import { charsetNamed, worldOf } from './charset-names.js';
import { decodeAs, isAscii, isUtf8 } from './decoders.js';
import { hasJisEscapes } from './jis.js';
import { restoreEscapes } from './lost-escapes.js';
import { unmix } from './mojibake.js';

/** A text with how it was decoded. */
export interface Decoded {
  text: string;
  /** Shown in `decodedAs`. `unknown`: nothing fitted, the bytes are shown as Latin-1. */
  charset: string;
  /** The label was wrong or missing and the bytes do not speak for themselves. */
  guessed: boolean;
  /** A person must compare with the original: two readings come close, or none is good. */
  doubtful: boolean;
  candidates: { charset: string; score: number }[];
}

interface Candidate extends Likeness {
  charset: string;
  text: string;
  /** Likeness and what speaks for it besides. */
  total: number;
}

const LABEL_BONUS = 15;
const CHINESE_LABEL_BONUS = 7;
/** Chance hardly ever makes valid UTF-8. */
const UTF8_BONUS = 25;
/** Escape sequences are hardly ever chance. */
const ESCAPE_BONUS = 25;
const GOOD = 70;
const POOR = 45;
const HOPELESS = 25;
const CLOSE = 8;
/** Texts beyond this size are judged by their beginning but decoded whole. */
const JUDGE_BYTES = 64 * 1024;
const FEW_BYTES = 8;

/** Decodes a text by its label ('' when there is none) and its bytes; every plausible encoding is scored. */
export function decodeText(bytes: Buffer, label = ''): Decoded {
  const named = charsetNamed(label);
  const wide = wideUnicode(bytes, named);
  if (wide !== null) return wide;
  const sample = bytes.length > JUDGE_BYTES ? bytes.subarray(0, cutAt(bytes)) : bytes;
  const judged = judge(sample, named);
  if (sample.length === bytes.length) return judged;
  const whole = decodeWhole(bytes, judged.charset);
  return { ...judged, text: whole };
}

function decodeWhole(bytes: Buffer, charset: string): string {
  const [base = '', ...steps] = charset.split(' ');
  const text = steps.includes('(escapes') ? (restoreEscapes(bytes) ?? bytes.toString('latin1')) : decodeAs(bytes, base);
  return steps.includes('read') ? (unmix(text)?.text ?? text) : withoutMark(text);
}

function judge(bytes: Buffer, named: string): Decoded {
  const jis = hasJisEscapes(bytes);
  if (!jis && isAscii(bytes)) return plainText(bytes, named);
  const candidates = candidatesFor(bytes, named, jis).sort((a, b) => b.total - a.total);
  const best = candidates[0];
  if (best === undefined || (best.score < HOPELESS && best.charset !== named && best.charset !== 'utf-8')) {
    return { ...outcome(candidates, 'unknown', bytes.toString('latin1')), guessed: true, doubtful: true };
  }
  const mixed = best.charset === 'iso-2022-jp' ? null : unmix(best.text);
  if (mixed !== null) {
    const name = `${best.charset} read as ${mixed.through}`;
    const list = [{ charset: name, total: Math.min(100, mixed.score) }, ...candidates];
    return { ...outcome(list, name, mixed.text), guessed: true, doubtful: true };
  }
  const guessed = best.charset !== named && !(named === '' && best.charset === 'utf-8');
  return {
    ...outcome(candidates, best.charset, withoutMark(best.text)),
    guessed,
    doubtful: isDoubtful(candidates, named),
  };
}

function outcome(
  candidates: readonly { charset: string; total: number }[],
  charset: string,
  text: string,
): Pick<Decoded, 'text' | 'charset' | 'candidates'> {
  const scores = candidates.map((c) => ({ charset: c.charset, score: Math.round(c.total * 10) / 10 }));
  return { text, charset, candidates: scores };
}

/** ASCII proves nothing about the label; seven-bit encodings hide in it. */
function plainText(bytes: Buffer, named: string): Decoded {
  if (named === 'utf-7' || named === 'iso-2022-kr' || named === 'hz-gb-2312') {
    const text = decodeAs(bytes, named);
    return { ...outcome([scored(named, text, LABEL_BONUS)], named, text), guessed: false, doubtful: false };
  }
  const text = bytes.toString('latin1');
  const charset = named === '' ? 'us-ascii' : named;
  const restored = restoreEscapes(bytes);
  if (restored !== null) {
    const found = scored('iso-2022-jp (escapes lost)', restored, 0);
    const list = [found, { charset, total: 0 }];
    return { ...outcome(list, found.charset, restored), guessed: true, doubtful: true };
  }
  return { ...outcome([{ charset, total: 100 }], charset, text), guessed: false, doubtful: false };
}

function scored(charset: string, text: string, bonus: number): Candidate {
  const found = likeness(text, worldOf(charset));
  return { charset, text, ...found, total: Math.min(100 + bonus, found.score + bonus) };
}

function candidatesFor(bytes: Buffer, named: string, jis: boolean): Candidate[] {
  const list: Candidate[] = [];
  const add = (charset: string, bonus = 0): void => {
    if (list.some((c) => c.charset === charset)) return;
    const text = decodeAs(bytes, charset);
    list.push(scored(charset, text, bonus + (charset === named ? labelBonus(charset, text) : 0)));
  };
  const high = !isAscii(bytes);
  if (jis) add('iso-2022-jp', ESCAPE_BONUS);
  if (high) {
    const valid = isUtf8(bytes);
    add('utf-8', valid || isCutUtf8(bytes) ? UTF8_BONUS : 0);
    add('shift_jis');
    add('euc-jp');
  }
  // Without an escape in it the bytes are no JIS, whatever the label says.
  if (named !== '' && named !== 'us-ascii' && named !== 'iso-2022-jp') add(named);
  else if (high) add('windows-1252');
  const best = Math.max(...list.map((c) => c.total));
  if (high && best < GOOD && (named === '' || named === 'us-ascii' || worldOf(named) === 'byte')) {
    for (const charset of ['gb18030', 'big5', 'euc-kr']) add(charset, -10);
  }
  return list;
}

/** Kana under a Chinese label: more often Japanese under a wrong label than Japanese written in a Chinese set. */
function labelBonus(charset: string, text: string): number {
  const chinese = worldOf(charset) === 'gb' || worldOf(charset) === 'big5';
  return chinese && /[ぁ-ん].{0,200}[ぁ-ん].{0,200}[ぁ-ん]/s.test(text.slice(0, 2000))
    ? CHINESE_LABEL_BONUS
    : LABEL_BONUS;
}

function isDoubtful(candidates: readonly Candidate[], named: string): boolean {
  const best = candidates[0];
  if (best === undefined) return true;
  if (best.charset === named || best.charset === 'utf-8') return best.score < HOPELESS;
  if (best.score < POOR) return true;
  const rival = candidates.find((c) => c.text !== best.text);
  if (rival === undefined || best.charset === 'iso-2022-jp') return false;
  // Few characters prove little, so the distance must be larger there.
  return best.score - rival.score < (best.foreign < FEW_BYTES / 2 ? 2 * CLOSE : CLOSE);
}

/** UTF-16 by its mark, its label or its many zero bytes; null for everything else. */
function wideUnicode(bytes: Buffer, named: string): Decoded | null {
  const mark = bytes.toString('latin1', 0, 2);
  const found = mark === '\xfe\xff' ? 'utf-16be' : mark === '\xff\xfe' ? 'utf-16le' : wideByZeros(bytes, named);
  if (found === null) return null;
  const text = withoutMark(decodeAs(bytes, found));
  const guessed = !named.startsWith('utf-16');
  return { ...outcome([scored(found, text, guessed ? 0 : LABEL_BONUS)], found, text), guessed, doubtful: false };
}

function wideByZeros(bytes: Buffer, named: string): string | null {
  const sample = bytes.subarray(0, 2048);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const labelled = named === 'utf-16' || named === 'utf-16be' || named === 'utf-16le';
  if (!labelled && even + odd === 0) return null;
  if (!labelled && ((even + odd) * 10 < sample.length || Math.min(even, odd) * 4 > Math.max(even, odd))) {
    return isUtf8(bytes) ? null : clearlyWide(sample);
  }
  if (even + odd > 0 && even !== odd) return even > odd ? 'utf-16be' : 'utf-16le';
  if (!labelled) return null;
  if (isAscii(bytes) || isUtf8(bytes)) return likelier(bytes);
  return named === 'utf-16' ? likelier(bytes) : named;
}

/** Japanese in UTF-16 has few zero bytes: the byte order that reads well without any damage. */
function clearlyWide(sample: Buffer): string | null {
  const even = sample.subarray(0, sample.length & ~1);
  return (
    ['utf-16le', 'utf-16be'].find((charset) => {
      const { score, damage, foreign } = likeness(decodeAs(even, charset), 'any');
      return foreign > 3 && damage === 0 && score >= 80;
    }) ?? null
  );
}

/** Without zeros or a mark: the byte order that reads better, null when the bytes are no UTF-16 at all. */
function likelier(bytes: Buffer): string | null {
  const score = (charset: string): number => likeness(decodeAs(bytes, charset), 'any').score;
  const big = score('utf-16be');
  const little = score('utf-16le');
  if (isUtf8(bytes) && likeness(bytes.toString('utf8'), 'any').score >= Math.max(big, little)) return null;
  return big >= little ? 'utf-16be' : 'utf-16le';
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** UTF-8 that only fails at its very end: a message cut in the middle of a character. */
function isCutUtf8(bytes: Buffer): boolean {
  return [1, 2, 3].some((cut) => bytes.length > cut * 2 && isUtf8(bytes.subarray(0, bytes.length - cut)));
}

/** A place to cut that does not fall into a character: after the last line feed of the sample. */
function cutAt(bytes: Buffer): number {
  const newline = bytes.lastIndexOf(10, JUDGE_BYTES);
  return newline > 0 ? newline + 1 : JUDGE_BYTES;
}

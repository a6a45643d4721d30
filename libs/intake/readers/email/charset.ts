import encodingJapanese from 'encoding-japanese';

/** Encodings the guesser tells apart; names as shown in `decodedAs`. */
export type GuessedCharset = 'us-ascii' | 'utf-8' | 'iso-2022-jp' | 'shift_jis' | 'euc-jp' | 'unknown';

/** Text with the encoding it was read in. `doubtful`: nothing fitted, or characters were lost. */
export interface DecodedText {
  text: string;
  charset: string;
  doubtful: boolean;
}

const JIS_ESCAPES = ['\x1b$B', '\x1b$@', '\x1b(I', '\x1b$(D', '\x1b(J'];
const SAMPLE_BYTES = 64 * 1024;

/** True when every byte sequence is well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** True when the bytes switch character sets the way ISO-2022-JP does. */
export function hasJisEscapes(bytes: Buffer): boolean {
  return JIS_ESCAPES.some((escape) => bytes.includes(escape, 0, 'latin1'));
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

/** Signs of wrong decoding: replacement characters, C1 controls. Private-use characters are carrier emoji, not damage. */
export function damage(text: string): number {
  return (text.match(/[\ufffd\u0080-\u009f]/g) ?? []).length;
}

/** Likeness to written Japanese: its letters count for it, damage and stray half-width kana (Shift_JIS/EUC mix-ups) against. */
export function japaneseScore(text: string): number {
  const letters = (text.match(/[ぁ-んァ-ヶー一-龠々、。「」]/g) ?? []).length;
  const kana = (text.match(/[ぁ-ん]/g) ?? []).length;
  const halfWidth = (text.match(/[ｦ-ﾟ]/g) ?? []).length;
  return letters + kana * 0.5 - 5 * damage(text) - 0.8 * halfWidth;
}

/** Guesses the encoding of undeclared bytes. ASCII is told apart because it proves nothing. */
export function guessCharset(bytes: Buffer): GuessedCharset {
  if (hasJisEscapes(bytes)) return 'iso-2022-jp';
  if (isAscii(bytes)) return 'us-ascii';
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let best: GuessedCharset = 'unknown';
  let bestScore = 0;
  for (const charset of ['shift_jis', 'euc-jp'] as const) {
    const score = japaneseScore(new TextDecoder(charset).decode(sample));
    if (score > bestScore) {
      bestScore = score;
      best = charset;
    }
  }
  if (best === 'unknown' && isCutUtf8(bytes)) return 'utf-8';
  return best;
}

/** UTF-8 that only fails at its very end: a message cut in the middle of a character. */
function isCutUtf8(bytes: Buffer): boolean {
  return [1, 2, 3].some((cut) => bytes.length > cut * 2 && isUtf8(bytes.subarray(0, bytes.length - cut)));
}

/** Decodes bytes known (or guessed) to be in `charset`; characters that cannot be decoded become U+FFFD. */
export function decodeAs(bytes: Buffer, charset: string): string {
  if (charset === 'iso-2022-jp') {
    return encodingJapanese.convert(bytes, { from: 'JIS', to: 'UNICODE', type: 'string' });
  }
  if (charset === 'us-ascii' || charset === 'unknown') return bytes.toString(charset === 'unknown' ? 'latin1' : 'utf8');
  return new TextDecoder(charset).decode(bytes);
}

/** Decodes undeclared bytes by the best guess. */
export function decodeText(bytes: Buffer): DecodedText {
  const charset = guessCharset(bytes);
  const text = decodeAs(bytes, charset);
  return { text, charset, doubtful: charset === 'unknown' || damage(text) > 0 };
}

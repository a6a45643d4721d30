import { decodeJis } from './jis.js';
import { decodeHz, decodeIso2022Kr, decodeUtf7 } from './seven-bit.js';

/** Labels that `TextDecoder` does not know or takes otherwise, and how their bytes are read. */
const OWN: Readonly<Record<string, (bytes: Buffer) => string>> = {
  'iso-2022-jp': decodeJis,
  'utf-7': decodeUtf7,
  'iso-2022-kr': decodeIso2022Kr,
  'hz-gb-2312': decodeHz,
  'us-ascii': (bytes) => bytes.toString('utf8'),
  unknown: (bytes) => bytes.toString('latin1'),
};

type Decoder = InstanceType<typeof TextDecoder>;

const kept = new Map<string, Decoder | null>();

function decoderOf(charset: string): Decoder | null {
  const known = kept.get(charset);
  if (known !== undefined) return known;
  const decoder = newDecoder(charset);
  // Labels come from mails: without a bound a hostile sender could fill the memory with them.
  if (kept.size < 200) kept.set(charset, decoder);
  return decoder;
}

function newDecoder(charset: string): Decoder | null {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

/** True when texts labelled so can be decoded here. */
export function isDecodable(charset: string): boolean {
  return charset in OWN || decoderOf(charset) !== null;
}

/** Decodes bytes known (or guessed) to be in `charset`; what cannot be decoded becomes U+FFFD. Unknown labels: Latin-1. */
export function decodeAs(bytes: Buffer, charset: string): string {
  const own = OWN[charset];
  if (own !== undefined) return own(bytes);
  const decoder = decoderOf(charset);
  return decoder === null ? bytes.toString('latin1') : decoder.decode(bytes);
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** True when every byte sequence is well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** True when no byte has its eighth bit set. */
export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

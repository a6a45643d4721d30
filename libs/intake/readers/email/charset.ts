import { decodeText as decodeScored } from './charset-choice.js';

export { decodeAs, isUtf8 } from './decoders.js';

/** Text with the encoding it was read in. `doubtful`: nothing fitted well, or characters were lost. */
export interface DecodedText {
  text: string;
  charset: string;
  doubtful: boolean;
}

/** Decodes bytes that came without a label, for readers of other things than mail. */
export function decodeText(bytes: Buffer): DecodedText {
  const { text, charset, doubtful } = decodeScored(bytes);
  return { text, charset, doubtful: doubtful || text.includes('\ufffd') };
}

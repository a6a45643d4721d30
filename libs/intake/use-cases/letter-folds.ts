import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ComplaintParts, ComplaintRepository } from '#complaints';
import { splitLetter } from '../readers/index.js';

/** Where something stands in a text: UTF-16, end exclusive. */
type Stretch = [start: number, end: number];

/** What of a mail is not its sender's own new words. */
export interface LetterFold {
  quoted: Stretch | null;
  signature: Stretch | null;
}

/**
 * Tells the complaint's page what it may fold: earlier mail that is quoted, and signatures. `text` is the complaint's own
 * text, other names are messages. The engine and whoever searches read the whole text as ever.
 */
@Injectable()
export class LetterFolds implements OnModuleInit {
  constructor(
    private readonly parts: ComplaintParts,
    private readonly complaints: ComplaintRepository,
  ) {}

  onModuleInit(): void {
    this.parts.register('folds', (complaintId) => this.ofCase(complaintId));
  }

  /** Of texts that came by mail; those without anything to fold are left out. */
  async ofCase(complaintId: string): Promise<Record<string, LetterFold>> {
    const row = await this.complaints.row(complaintId);
    const { text, channel } = await this.complaints.unseal(row);
    const { messages } = await this.complaints.trail(row);
    const mails = [
      { name: 'text', channel, text },
      ...messages.filter(({ direction }) => direction === 'in').map(({ id, ...of }) => ({ name: id, ...of })),
    ].filter((mail) => mail.channel === 'email');
    const folds = mails.map(({ name, text: whole }) => [name, foldOf(whole)] as const);
    return Object.fromEntries(folds.filter(([, { quoted, signature }]) => quoted !== null || signature !== null));
  }
}

/** Both are substrings of the text, and the signature never lies in what is quoted. */
export function foldOf(text: string): LetterFold {
  const { quoted, signature } = splitLetter(text);
  const quote = stretchOf(text, quoted, 0);
  const block = stretchOf(text, signature, 0);
  const inside = quote !== null && block !== null && block[0] >= quote[0] && block[0] < quote[1];
  return { quoted: quote, signature: inside ? stretchOf(text, signature, quote[1]) : block };
}

function stretchOf(text: string, part: string, from: number): Stretch | null {
  const at = part === '' ? -1 : text.indexOf(part, from);
  return at < 0 ? null : [at, at + part.length];
}

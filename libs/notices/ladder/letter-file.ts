import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LetterDocument, type LetterLayout } from '#documents';
import { japaneseDate } from '#incidents';
import { loadYaml, Settings, tokyoDate, type Actor } from '#kernel';
import type { CampaignText } from '../data/campaign-rows.js';
import { customerBarcode } from '../domain/customer-barcode.js';
import { addresseeOf, addressLines } from '../domain/letter.js';
import { noticeWords } from '../domain/notice-values.js';
import { LadderBook } from './ladder-book.js';
import type { LetterBatch } from '../data/ladder.entities.js';
import { LetterRows, type PrintedLetter } from './letter-rows.js';

/** Shape of `config/letters.yaml`. */
export interface LettersFile {
  verified: boolean;
  note: string;
  layout: LetterLayout;
  batch: { default: number; most: number };
}

export interface LetterFile {
  bytes: Buffer;
  /** `letters-000012.pdf` */
  name: string;
  pages: number;
  /** Numbers of letters on which a character must be written by hand (printed as 〓). */
  byHand: string[];
  /** Numbers of letters whose address does not fit the window: put them into another envelope. */
  tooTall: string[];
}

/** Makes the print-ready file of a batch; always the same file for the same batch. */
@Injectable()
export class LetterFiles {
  constructor(
    private readonly book: LadderBook,
    private readonly letters: LetterRows,
    private readonly settings: Settings,
  ) {}

  /** Names and addresses leave the desk with it, so it is in the audit log first. Errors: `notices.batch-not-found`, `notices.not-sending`. */
  async make(batchId: string, actor: Actor): Promise<LetterFile> {
    const batch = await this.letters.batch(batchId);
    const row = await this.book.sending(batch.campaignId);
    await this.book.log(actor, 'letters.file', `letter-batch:${batch.id}`, { letters: batch.letters });
    const texts = await this.book.campaigns.texts(row);
    const own = await this.book.campaigns.text(row);
    const file = new LetterDocument(loadYaml<LettersFile>('letters.yaml').layout, {
      title: `letters ${batch.number}`,
      createdAt: new Date(batch.printedAt),
      duplex: batch.duplex,
    });
    const byHand: string[] = [];
    const tooTall: string[] = [];
    let pages = 0;
    for (const letter of await this.letters.letters(batchId)) {
      const drawn = file.add(this.sheetOf(letter, texts[letter.address.language] ?? own, batch));
      pages += drawn.pages;
      // Drawing takes some ten milliseconds a letter: others have their turn in between.
      await breathe();
      if (drawn.missing.length > 0) byHand.push(letter.proof);
      if (drawn.overflow) tooTall.push(letter.proof);
    }
    return { bytes: await file.bytes(), name: `letters-${batch.number}.pdf`, pages, byHand, tooTall };
  }

  private sheetOf(letter: PrintedLetter, text: CampaignText, batch: LetterBatch) {
    const { address, token, proof } = letter;
    const words = noticeWords({ name: address.name, language: text.language, token }, this.settings);
    const day = tokyoDate(batch.printedAt);
    return {
      proof,
      address: addressLines(address),
      addressee: addresseeOf(address),
      sender: [words.values.company, ...words.values.contact.split('\n')],
      date: text.language === 'en' ? day : japaneseDate(day),
      subject: words.fill(text.subject),
      body: words.fill(text.body),
      barcode: batch.barcode ? customerBarcode(address.code, address.lines) : null,
    };
  }
}

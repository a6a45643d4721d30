import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings, type Channel } from '#kernel';
import { withAttachments } from '../domain/draft-from-reading.js';
import { readEmail, readFax, readLetter, ReaderProcess, type ReadOptions, type ReadResult } from '../readers/index.js';

/** Attached documents that are read along with a mail; further ones make a person look. */
const MAX_ATTACHED = 5;

/** The readers with this desk's settings and one shared reading process. */
@Injectable()
export class Readers implements OnApplicationShutdown {
  private readonly options: ReadOptions;
  private readonly process: ReaderProcess;

  constructor(settings: Settings) {
    this.process = new ReaderProcess({
      engine: settings.ocrEngine,
      pageTimeoutMs: settings.ocrPageTimeoutMs,
      cacheDir: join(settings.dataDir, 'ocr-cache'),
    });
    this.options = {
      process: this.process,
      ownAddresses: [settings.mailFrom],
      ...(settings.bounceDomain === null ? {} : { bounceDomain: settings.bounceDomain }),
    };
  }

  /** Reads bytes by their channel's reader. Never throws for bad input. */
  async read(channel: Channel, bytes: Buffer): Promise<ReadResult> {
    switch (channel) {
      case 'email':
        return this.readMail(bytes);
      case 'fax':
        return readFax(bytes, this.options);
      case 'letter':
      case 'phone':
      case 'web':
        return readLetter(bytes, this.options);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.process.close();
  }

  private async readMail(bytes: Buffer): Promise<ReadResult> {
    const mail = await readEmail(bytes, this.options);
    const documents = mail.kind === 'normal' ? mail.attachmentsWithBytes : [];
    const attached: { name: string; reading: ReadResult }[] = [];
    for (const document of documents.slice(0, MAX_ATTACHED)) {
      attached.push({ name: document.name, reading: await readLetter(document.bytes, this.options) });
    }
    const result = withAttachments(mail, attached);
    if (documents.length <= MAX_ATTACHED) return result;
    return { ...result, humanMustRead: true, warnings: [...result.warnings, 'attachments-unread'] };
  }
}

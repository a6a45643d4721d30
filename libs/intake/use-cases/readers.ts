import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings, type Channel, type Instant } from '#kernel';
import { ownAddressesOf } from '../channels/own-addresses.js';
import { documentOf, withAttachments, type ReadAttachment } from '../domain/draft-from-reading.js';
import { gatewayFaxOf, type GatewayFax } from '../domain/fax-gateway.js';
import { gatewayReading } from '../domain/gateway-reading.js';
import type { Understood } from '../domain/understood.js';
import { MailPool, MailThreadFailed, type MailToRead } from '../readers/mail-pool.js';
import { headersAlone } from '../readers/email/headers-alone.js';
import { AnsweringMachines } from './answering-machines.js';
import { readFax, readLetter, ReaderProcess, type ReadOptions, type ReadResult } from '../readers/index.js';

/** Attached documents that are read; further ones make a person look. */
const MAX_ATTACHED = 20;

/** So much (bytes) of a mail beyond the limit is read: its headers and the beginning of its text. */
const OVERSIZE_HEAD = 1024 * 1024;

/** Bytes to read; `load` is called when their turn has come. */
export type ToRead = Pick<MailToRead, 'size' | 'load'> & {
  /** Envelope sender, where the door knows it. */
  envelopeFrom?: () => Promise<string | undefined>;
  /** When it came in; without it nothing is compared with earlier mail. */
  receivedAt?: Instant;
};

/** The readers with this desk's settings, one shared reading process and the mail threads. */
@Injectable()
export class Readers implements OnApplicationShutdown {
  private readonly options: ReadOptions;
  private readonly process: ReaderProcess;
  private readonly mails = new MailPool();

  constructor(
    private readonly settings: Settings,
    private readonly machines: AnsweringMachines,
  ) {
    this.process = new ReaderProcess({
      engine: settings.ocrEngine,
      workers: settings.ocrWorkers,
      pageTimeoutMs: settings.ocrPageTimeoutMs,
      cacheDir: join(settings.dataDir, 'ocr-cache'),
    });
    this.options = {
      process: this.process,
      ownAddresses: ownAddressesOf(settings),
      ...(settings.bounceDomain === null ? {} : { bounceDomain: settings.bounceDomain }),
    };
  }

  /**
   * Reads bytes by their channel's reader. With `pages: 'later'` a mail's attached documents are only named, and
   * `unread` says what waits. Never throws for bad input.
   */
  async read(channel: Channel, source: ToRead, pages: 'now' | 'later'): Promise<Understood> {
    if (channel === 'email') return this.readMail(source, pages);
    const bytes = await source.load();
    const reading = await (channel === 'fax' ? readFax(bytes, this.options) : readLetter(bytes, this.options));
    return { reading, documents: documentOf(reading), unread: 'nothing' };
  }

  /** The attached documents of a mail, read one after another; at most {@link MAX_ATTACHED}. */
  async attachments(source: ToRead): Promise<{ attached: ReadAttachment[]; left: number }> {
    const mail = await this.mail(source, 'with-bytes');
    return this.readAttached(mail);
  }

  /** Documents that came along with a form, read one after another; at most {@link MAX_ATTACHED}. */
  async documents(
    files: readonly { name: string; load: () => Promise<Buffer> }[],
  ): Promise<{ attached: ReadAttachment[]; left: number }> {
    const attached: ReadAttachment[] = [];
    for (const { name, load } of files.slice(0, MAX_ATTACHED))
      attached.push({ name, reading: await readLetter(await load(), this.options) });
    return { attached, left: Math.max(0, files.length - MAX_ATTACHED) };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.process.close(), this.mails.close()]);
  }

  private async readMail(source: ToRead, pages: 'now' | 'later'): Promise<Understood> {
    const mail = await this.mail(source, pages === 'now' ? 'with-bytes' : 'names-only');
    const fax = await this.gatewayFax(mail, source);
    if (fax !== null) return this.readGatewayFax(mail, fax, pages);
    if (source.receivedAt !== undefined && (await this.machines.sent(mail, source.receivedAt)))
      return { reading: { ...mail, kind: 'loop' }, documents: [], unread: 'nothing' };
    if (mail.kind !== 'normal' || mail.attachmentsWithBytes.length === 0)
      return { reading: mail, documents: [], unread: 'nothing' };
    if (pages === 'later') return { reading: mail, documents: [], unread: mail.text === '' ? 'pages' : 'attachments' };
    const { attached, left } = await this.readAttached(mail);
    const documents = attached.flatMap(({ name, reading }) => documentOf(reading, name));
    const reading = withAttachments(mail, attached);
    if (left === 0) return { reading, documents, unread: 'nothing' };
    const warnings = [...reading.warnings, 'attachments-unread' as const];
    return { reading: { ...reading, humanMustRead: true, warnings }, documents, unread: 'nothing' };
  }

  /** The fax that the mail brings, if it is one of a gateway of ours by header and envelope. */
  private async gatewayFax(mail: ReadResult, source: ToRead): Promise<GatewayFax | null> {
    const senders = this.settings.faxGateways;
    if (senders.length === 0 || gatewayFaxOf(mail, { senders }) === null) return null;
    return gatewayFaxOf(mail, { senders, envelopeFrom: await source.envelopeFrom?.() });
  }

  private async readGatewayFax(mail: ReadResult, fax: GatewayFax, pages: 'now' | 'later'): Promise<Understood> {
    if (pages === 'later' && fax.documents.length > 0) {
      return { reading: { ...mail, kind: 'normal' }, documents: [], unread: 'pages', fax };
    }
    const attached: ReadAttachment[] = [];
    for (const index of fax.documents.slice(0, MAX_ATTACHED)) {
      const document = mail.attachmentsWithBytes[index];
      if (document === undefined) continue;
      attached.push({ name: document.name, reading: await readFax(document.bytes, this.options) });
    }
    return gatewayReading(mail, fax, attached);
  }

  private async readAttached(mail: ReadResult): Promise<{ attached: ReadAttachment[]; left: number }> {
    const documents = mail.attachmentsWithBytes;
    const attached: ReadAttachment[] = [];
    for (const { name, bytes } of documents.slice(0, MAX_ATTACHED))
      attached.push({ name, reading: await readLetter(bytes, this.options) });
    return { attached, left: Math.max(0, documents.length - MAX_ATTACHED) };
  }

  /** A mail that no thread gets through keeps its headers, when those can be read, for the person who must read it. */
  private async mail(source: ToRead, documents: MailToRead['documents']): Promise<ReadResult> {
    if (source.size > this.settings.smtpMaxBytes) return this.beginningOf(source);
    try {
      return await this.mails.read({ ...source, documents }, this.options);
    } catch (error) {
      if (!(error instanceof MailThreadFailed)) throw error;
      const failed = { humanMustRead: true, warnings: [error.failure, 'mail-unparsable' as const] };
      return { ...(await headersAlone(this.mails, await source.load(), this.options)), ...failed };
    }
  }

  /** A mail beyond the limit: what stands in its beginning makes the case, and a person looks at the whole. */
  private async beginningOf(source: ToRead): Promise<ReadResult> {
    const load = async (): Promise<Buffer> => (await source.load()).subarray(0, OVERSIZE_HEAD);
    const mail = await this.mail({ size: OVERSIZE_HEAD, load }, 'names-only');
    return { ...mail, attachmentsWithBytes: [], humanMustRead: true, warnings: [...mail.warnings, 'oversize'] };
  }
}

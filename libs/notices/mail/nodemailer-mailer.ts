import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type MailMessage } from 'nodemailer';
import { log, Settings } from '#kernel';
import { enhancedStatus, judgeFailure, type HandOverResult } from '../domain/hand-over.js';
import { domainOf } from '../domain/mail-address.js';
import { oneLine } from '../domain/template-text.js';
import { HAND_OVER_LIMIT_MS, Mailer, type MailerState, type OutgoingMail } from './mailer.js';

/** Connections to the mail server; senders run as many messages side by side. */
export const MAIL_CONNECTIONS = 4;

type Pool = ReturnType<typeof openPool>;

/** {@link Mailer} over real SMTP with a pool of connections. */
@Injectable()
export class NodemailerMailer extends Mailer implements OnApplicationShutdown {
  private pool: Pool | null = null;
  /** Streams of messages under way, by Message-ID: one that was read from has begun to go out. */
  private readonly streams = new Map<string, Readable[]>();

  constructor(private readonly settings: Settings) {
    super();
  }

  get state(): MailerState {
    if (this.settings.mailDryRun) return 'dry-run';
    return this.settings.smtpUrl === null ? 'no-server' : 'ready';
  }

  messageIdOf(token: string): string {
    return `<${token}@${domainOf(this.settings.mailFrom)}>`;
  }

  async send(mail: OutgoingMail): Promise<HandOverResult> {
    const messageId = this.messageIdOf(mail.token);
    this.streams.set(messageId, []);
    try {
      const info = await this.transport().sendMail({
        ...this.message(mail, messageId),
        signal: AbortSignal.timeout(HAND_OVER_LIMIT_MS),
      });
      return { outcome: 'accepted', code: 250, status: enhancedStatus(info.response), answer: info.response };
    } catch (error) {
      const result = judgeFailure({ ...failureFacts(error), bodyBegan: this.bodyBegan(messageId) });
      log.info(
        { outcome: result.outcome, code: result.code, command: failureFacts(error).command },
        'mail not accepted',
      );
      return result;
    } finally {
      this.streams.delete(messageId);
    }
  }

  close(): void {
    this.pool?.close();
    this.pool = null;
  }

  onApplicationShutdown(): void {
    this.close();
  }

  private message(mail: OutgoingMail, messageId: string) {
    const { bounceDomain, mailFrom, mailFromName } = this.settings;
    return {
      messageId,
      from: { name: oneLine(mailFromName), address: mailFrom },
      to: { name: oneLine(mail.to.name ?? ''), address: mail.to.address },
      ...(mail.replyTo === undefined ? {} : { replyTo: { name: oneLine(mailFromName), address: mail.replyTo } }),
      ...(mail.inReplyTo === undefined ? {} : { inReplyTo: mail.inReplyTo, references: [mail.inReplyTo] }),
      envelope: {
        from: bounceDomain === null ? mailFrom : `bounce+${mail.token}@${bounceDomain}`,
        to: mail.to.address,
      },
      subject: oneLine(mail.subject),
      text: mail.text,
      headers: {
        'Auto-Submitted': mail.autoSubmitted,
        'X-Auto-Response-Suppress': 'All',
        // Intake parks what comes back with this mark.
        'X-Madoguchi-Notice': mail.autoSubmitted,
        'Content-Language': mail.language,
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  private transport(): Pool {
    if (this.pool) return this.pool;
    const { smtpUrl } = this.settings;
    if (smtpUrl === null) throw new Error('send() was called without a mail server');
    this.pool = openPool(smtpUrl);
    this.pool.on('error', (error) => log.warn({ err: error }, 'mail server connection failed'));
    this.pool.use('stream', (mail: MailMessage, done: (error?: Error | null) => void) => {
      this.watchStreams(mail);
      done();
    });
    return this.pool;
  }

  private watchStreams(mail: MailMessage): void {
    const { message } = mail;
    const known = this.streams.get(message.messageId());
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = create(options);
      known?.push(stream);
      return stream;
    };
  }

  private bodyBegan(messageId: string): boolean {
    return (this.streams.get(messageId) ?? []).some((stream) => stream.readableDidRead);
  }
}

function openPool(url: string) {
  return createTransport({
    url,
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    maxMessages: 500,
    // A message goes out again only when our own rows say so.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: 120_000,
  });
}

function failureFacts(error: unknown): {
  responseCode: number | null;
  response: string | null;
  command: string | null;
} {
  const { responseCode, response, command } = error as Record<'responseCode' | 'response' | 'command', unknown>;
  return {
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    response: typeof response === 'string' ? response : null,
    command: typeof command === 'string' ? command : null,
  };
}

import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, Settings, type Clock } from '#kernel';
import type { HandOverResult } from '../domain/hand-over.js';
import { domainOf } from '../domain/mail-address.js';
import { oneLine } from '../domain/template-text.js';
import { HAND_OVER_LIMIT_MS, Mailer, type MailerState, type OutgoingMail } from './mailer.js';
import { SmtpLine } from './smtp-line.js';
import { wireMessage } from './wire-message.js';

/** {@link Mailer} over real SMTP with a fixed number of connections. */
@Injectable()
export class NodemailerMailer extends Mailer implements OnApplicationShutdown {
  private free: SmtpLine[] = [];
  private made = 0;
  private readonly waiting: ((line: SmtpLine) => void)[] = [];

  constructor(
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  get state(): MailerState {
    if (this.settings.mailDryRun) return 'dry-run';
    return this.settings.smtpUrl === null ? 'no-server' : 'ready';
  }

  get connections(): number {
    return this.settings.mailConnections;
  }

  messageIdOf(token: string): string {
    return `<${token}@${domainOf(this.settings.mailFrom)}>`;
  }

  async send(mail: OutgoingMail): Promise<HandOverResult> {
    const { bounceDomain, mailFrom } = this.settings;
    const from = bounceDomain === null ? mailFrom : `bounce+${mail.token}@${bounceDomain}`;
    const message = this.message(mail);
    const line = await this.take();
    try {
      return await line.send({ from, to: mail.to.address, message });
    } finally {
      this.giveBack(line);
    }
  }

  close(): void {
    for (const line of this.free) line.close();
    this.made -= this.free.length;
    this.free = [];
  }

  onApplicationShutdown(): void {
    this.close();
  }

  private message(mail: OutgoingMail): Buffer {
    const { mailFrom, mailFromName } = this.settings;
    const sender = oneLine(mailFromName);
    return wireMessage({
      messageId: this.messageIdOf(mail.token),
      date: this.clock.now(),
      from: { name: sender, address: mailFrom },
      to: { name: oneLine(mail.to.name ?? ''), address: mail.to.address },
      replyTo: mail.replyTo === undefined ? null : { name: sender, address: mail.replyTo },
      inReplyTo: mail.inReplyTo ?? null,
      subject: oneLine(mail.subject),
      text: mail.text,
      headers: {
        ...(mail.autoSubmitted === 'no' ? {} : machineMarks(mail.autoSubmitted)),
        'Content-Language': mail.language === 'plain' ? 'ja' : mail.language,
      },
    });
  }

  private async take(): Promise<SmtpLine> {
    const line = this.free.pop();
    if (line) return line;
    if (this.made >= this.connections) return new Promise((resolve) => this.waiting.push(resolve));
    const { smtpUrl } = this.settings;
    if (smtpUrl === null) throw new Error('send() was called without a mail server');
    this.made += 1;
    return new SmtpLine(smtpUrl, HAND_OVER_LIMIT_MS);
  }

  private giveBack(line: SmtpLine): void {
    const next = this.waiting.shift();
    if (next) next(line);
    else this.free.push(line);
  }
}

/** What tells other machines, and our own intake, that no person wrote the message. */
function machineMarks(autoSubmitted: string): Record<string, string> {
  return {
    'Auto-Submitted': autoSubmitted,
    // Not `All`: that asks Exchange to drop the bounces (NDR) as well, by which we learn that nobody was told.
    'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply',
    // Intake parks what comes back with this mark.
    'X-Madoguchi-Notice': autoSubmitted,
  };
}

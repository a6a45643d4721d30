import { Injectable } from '@nestjs/common';
import { ComplaintReader } from '#complaints';
import { ReplyTokens } from '#intake';
import { Settings, tokyoDate } from '#kernel';
import type { AcknowledgementCase } from '../domain/acknowledgement-policy.js';
import { normaliseEmail } from '../domain/mail-address.js';
import { fill } from '../domain/template-text.js';
import type { OutgoingMail } from '../mail/mailer.js';
import { NoticeTemplates } from './notice-templates.js';

/** Writes the acknowledgement of a complaint; it repeats nothing of the complaint. */
@Injectable()
export class AcknowledgementLetters {
  constructor(
    private readonly complaints: ComplaintReader,
    private readonly templates: NoticeTemplates,
    private readonly settings: Settings,
    private readonly replies: ReplyTokens,
  ) {}

  /** The part of the rules that comes from the settings. */
  get limits(): Pick<AcknowledgementCase, 'perDay' | 'ownAddresses' | 'bounceDomain'> {
    const { ackPerDay, mailFrom, replyAddress, ownAddresses, bounceDomain } = this.settings;
    const own = [mailFrom, ...(replyAddress === null ? [] : [replyAddress]), ...ownAddresses];
    return { perDay: ackPerDay, ownAddresses: own.map((address) => address.toLowerCase()), bounceDomain };
  }

  /** Null when the complaint names no usable address. */
  async write(complaintId: string, token: string): Promise<OutgoingMail | null> {
    const complaint = await this.complaints.forEngine(complaintId);
    const address = normaliseEmail(complaint.details.contact.email ?? '');
    if (address === null) return null;
    const { language, details } = complaint;
    const { plainJapanese, pageLanguage } = details;
    const words = this.templates.acknowledgement({ language, plainJapanese, pageLanguage });
    const { companyName, mailFromName, contactLine, mailFrom } = this.settings;
    const values = {
      slipNumber: complaint.slipNumber,
      receivedOn: tokyoDate(complaint.receivedAt),
      company: companyName ?? mailFromName,
      contact: contactLine ?? mailFrom,
    };
    return {
      to: { name: null, address },
      subject: fill(words.subject, values),
      text: fill(words.body, values),
      language: words.language,
      replyTo: (await this.replies.addressFor(complaintId)) ?? undefined,
      inReplyTo: messageIdOr(complaint.details.messageId),
      token,
      autoSubmitted: 'auto-replied',
    };
  }
}

/** A Message-ID that may stand in a header of ours; senders write all sorts of things there. */
function messageIdOr(told: string | undefined): string | undefined {
  return told !== undefined && /^<[^<>\s]{1,250}>$/.test(told) ? told : undefined;
}

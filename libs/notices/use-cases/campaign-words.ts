import { Injectable } from '@nestjs/common';
import { Settings } from '#kernel';
import { CampaignRows, type CampaignText } from '../data/campaign-rows.js';
import type { DueNotice } from '../data/notice-batches.js';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { PartyRows } from '../data/party-rows.js';
import { bareName } from '../domain/form-of-address.js';
import { noticeWords, previewWords } from '../domain/notice-values.js';
import type { NoticeLanguage } from '../domain/template-text.js';
import type { OutgoingMail } from '../mail/mailer.js';

type Texts = Record<NoticeLanguage, CampaignText | null>;

/** Fills in the message of a campaign for one person, in the person's language where the campaign has it. */
@Injectable()
export class CampaignWords {
  constructor(
    private readonly campaigns: CampaignRows,
    private readonly parties: PartyRows,
    private readonly settings: Settings,
  ) {}

  /** Opens the words once for a run. */
  texts(row: NoticeCampaign): Promise<Texts> {
    return this.campaigns.texts(row);
  }

  /** The message to the party of a notice; null when it has no address. */
  async toParty(notice: DueNotice, texts: Texts, row: NoticeCampaign): Promise<OutgoingMail | null> {
    const { name, email, language } = await this.parties.open(notice);
    return email === null ? null : this.mail({ name, address: email, language, token: notice.token }, texts, row);
  }

  /** The message as it looks to anybody, for one of our own addresses. */
  toOurselves(address: string, token: string, texts: Texts, row: NoticeCampaign): OutgoingMail {
    return this.mail({ name: null, address, language: row.language, token }, texts, row);
  }

  /** The words for one person before there is a notice, for those who approve them; see {@link previewWords}. */
  preview(
    { name, language }: { name: string | null; language: NoticeLanguage },
    texts: Texts,
    row: NoticeCampaign,
  ): { language: NoticeLanguage; subject: string; body: string } {
    const text = inLanguage(language, texts, row);
    const words = previewWords({ name, language: text.language }, this.settings);
    return { language: text.language, subject: words.fill(text.subject), body: words.fill(text.body) };
  }

  private mail(
    person: { name: string | null; address: string; language: NoticeLanguage; token: string },
    texts: Texts,
    row: NoticeCampaign,
  ): OutgoingMail {
    const { name, address, token } = person;
    const text = inLanguage(person.language, texts, row);
    const words = noticeWords({ name, language: text.language, token }, this.settings);
    return {
      to: { name: bareName(name), address },
      subject: words.fill(text.subject),
      text: words.fill(text.body),
      language: text.language,
      token,
      autoSubmitted: 'auto-generated',
    };
  }
}

/** The words in this language, where the campaign has them. */
function inLanguage(language: NoticeLanguage, texts: Texts, row: NoticeCampaign): CampaignText {
  const text = texts[language] ?? texts.ja ?? texts[row.language];
  if (text === null) throw new Error('a campaign without words');
  return text;
}

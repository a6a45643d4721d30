import { Injectable } from '@nestjs/common';
import { UserRows } from '#access';
import { ComplaintRepository, type OpenComplaint } from '#complaints';
import { Settings, tokyoDate, type Actor } from '#kernel';
import { fill, Mailer, normaliseEmail, type MailerState } from '#notices';
import { REPLY_LANGUAGES, type ReplyLanguage } from '../domain/reply-template.js';
import { ReplyTemplates } from './reply-templates.js';

/** What the writer of an answer begins with. */
export interface ReplyStart {
  mailer: MailerState;
  /** Whether an address of the complainant is known that mail can go to. */
  address: boolean;
  /** The complainant does not wish to be reached by mail. */
  refused: boolean;
  /** Seconds in which it can be taken back. */
  undoSeconds: number;
  /** The complainant's language, as far as templates speak it. */
  language: ReplyLanguage;
  templates: {
    id: string;
    title: Record<ReplyLanguage, string>;
    /** It only tells how far things are: the case stays open. */
    interim: boolean;
    texts: Record<ReplyLanguage, { subject: string; body: string }>;
  }[];
}

/** Templates filled for a case, and whether mail can go out at all. */
@Injectable()
export class PrepareReply {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly templates: ReplyTemplates,
    private readonly people: UserRows,
    private readonly mailer: Mailer,
    private readonly settings: Settings,
  ) {}

  /** Nothing of what the complainant said or who they are: `{{name}}` is left to be filled in. Error: `complaints.not-found`. */
  async execute(complaintId: string, actor: Actor): Promise<ReplyStart> {
    const row = await this.complaints.row(complaintId);
    const complaint = await this.complaints.unseal(row);
    const { contact, doNotContactBy } = complaint.details;
    const japanese = complaint.language === '' || complaint.language.startsWith('ja');
    return {
      mailer: this.mailer.state,
      address: normaliseEmail(contact.email ?? '') !== null,
      refused: doNotContactBy?.includes('email') === true,
      undoSeconds: this.settings.replyUndoSeconds,
      language: japanese ? 'ja' : 'en',
      templates: await this.filled(complaint, actor),
    };
  }

  private async filled(complaint: OpenComplaint, actor: Actor): Promise<ReplyStart['templates']> {
    const { companyName, mailFromName, contactLine, mailFrom } = this.settings;
    const values = {
      slipNumber: complaint.slipNumber,
      company: companyName ?? mailFromName,
      contact: contactLine ?? mailFrom,
      agent: (await this.people.byId(actor.id))?.name ?? '',
    };
    const inLanguage = (language: ReplyLanguage) => ({
      ...values,
      receivedOn: dayIn(language, tokyoDate(complaint.receivedAt)),
    });
    return this.templates.list().map(({ id, title, texts, interim }) => {
      const made = REPLY_LANGUAGES.map((language) => {
        const { subject, body } = texts[language];
        const known = inLanguage(language);
        return [language, { subject: fill(subject, known), body: fill(body, known) }] as const;
      });
      return {
        id,
        title,
        interim: interim === true,
        texts: Object.fromEntries(made) as ReplyStart['templates'][number]['texts'],
      };
    });
  }
}

function dayIn(language: ReplyLanguage, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return language === 'ja' ? `${String(year)}年${String(month)}月${String(date)}日` : day;
}

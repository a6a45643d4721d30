import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { UserRows } from '#access';
import { ComplaintRepository, type OpenComplaint } from '#complaints';
import { Settings, tokyoDate, type Actor } from '#kernel';
import { fill, Mailer, normaliseEmail, type MailerState } from '#notices';
import { REPLY_LANGUAGES, type ReplyLanguage } from '../domain/reply-template.js';
import { ReplyTemplates } from './reply-templates.js';

/** What the writer of an answer begins with. */
export interface ReplyStart {
  mailer: MailerState;
  /** The complainant's address; null when none is known that mail can go to. */
  to: string | null;
  /** The complainant does not wish to be reached by mail. */
  refused: boolean;
  /** Seconds in which it can be taken back. */
  undoSeconds: number;
  /** The complainant's language, as far as templates speak it. */
  language: ReplyLanguage;
  templates: {
    id: string;
    title: Record<ReplyLanguage, string>;
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
    private readonly audit: AuditLog,
  ) {}

  /** The templates bear the complainant's name: the look is in the audit log first. Error: `complaints.not-found`. */
  async execute(complaintId: string, actor: Actor): Promise<ReplyStart> {
    const row = await this.complaints.row(complaintId);
    const object = `complaint:${complaintId}`;
    await this.audit.append({ actor, action: 'complaint.read', object, purpose: 'reply-templates' });
    const complaint = await this.complaints.unseal(row);
    const { contact, doNotContactBy } = complaint.details;
    const japanese = complaint.language === '' || complaint.language.startsWith('ja');
    return {
      mailer: this.mailer.state,
      to: normaliseEmail(contact.email ?? ''),
      refused: doNotContactBy?.includes('email') === true,
      undoSeconds: this.settings.replyUndoSeconds,
      language: japanese ? 'ja' : 'en',
      templates: await this.filled(complaint, actor),
    };
  }

  private async filled(complaint: OpenComplaint, actor: Actor): Promise<ReplyStart['templates']> {
    const { companyName, mailFromName, contactLine, mailFrom } = this.settings;
    const name = complaint.details.contact.name?.trim() ?? '';
    const values = {
      slipNumber: complaint.slipNumber,
      company: companyName ?? mailFromName,
      contact: contactLine ?? mailFrom,
      agent: (await this.people.byId(actor.id))?.name ?? '',
    };
    const inLanguage = (language: ReplyLanguage) => ({
      ...values,
      name:
        name === ''
          ? language === 'ja'
            ? 'お客様'
            : 'Dear customer,'
          : language === 'ja'
            ? `${name} 様`
            : `Dear ${name},`,
      receivedOn: dayIn(language, tokyoDate(complaint.receivedAt)),
    });
    return this.templates.list().map(({ id, title, texts }) => {
      const made = REPLY_LANGUAGES.map((language) => {
        const { subject, body } = texts[language];
        const known = inLanguage(language);
        return [language, { subject: fill(subject, known), body: fill(body, known) }] as const;
      });
      return { id, title, texts: Object.fromEntries(made) as ReplyStart['templates'][number]['texts'] };
    });
  }
}

function dayIn(language: ReplyLanguage, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return language === 'ja' ? `${String(year)}年${String(month)}月${String(date)}日` : day;
}

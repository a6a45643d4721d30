import type { SettingValues } from '#kernel';
import { ackCodeOf } from './ack-code.js';
import type { NOTICE_BLANKS, NoticeLanguage } from './template-text.js';

const NOBODYS_NAME: Record<NoticeLanguage, string> = { ja: 'お客様', plain: 'お客様', en: 'customer' };

/** What the blanks of a notice text become for one person; by e-mail, letter and telephone alike. */
export function noticeValues(
  person: { name: string | null; language: NoticeLanguage; token: string },
  settings: Pick<SettingValues, 'companyName' | 'mailFromName' | 'contactLine' | 'mailFrom'>,
): Record<(typeof NOTICE_BLANKS)[number], string> {
  return {
    name: person.name ?? NOBODYS_NAME[person.language],
    company: settings.companyName ?? settings.mailFromName,
    contact: settings.contactLine ?? settings.mailFrom,
    code: ackCodeOf(person.token),
  };
}

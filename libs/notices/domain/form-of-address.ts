import { hasLink } from './link-rules.js';
import type { NoticeLanguage } from './template-text.js';

/** How somebody is addressed whose name is not known. */
const NOBODYS_NAME: Record<NoticeLanguage, string> = { ja: 'お客様', plain: 'お客様', en: 'customer' };

/** Names that are no person's get 御中. */
const ORGANISATION =
  /株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|\(有\)|㈱|㈲|法人|組合|協会|事務所|商店|医院|病院|学校|大学/u;
/** A form of address that stands in the list already; さん is also the end of names. */
const WRITTEN = /\s*(様|殿|御中|さま)$/u;

/**
 * The name as our words use it, without a form of address; null when there is none. A name that mail readers would turn
 * into a link is none: whoever complains types it, and it would stand in our greeting.
 */
export function bareName(name: string | null): string | null {
  const bare = (name ?? '').trim().replace(WRITTEN, '').trim();
  return bare === '' || hasLink(bare) ? null : bare;
}

/** The name with its form of address (お客様 where there is no name, 御中 for organisations). English has none. */
export function addressed(name: string | null, language: NoticeLanguage, form = '様'): string {
  const bare = bareName(name);
  if (bare === null || language === 'en') return bare ?? NOBODYS_NAME[language];
  return `${bare} ${ORGANISATION.test(bare.normalize('NFKC')) ? '御中' : form}`;
}

/**
 * The name for eyes that need not know it: its first letter. That of an organisation stays, as it is no person's and its form
 * of address depends on it. Null when there is none.
 */
export function shownName(name: string | null): string | null {
  const bare = bareName(name);
  if (bare === null || ORGANISATION.test(bare.normalize('NFKC'))) return bare;
  return `${Array.from(bare)[0] ?? ''}***`;
}

/** The name alone, or how somebody without one is called. */
export function called(name: string | null, language: NoticeLanguage): string {
  return bareName(name) ?? NOBODYS_NAME[language];
}

import { simpleParser } from 'mailparser';
import type { AddressObject, EmailAddress, ParsedMail } from 'mailparser';
import type { MailAddress } from '../read-result.js';

/** Above this the real converter blocks the desk for more than a quarter of a second. */
const MAX_HTML_TO_CONVERT = 200_000;

/** Parses a repaired mail, embedded messages kept as attachments. Rejects above 1,000 parts or 1 MiB of header. */
export function parseMail(bytes: Buffer): Promise<ParsedMail> {
  return simpleParser(bytes, {
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepCidLinks: true,
    maxHtmlLengthToParse: MAX_HTML_TO_CONVERT,
    checksumAlgo: 'sha256',
  });
}

/** Unfolded raw values of a header in order. */
export function headerValues(mail: ParsedMail, name: string): string[] {
  return mail.headerLines
    .filter((header) => header.key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n[ \t]+/g, ' ')
        .trim(),
    );
}

/** First raw value of a header, '' when it is absent. */
export function headerValue(mail: ParsedMail, name: string): string {
  return headerValues(mail, name)[0] ?? '';
}

/** Addresses of a header, groups opened, entries without an address left out. */
export function addressesOf(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  if (header === undefined) return [];
  const flat = (entries: EmailAddress[]): MailAddress[] =>
    entries.flatMap(({ name, address, group }) => {
      if (group !== undefined) return flat(group);
      return address === undefined || address === '' ? [] : [{ name, address }];
    });
  return [header].flat().flatMap((object) => flat(object.value));
}

/** The Date header as ISO 8601 in UTC; null when there is none or it is no date (the parser would say "now"). */
export function sentDate(mail: ParsedMail): string | null {
  const told = headerValue(mail, 'date');
  const instant = Date.parse(told.replace(/\([^)]*\)/g, ' ').trim());
  if (told === '' || Number.isNaN(instant) || mail.date === undefined) return null;
  return Number.isNaN(mail.date.getTime()) ? null : mail.date.toISOString();
}

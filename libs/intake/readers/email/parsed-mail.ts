import type { AddressObject, Attachment, EmailAddress, ParsedMail } from 'mailparser';
import type { MailAddress } from '../read-result.js';
import { valueOf } from './mime-headers.js';
import type { HeaderField } from './mime-headers.js';
import type { MailFile } from './mail-files.js';

/** What the recognisers of machine traffic look at, in the shape that mailparser made customary. */
export interface MailFacts {
  fields: readonly HeaderField[];
  subject: string | null;
  from: readonly MailAddress[];
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  text: string;
  files: readonly MailFile[];
}

/** The facts as a parsed mail. */
export function asParsedMail({ fields, subject, from, to, cc, text, files }: MailFacts): ParsedMail {
  return {
    attachments: files.map(asAttachment),
    headers: new Map(fields.map((field) => [field.key, valueOf(field)])),
    headerLines: fields,
    html: false,
    text,
    ...(subject === null ? {} : { subject }),
    from: asAddresses(from),
    to: asAddresses(to),
    cc: asAddresses(cc),
  };
}

function asAddresses(list: readonly MailAddress[]): AddressObject {
  const text = list.map(({ name, address }) => (name === '' ? address : `"${name}" <${address}>`)).join(', ');
  return { value: [...list], html: '', text };
}

function asAttachment({ name, mediaType, bytes, disposition }: MailFile): Attachment {
  return {
    type: 'attachment',
    content: bytes,
    contentType: mediaType,
    contentDisposition: disposition,
    ...(name === '' ? {} : { filename: name }),
    headers: new Map(),
    checksum: '',
    size: bytes.length,
    related: false,
    partId: '',
    release: null,
  };
}

/** Unfolded raw values of a header in order. */
export function headerValues(mail: ParsedMail, name: string): string[] {
  return mail.headerLines.filter((header) => header.key === name).map(valueOf);
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

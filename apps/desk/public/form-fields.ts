import type { Contact } from '#complaints';

/** What somebody typed into the form, exactly, so that it can be given back. */
export interface TypedForm {
  text: string;
  subject: string;
  name: string;
  phone: string;
  email: string;
  /** Wishes the relay service or another way than speaking on the phone. */
  relay: boolean;
  /** Who speaks on behalf of the complainant. */
  representative: string;
  formId: string;
  token: string;
  /** A field that people do not see; only machines fill it in. */
  trap: string;
}

/** Picks the known fields; everything else is ignored. */
export function typedForm(fields: Readonly<Record<string, string>>): TypedForm {
  const take = (name: string): string => (Object.hasOwn(fields, name) ? (fields[name] ?? '') : '');
  return {
    text: take('text'),
    subject: take('subject'),
    name: take('name'),
    phone: take('phone'),
    email: take('email'),
    relay: take('relay') !== '',
    representative: take('representative'),
    formId: /^[0-9A-Z]{26}$/.test(take('formId')) ? take('formId') : '',
    token: take('token').slice(0, 100),
    trap: take('website'),
  };
}

/** The complaint's text: what was written, or the subject when only that was filled in; null when there is nothing to take. */
export function complaintText(form: TypedForm): string | null {
  if (form.text.trim() !== '') return form.text.replace(/\r\n/g, '\n');
  return form.subject.trim() === '' ? null : form.subject.trim();
}

/** The filled-in parts of the contact. */
export function contactOf(form: TypedForm): Contact {
  const contact: Contact = {};
  if (form.name.trim() !== '') contact.name = form.name.trim();
  if (form.phone.trim() !== '') contact.phone = form.phone.trim();
  if (form.email.trim() !== '') contact.email = form.email.trim();
  return contact;
}

/** Whether the address will hardly receive mail; only a hint to the writer, never a reason to refuse. */
export function looksUndeliverable(email: string): boolean {
  const address = email.normalize('NFKC').trim();
  return address !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address);
}

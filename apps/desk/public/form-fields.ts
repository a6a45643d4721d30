import type { Contact } from '#complaints';

/** Text fields, by the name that they have in the page. */
export const TEXT_FIELDS = [
  'text',
  'subject',
  'occurred',
  'line',
  'name',
  'phone',
  'email',
  'address',
  'callbackTime',
  'callbackNote',
  'representative',
  'slip',
  'secret',
] as const;
const BUTTONS = ['send', 'check', 'switch', 'carry'] as const;
export const TICKS = ['cannotSpeak', 'relay', 'callback'] as const;

/** What somebody typed into a form, exactly, so that it can be given back. */
export type TypedForm = Record<(typeof TEXT_FIELDS)[number], string> &
  Record<(typeof TICKS)[number], boolean> & {
    formId: string;
    token: string;
    /** A field that people do not see; only machines fill it in. */
    trap: string;
    /** Which button was pressed: send it, look at the files, read it in another language, take it over to another page. */
    go: (typeof BUTTONS)[number];
    /** Files of an earlier try that are to be sent, by their identifiers. */
    keep: string[];
  };

const IDENTIFIER = /^[0-9A-Z]{26}$/;
const KEEP = /^keep\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Picks the known fields; everything else is ignored. */
export function typedForm(fields: Readonly<Record<string, string>>): TypedForm {
  const take = (name: string): string => (Object.hasOwn(fields, name) ? (fields[name] ?? '') : '');
  return {
    ...(Object.fromEntries(TEXT_FIELDS.map((name) => [name, take(name)])) as Record<
      (typeof TEXT_FIELDS)[number],
      string
    >),
    ...(Object.fromEntries(TICKS.map((name) => [name, take(name) !== ''])) as Record<(typeof TICKS)[number], boolean>),
    formId: IDENTIFIER.test(take('formId')) ? take('formId') : '',
    token: take('token').slice(0, 100),
    trap: take('website'),
    go: BUTTONS.find((button) => button === take('go')) ?? 'send',
    keep: Object.keys(fields).flatMap((name) => KEEP.exec(name)?.[1] ?? []),
  };
}

/** Whether nothing has been written or ticked yet. */
export function isBlank(form: TypedForm): boolean {
  return TEXT_FIELDS.every((name) => form[name].trim() === '') && TICKS.every((name) => !form[name]);
}

/** The complaint's text: what was written, or the subject when only that was filled in; null when there is nothing to take. */
export function complaintText(form: Pick<TypedForm, 'text' | 'subject'>): string | null {
  if (form.text.trim() !== '') return form.text.replace(/\r\n/g, '\n');
  return form.subject.trim() === '' ? null : form.subject.trim();
}

/** The filled-in parts of the contact. */
export function contactOf(form: Pick<TypedForm, 'name' | 'phone' | 'email' | 'address'>): Contact {
  const contact: Contact = {};
  for (const part of ['name', 'phone', 'email', 'address'] as const) {
    const value = form[part].trim();
    if (value !== '') contact[part] = value;
  }
  return contact;
}

/** What was typed, shortened to what a field of the case holds; absent when it is blank. */
export function filled(typed: string, most = 200): string | undefined {
  const value = typed.trim().slice(0, most);
  return value === '' ? undefined : value;
}

/** What stands between two numbers in one field: anything but digits and what divides one; blanks may do either. */
const BETWEEN_NUMBERS = [/[^\d\s().+ー‐‑–—−-]+/, /[^\d().+ー‐‑–—−-]+/];

/** Whether no number in the field will be reached: too few digits or too many in each; only a hint, as with addresses. */
export function looksUndialable(phone: string): boolean {
  const typed = phone.normalize('NFKC').trim();
  const numbers = [typed, ...BETWEEN_NUMBERS.flatMap((between) => typed.split(between))];
  return typed !== '' && !numbers.some((number) => hasDigitsOfNumber(number));
}

function hasDigitsOfNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15;
}

/** Whether the address will hardly receive mail; only a hint to the writer, never a reason to refuse. */
export function looksUndeliverable(email: string): boolean {
  const address = email.normalize('NFKC').trim();
  return address !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address);
}

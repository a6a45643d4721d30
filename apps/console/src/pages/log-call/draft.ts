import type { Assessment, Contact } from '../../api/types';
import { parseDay, parseMoment, type DayRead, type Doubt, type MomentRead } from '../../lib/dates';
import { toHalfWidth } from '../../lib/digits';

/** What the agent has typed so far of one call; kept as a draft until it is registered. */
export interface CallDraft {
  text: string;
  subject: string;
  name: string;
  phone: string;
  email: string;
  /** The line that it is about, where that is another than the caller's. */
  lineNumber: string;
  language: string;
  viaRelay: boolean;
  cannotSpeakOnPhone: boolean;
  /** Who speaks for the complainant; '' when they speak themselves. */
  representative: string;
  /** The promised call-back and the day on which it happened, as they were typed. */
  callback: string;
  occurred: string;
  /** Questions that were asked, in the order of their marks (Q1) in the text. */
  asked: string[];
  /** When the call began, by the desk's clock; null before the first key. */
  startedAt: string | null;
  /** What was sent, once somebody pressed save: sent again word for word until the desk has answered. */
  sending: Record<string, unknown> | null;
}

/** What the desk answers when the call is registered. */
export interface LoggedCall {
  id: string;
  slipNumber: string;
  humanMustRead: boolean;
  assessment: Assessment | null;
}

export const EMPTY_CALL: CallDraft = {
  text: '',
  subject: '',
  name: '',
  phone: '',
  email: '',
  lineNumber: '',
  language: 'ja',
  viaRelay: false,
  cannotSpeakOnPhone: false,
  representative: '',
  callback: '',
  occurred: '',
  asked: [],
  startedAt: null,
  sending: null,
};

/** A stored draft with every field, also those that an older page did not know. */
export function fromStored(stored: Partial<CallDraft>): CallDraft {
  return { ...EMPTY_CALL, ...stored };
}

/** Whether nothing was written, so that there is nothing to keep. */
export function isBlank(call: CallDraft): boolean {
  const words = [call.text, call.subject, call.name, call.phone, call.email, call.lineNumber, call.representative];
  return [...words, call.callback, call.occurred].every((word) => word.trim() === '');
}

export function callbackOf(call: CallDraft, now: number): MomentRead | null {
  return call.callback.trim() === '' ? null : parseMoment(call.callback, now);
}

export function occurredOf(call: CallDraft, now: number): DayRead | null {
  return call.occurred.trim() === '' ? null : parseDay(call.occurred, now);
}

/** A moment or day that says two things at once, or lies on the wrong side of now, is none: its words are kept instead. */
function isCertain(read: { doubt: Doubt | null }): boolean {
  return read.doubt === null || read.doubt === 'no-time' || read.doubt === 'part-of-day';
}

/** The promise as an instant, where one can be made of the words. */
export function promisedAt(call: CallDraft, now: number): string | null {
  const read = callbackOf(call, now);
  return read !== null && isCertain(read) ? read.instant : null;
}

function happenedOn(call: CallDraft, now: number): string | null {
  const read = occurredOf(call, now);
  return read !== null && isCertain(read) ? read.day : null;
}

/** Fields whose words are no certain date: worth one look before saving. */
export function doubtfulFields(call: CallDraft, now: number): ('callback' | 'occurred')[] {
  return [
    ...(call.callback.trim() !== '' && promisedAt(call, now) === null ? (['callback'] as const) : []),
    ...(call.occurred.trim() !== '' && happenedOn(call, now) === null ? (['occurred'] as const) : []),
  ];
}

const mark = (nth: number): string => `Q${String(nth + 1)}→`;

/** The mark that stands in the note for a question; the question's own words would read like a sign of a leak. */
export function markOf(asked: readonly string[], question: string): string {
  const at = asked.indexOf(question);
  return mark(at === -1 ? asked.length : at);
}

/** Whether a question was asked: its mark stands in the note. */
export function isAsked({ asked, text }: Pick<CallDraft, 'asked' | 'text'>, question: string): boolean {
  const at = asked.indexOf(question);
  return at !== -1 && text.includes(mark(at));
}

/** The questions up to the last whose mark stands in the note. */
function askedIn({ asked, text }: CallDraft): string[] {
  return asked.slice(0, asked.findLastIndex((_, at) => text.includes(mark(at))) + 1);
}

/**
 * The body of POST /complaints: empty fields are left out, numbers and addresses half-width. Words of which no date could be
 * made go along as they were typed.
 * @param now the present by the desk's clock, ms
 */
export function callBody(call: CallDraft, now: number): Record<string, unknown> {
  const contact: Contact = {};
  if (call.name.trim() !== '') contact.name = call.name.trim();
  if (call.phone.trim() !== '') contact.phone = toHalfWidth(call.phone).trim();
  if (call.email.trim() !== '') contact.email = toHalfWidth(call.email).trim();
  const callbackAt = promisedAt(call, now);
  const occurredOn = happenedOn(call, now);
  const asked = askedIn(call);
  return {
    channel: 'phone',
    text: call.text,
    language: call.language,
    ...(call.startedAt === null ? {} : { receivedAt: call.startedAt }),
    ...filled('subject', call.subject),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...filled('lineNumber', toHalfWidth(call.lineNumber)),
    ...(call.viaRelay ? { viaRelay: true } : {}),
    ...(call.cannotSpeakOnPhone ? { cannotSpeakOnPhone: true } : {}),
    ...filled('representative', call.representative),
    ...(callbackAt === null ? filled('callbackWish', call.callback) : { callbackAt }),
    ...(occurredOn === null ? filled('occurredAsTyped', call.occurred) : { occurredOn }),
    ...(asked.length === 0 ? {} : { askedQuestions: asked }),
  };
}

function filled(field: string, value: string): Record<string, string> {
  return value.trim() === '' ? {} : { [field]: value.trim() };
}

import type { Assessment, Contact } from '../../api/types';
import { toHalfWidth } from '../../lib/digits';
import { fromTokyoInput } from '../../lib/format';

/** What the agent has typed so far; kept in memory only. */
export interface CallDraft {
  text: string;
  subject: string;
  name: string;
  phone: string;
  email: string;
  language: string;
  viaRelay: boolean;
  cannotSpeakOnPhone: boolean;
  /** Who speaks for the complainant; '' when they speak themselves. */
  representative: string;
  /** Value of a datetime-local field, Tokyo time. */
  callback: string;
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
  language: 'ja',
  viaRelay: false,
  cannotSpeakOnPhone: false,
  representative: '',
  callback: '',
};

/** The body of POST /complaints: empty fields are left out, numbers and addresses half-width. */
export function callBody(draft: CallDraft): Record<string, unknown> {
  const contact: Contact = {};
  if (draft.name.trim() !== '') contact.name = draft.name.trim();
  if (draft.phone.trim() !== '') contact.phone = toHalfWidth(draft.phone).trim();
  if (draft.email.trim() !== '') contact.email = toHalfWidth(draft.email).trim();
  const callbackAt = fromTokyoInput(draft.callback);
  return {
    channel: 'phone',
    text: draft.text,
    language: draft.language,
    ...(draft.subject.trim() === '' ? {} : { subject: draft.subject.trim() }),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(draft.viaRelay ? { viaRelay: true } : {}),
    ...(draft.cannotSpeakOnPhone ? { cannotSpeakOnPhone: true } : {}),
    ...(draft.representative.trim() === '' ? {} : { representative: draft.representative.trim() }),
    ...(callbackAt === null ? {} : { callbackAt }),
  };
}

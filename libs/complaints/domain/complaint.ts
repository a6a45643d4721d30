import type { Category, Severity } from '#engine';
import type { Channel, Instant } from '#kernel';

/** How far the handling has come (JIS Q 10002: 受理 → 受理通知 → 対応 → 回答 → 終了). */
export const COMPLAINT_STATES = ['received', 'acknowledged', 'in_handling', 'replied', 'closed', 'reopened'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** How the complainant can be reached; every part may be unknown. */
export interface Contact {
  name?: string;
  phone?: string;
  email?: string;
  address?: string;
}

/** What is sealed beside the text. */
export interface ComplaintDetails {
  subject: string | null;
  contact: Contact;
  /** Set when the telephone number is what a fax gateway told, and not what somebody wrote. */
  phoneFrom?: 'gateway';
  /** The call's identifier at the telephone exchange. */
  callId?: string;
  /** The case's number in the register that it was imported from. */
  externalRef?: string;
  /** The complainant cannot, or does not wish to, speak on the telephone. */
  cannotSpeakOnPhone?: boolean;
  /** The form was used in plain Japanese (やさしい日本語); what the desk sends by itself is written so, too. */
  plainJapanese?: boolean;
  /** The form was used in this language (as `language` names them), where it is not Japanese: the person chose it. */
  pageLanguage?: string;
  /** Ways by which the complainant does not wish to be reached. */
  doNotContactBy?: Channel[];
  /** Who speaks on behalf of the complainant (代理人). */
  representative?: string;
  /** The line (telephone or customer number) that the complaint is about, as it was typed. */
  lineNumber?: string;
  /** When the complainant would like to be called back, in their words or as a span of hours. */
  callbackWish?: string;
  /** When it happened, as it was typed, where no date could be made of it. */
  occurredAsTyped?: string;
  /** The desk's questions that were asked in the call, in the order of their marks (Q1) in the text; no words of the complainant. */
  askedQuestions?: string[];
  /** Message-ID, with angle brackets, of the mail that made the case: what answers to it refer to. */
  messageId?: string;
  /** Charsets, OCR language and the like that the reader settled on. */
  decodedAs?: string[];
}

/** What a complaint is made of when it is registered. */
export interface NewComplaint {
  id: string;
  arrivalId: string;
  keyId: string;
  channel: Channel;
  language: string;
  receivedAt: Instant;
  text: string;
  details: ComplaintDetails;
  humanMustRead: boolean;
  viaRelay: boolean;
  callbackAt: Instant | null;
  occurredOn: string | null;
  category: Category;
  severity: Severity;
  flagged: boolean;
  /** Hash of the secret that opens the public status page; null when none was given out. */
  secretHash: string | null;
  /** Identifiers that later mail may refer to, already normalised. */
  messageIds: string[];
}

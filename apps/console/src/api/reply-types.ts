import type { Schemas } from './schemas';

/** Answers to complainants by mail, as the desk tells them. */
export type MailReply = Schemas['ReplyView'];
export type ReplyState = MailReply['state'];

/** Texts to begin with; `{{name}}` is still to be filled in. */
export type ReplyStart = Schemas['ReplyStart'];

/** A place that may carry what is somebody else's. */
export type ReplyFinding = Schemas['Seen'];

export interface LetterCheck {
  unfilled: Schemas['Place'][];
  findings: ReplyFinding[];
}

/** What of a mail may be folded: stretches of its text, end exclusive. */
export type LetterFold = Schemas['LetterFold'];

/** What is known of a danger to somebody's life or body. */
export type Danger = Schemas['Danger'];

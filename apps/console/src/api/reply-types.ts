/** Answers to complainants by mail, as the desk tells them. */
export type ReplyState =
  'waiting' | 'cancelled' | 'sending' | 'accepted' | 'unknown' | 'failed' | 'bounced' | 'stopped' | 'given-up';

export interface MailReply {
  id: string;
  state: ReplyState;
  stopReason: string | null;
  authorId: string;
  sendAt: string;
  retryAt: string | null;
  createdAt: string;
  /** The message of the case that it became. */
  messageId: string | null;
  findings: number;
  to: string;
  subject: string;
  text: string;
}

/** Texts to begin with; `{{name}}` is still to be filled in. */
export interface ReplyStart {
  mailer: 'ready' | 'no-server' | 'dry-run';
  /** An address is known that mail can go to. */
  address: boolean;
  refused: boolean;
  undoSeconds: number;
  language: 'ja' | 'en';
  templates: {
    id: string;
    title: { ja: string; en: string };
    texts: Record<'ja' | 'en', { subject: string; body: string }>;
  }[];
}

interface Place {
  pointer: '/subject' | '/text';
  start: number;
  end: number;
}

/** A place that may carry what is somebody else's. */
export interface ReplyFinding extends Place {
  kind: string;
  text: string;
  known: 'told' | 'other-case' | null;
  needsWord: boolean;
}

export interface LetterCheck {
  unfilled: Place[];
  findings: ReplyFinding[];
}

/** What of a mail may be folded: stretches of its text, end exclusive. */
export interface LetterFold {
  quoted: [number, number] | null;
  signature: [number, number] | null;
}

/** What is known of a danger to somebody's life or body. */
export interface Danger {
  state: 'none' | 'suspected' | 'confirmed' | 'cleared';
  places: { messageId: string | null; start: number; end: number }[];
  said: { at: string; actorId: string } | null;
}

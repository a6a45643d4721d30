import type { NoticeState } from './notice-state.js';

/**
 * What became of one try to hand a message to the mail server.
 * `refused-recipient` and `refused-message` are 5yz answers, `later` a 4yz answer about this message or a 5yz one that is not about the person, `server-away`
 * a server that could not be reached, or would not talk to us, before the message began, `unknown` a connection lost
 * after the message began without an answer.
 */
export type HandOverOutcome =
  'accepted' | 'refused-recipient' | 'refused-message' | 'later' | 'server-away' | 'unknown';

export interface HandOverResult {
  outcome: HandOverOutcome;
  /** SMTP reply code, null when there was none. */
  code: number | null;
  /** Enhanced status code (RFC 3463), for example `5.1.1`. */
  status: string | null;
  /** The server's words; they may quote an address, so they are stored sealed only. */
  answer: string | null;
}

/** A failed try as the SMTP client reports it. */
export interface SmtpFailure {
  responseCode: number | null;
  response: string | null;
  /** SMTP command that failed: `CONN`, `EHLO`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`, … */
  command: string | null;
  /** Whether a byte of the message itself had been passed to the connection. */
  bodyBegan: boolean;
}

const ABOUT_THE_MESSAGE = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** Reads a failure. An answer always wins over a guess; without one, only a message that never began is surely unsent. */
export function judgeFailure(failure: SmtpFailure): HandOverResult {
  const facts = {
    code: failure.responseCode,
    status: enhancedStatus(failure.response),
    answer: failure.response,
  };
  return { outcome: outcomeOf(failure), ...facts };
}

function outcomeOf(failure: SmtpFailure): HandOverOutcome {
  const { responseCode: code, command } = failure;
  const aboutMessage = command !== null && ABOUT_THE_MESSAGE.has(command);
  if (code === null) return failure.bodyBegan ? 'unknown' : 'server-away';
  // 421 closes the channel whatever it answers to. After the message it is still an answer: the message was not taken.
  if (code === 421) return failure.bodyBegan && aboutMessage ? 'later' : failure.bodyBegan ? 'unknown' : 'server-away';
  if (!aboutMessage) return failure.bodyBegan ? 'unknown' : 'server-away';
  if (code >= 400 && code < 500) return 'later';
  if (isAboutUs(code, enhancedStatus(failure.response))) return 'later';
  if (code >= 500 && code < 600 && code !== 503) return command === 'RCPT TO' ? 'refused-recipient' : 'refused-message';
  return failure.bodyBegan ? 'unknown' : 'server-away';
}

/**
 * Answers that speak of the sender, of policy or of room and not of this person: log in first (530, 535), a full mailbox
 * or quota (552), `5.7.x` of RFC 3463 §3.8 (refused by policy, blocked, not authorised). They may pass, so the message
 * is tried again; `RefusalWatch` stops the campaign when they pile up.
 */
function isAboutUs(code: number, status: string | null): boolean {
  return code === 530 || code === 535 || code === 552 || (code >= 500 && status?.startsWith('5.7.') === true);
}

/** The enhanced status code at the start of an answer, or null. */
export function enhancedStatus(response: string | null): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1] ?? null;
}

/** The first wait in ms where the settings say nothing else. */
export const FIRST_WAIT_MS = 30_000;

/** Waits between tries in ms: about 15 hours in all, after which the person goes to the worklist. */
export const RETRY_DELAYS_MS = [30_000, 120_000, 480_000, 1_800_000, 7_200_000, 21_600_000, 21_600_000] as const;

/** Wait in ms before a server that was away is tried again; such tries do not use up a person's attempts. */
export const SERVER_AWAY_DELAY_MS = 60_000;

/** What to write after a try. */
export interface NextStep {
  state: Extract<NoticeState, 'sending' | 'accepted' | 'bounced' | 'failed' | 'unknown'>;
  /** Set when the notice waits for another try. */
  retryInMs: number | null;
  /** Whether this try counts against {@link RETRY_DELAYS_MS}. */
  counts: boolean;
}

/**
 * @param attempts counted tries including this one
 * @param firstWaitMs the first wait in ms; all others are longer in proportion
 */
export function nextStep(outcome: HandOverOutcome, attempts: number, firstWaitMs: number = FIRST_WAIT_MS): NextStep {
  const share = firstWaitMs / FIRST_WAIT_MS;
  switch (outcome) {
    case 'accepted':
      return { state: 'accepted', retryInMs: null, counts: true };
    case 'refused-recipient':
      return { state: 'bounced', retryInMs: null, counts: true };
    case 'refused-message':
      return { state: 'failed', retryInMs: null, counts: true };
    case 'unknown':
      return { state: 'unknown', retryInMs: null, counts: true };
    case 'server-away':
      return { state: 'sending', retryInMs: SERVER_AWAY_DELAY_MS * share, counts: false };
    case 'later': {
      const delay = RETRY_DELAYS_MS[attempts - 1];
      return delay === undefined
        ? { state: 'failed', retryInMs: null, counts: true }
        : { state: 'sending', retryInMs: delay * share, counts: true };
    }
  }
}

import type { BounceReport, BouncedRecipient, MessageKind } from '../read-result.js';
import { readNotification } from './bounce-notification.js';
import { addressesIn, recipientsNamed, recipientsOfReturned } from './bounce-recipients.js';
import { looksLikeReport } from './bounce-score.js';
import { concludeStatus, statusIn } from './bounce-status.js';
import { messageIdIn, splitReport, wordsByAddress } from './bounce-text.js';
import type { ReportText } from './bounce-text.js';
import {
  BOUNCE_TEXT,
  DAEMON_SENDER,
  DELAY_SUBJECT,
  DELAY_TEXT,
  FEEDBACK_SENDER,
  FEEDBACK_SUBJECT,
  SERVER_ANSWER,
} from './bounce-words.js';
import { ADDRESS, parseDeliveryStatus } from './delivery-status.js';
import { parseHeaders } from './mime-walk.js';

/** What the recogniser of delivery reports looks at; taken from the parsed mail by the reader. */
export interface ReportEvidence {
  from: string;
  subject: string;
  text: string;
  /** Lower-case report-type of Content-Type, '' when none. */
  reportType: string;
  /** True when the envelope sender is told and empty, or a mailer daemon's. */
  nullReturnPath: boolean;
  /** Values of X-Failed-Recipients. */
  failedRecipients: string;
  /** Text of message/delivery-status, null when there is no such part. */
  deliveryStatus: string | null;
  /** Text of message/feedback-report or message/disposition-notification, '' when there is none. */
  otherReport: string;
  /** The returned message or its headers, '' when not attached. */
  returned: string;
  /** Addresses the report itself was sent to, lower case. */
  sentTo: readonly string[];
  /** Message-IDs that In-Reply-To and References of the report name, the likeliest first. */
  refersTo: readonly string[];
  /** X-Mailer and User-Agent. */
  program: string;
  autoSubmitted: string;
  reportHeader: boolean;
  newsletter: boolean;
  verpToken: string | null;
}

/** A recognised report, or null when the mail is none. */
export interface RecognisedReport {
  kind: Extract<MessageKind, 'bounce' | 'delivery-delay' | 'delivery-success' | 'abuse-report'>;
  bounce: BounceReport;
}

const READ_CHARS = 20_000;
const DIAGNOSTIC_CHARS = 300;
/** More than any honest report names; beyond it the work would grow with the square. */
const MAX_RECIPIENTS = 300;
/** Fields of a report written into its text (Amazon WorkMail). */
const REPORT_FIELDS = /^final-recipient:/im;
/** Answers of people's machines are no reports, whatever words stand in them. */
const ANSWERING = /^\s*auto-replied\s*(?:;|$)/i;

/** Recognises a report by structure (RFC 3464, RFC 5965, X-Failed-Recipients, JSON) or by its sender with its words. */
export function recogniseReport(mail: ReportEvidence): RecognisedReport | null {
  const text = mail.text.slice(0, READ_CHARS);
  const notification = readNotification(text);
  if (notification !== null) {
    const bounce = { ...notification.bounce, verpToken: mail.verpToken };
    return { kind: notification.kind, bounce: notification.kind === 'abuse-report' ? bounce : withStatus(bounce, '') };
  }
  const split = splitReport(text);
  if (isFeedback(mail)) return { kind: 'abuse-report', bounce: feedbackOf(mail, split) };
  const named = recipientsNamed(split.said, mail.sentTo);
  if (!isReport(mail, split, named)) return null;
  const bounce = withStatus(
    {
      recipients: recipientsOf(mail, split, named),
      originalMessageId: originalMessageId(mail, split),
      verpToken: mail.verpToken,
    },
    split.said,
  );
  return { kind: kindOf(bounce.recipients), bounce };
}

function kindOf(recipients: readonly BouncedRecipient[]): RecognisedReport['kind'] {
  if (recipients.length === 0 || recipients.some((r) => r.action === 'failed')) return 'bounce';
  return recipients.some((r) => r.action === 'delayed') ? 'delivery-delay' : 'delivery-success';
}

function addressesOf(recipients: readonly BouncedRecipient[]): string[] {
  return recipients.length === 1 ? [] : recipients.slice(0, MAX_RECIPIENTS).map(({ address }) => address);
}

function withStatus(bounce: BounceReport, said: string): BounceReport {
  const words = wordsByAddress(said, addressesOf(bounce.recipients));
  const recipients = bounce.recipients.slice(0, MAX_RECIPIENTS).map((recipient) => {
    const status = concludeStatus(recipient, words.get(recipient.address) ?? said);
    return { ...recipient, status, action: recipient.action || (status.startsWith('2') ? 'delivered' : 'failed') };
  });
  return { ...bounce, recipients };
}

/** A mail whose parts say that it is a report, unless a person forwards one from a people's address. */
function isReport(mail: ReportEvidence, split: ReportText, named: readonly string[]): boolean {
  if (mail.reportType === 'delivery-status' || mail.failedRecipients !== '') return true;
  const receipt = mail.reportType === 'disposition-notification';
  if (receipt) return DAEMON_SENDER.test(mail.from) && /reject|quota|refus/i.test(split.said);
  const { from, subject, program, reportHeader, newsletter } = mail;
  const traits = {
    ...{ from, subject, program, reportHeader, newsletter, said: split.said },
    nullReturnPath: mail.nullReturnPath,
    givesBack: mail.returned !== '' || split.returned !== '',
    namesRecipient: named.length > 0,
    autoSubmitted: /^\s*auto-/i.test(mail.autoSubmitted),
  };
  if (mail.deliveryStatus !== null) return looksLikeReport({ ...traits, reportHeader: true });
  if (ANSWERING.test(mail.autoSubmitted) && !DAEMON_SENDER.test(mail.from)) return false;
  return looksLikeReport(traits);
}

function recipientsOf(mail: ReportEvidence, split: ReportText, named: readonly string[]): BouncedRecipient[] {
  const fields = [mail.deliveryStatus ?? '', mail.otherReport, REPORT_FIELDS.test(split.said) ? split.said : ''];
  const told = fields.flatMap(parseDeliveryStatus);
  if (told.some((r) => ADDRESS.test(r.address))) return told;
  const nested = nestedStatus(mail.returned);
  if (nested.some((r) => ADDRESS.test(r.address))) return nested;
  const [base = { address: '', status: '', action: '' as const, diagnostic: '' }] = told;
  const action = base.action === '' && isDelay(mail, split) ? ('delayed' as const) : base.action;
  const diagnostic = base.diagnostic === '' ? diagnosticLine(split.said) : base.diagnostic;
  const found = [
    addressesIn(mail.failedRecipients),
    named,
    recipientsOfReturned(`${mail.returned}\n${split.returned}`),
  ];
  const addresses = found.find((list) => list.length > 0) ?? (base.address === '' ? [] : [base.address]);
  const several = addresses.length > 1 ? wordsByAddress(split.said, addresses.slice(0, MAX_RECIPIENTS)) : null;
  return addresses.map((address) => ({
    ...base,
    address,
    action,
    diagnostic: several === null ? diagnostic : diagnosticLine(several.get(address) ?? split.said),
  }));
}

/** A report about a report: what the inner one says of its recipients. */
function nestedStatus(returned: string): BouncedRecipient[] {
  const at = returned.search(/^Content-Type:[ \t]*message\/delivery-status/im);
  return at === -1 ? [] : parseDeliveryStatus(returned.slice(at).split(/\n--/)[0] ?? '');
}

function isDelay(mail: ReportEvidence, { said }: ReportText): boolean {
  const status = statusIn(said) ?? '';
  return DELAY_SUBJECT.test(mail.subject) && !status.startsWith('5') && DELAY_TEXT.test(said);
}

function diagnosticLine(said: string): string {
  const lines = said.split('\n');
  const line = lines.find((l) => SERVER_ANSWER.test(l)) ?? lines.find((l) => BOUNCE_TEXT.test(l));
  return line?.trim().slice(0, DIAGNOSTIC_CHARS) ?? '';
}

function originalMessageId(mail: ReportEvidence, split: ReportText): string | null {
  const inner = /^Content-Type:[ \t]*(?:message\/rfc822|text\/rfc822-headers)/im.exec(mail.returned);
  const innermost = inner === null ? null : messageIdIn(mail.returned.slice(inner.index));
  const other = /^original-message-id:[ \t]*(<[^<>\s]{1,400}>)/im.exec(
    `${mail.otherReport}\n${mail.deliveryStatus ?? ''}`,
  )?.[1];
  const attached = innermost ?? messageIdIn(mail.returned);
  return attached ?? messageIdIn(split.returned) ?? messageIdIn(split.said) ?? other ?? mail.refersTo[0] ?? null;
}

/** Reports of this form, and those that mail providers send in their own. */
function isFeedback(mail: ReportEvidence): boolean {
  if (mail.reportType === 'feedback-report' || /^feedback-type:/im.test(mail.otherReport)) return true;
  return mail.returned !== '' && FEEDBACK_SUBJECT.test(mail.subject) && FEEDBACK_SENDER.test(mail.from);
}

/** An abuse report (RFC 5965) names the recipient who complained in its fields, else only the returned message does. */
function feedbackOf(mail: ReportEvidence, split: ReportText): BounceReport {
  const fields = parseHeaders(mail.otherReport.trim());
  const told = ['original-rcpt-to', 'removal-recipient', 'user-agent-recipient'].flatMap(
    (name) => fields.get(name) ?? [],
  );
  const found = addressesIn(told.join('\n'));
  const addresses = found.length > 0 ? found : recipientsOfReturned(mail.returned);
  const recipients = addresses.map((address) => ({ address, status: '', action: '' as const, diagnostic: '' }));
  return { recipients, originalMessageId: originalMessageId(mail, split), verpToken: mail.verpToken };
}

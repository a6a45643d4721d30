import type { BounceReport, BouncedRecipient, MessageKind } from '../read-result.js';
import { ADDRESS, parseDeliveryStatus, statusIn } from './delivery-status.js';
import { BOUNCE_SUBJECT, BOUNCE_TEXT, DAEMON_SENDER, DELAY_TEXT, RETURNED_PART, WEAK_SENDER } from './bounce-words.js';

/** What the recogniser of delivery reports looks at; taken from the parsed mail by the reader. */
export interface ReportEvidence {
  from: string;
  subject: string;
  text: string;
  /** Lower-case report-type of Content-Type, '' when none. */
  reportType: string;
  /** True when the envelope sender is told and empty. */
  nullReturnPath: boolean;
  /** Values of X-Failed-Recipients. */
  failedRecipients: string;
  /** Text of message/delivery-status, null when there is no such part. */
  deliveryStatus: string | null;
  /** The returned message or its headers, '' when not attached. */
  returned: string;
  /** Addresses the report itself was sent to, lower case. */
  sentTo: readonly string[];
  verpToken: string | null;
}

/** A recognised report, or null when the mail is none. */
export interface RecognisedReport {
  kind: Extract<MessageKind, 'bounce' | 'delivery-delay' | 'delivery-success'>;
  bounce: BounceReport;
}

const NOT_A_RECIPIENT = /mailer-daemon|postmaster|post_master|abuse@|support@|help@|helpdesk|mail-daemon/i;
const READ_CHARS = 20_000;

/** Recognises a report by structure (RFC 3464, X-Failed-Recipients) or by its sender together with its words. */
export function recogniseReport(mail: ReportEvidence): RecognisedReport | null {
  const text = mail.text.slice(0, READ_CHARS);
  if (!isReport(mail, text)) return null;
  let recipients = mail.deliveryStatus === null ? [] : parseDeliveryStatus(mail.deliveryStatus);
  if (!recipients.some((r) => ADDRESS.test(r.address))) recipients = recipientsFromText(mail, text, recipients[0]);
  const said = beforeReturned(text);
  const told = statusIn(said) ?? '';
  const delayed = recipients.length > 0 && recipients.every((r) => r.action === 'delayed');
  for (const r of recipients) {
    if (r.status === '' || /^[45]\.0\.0$/.test(r.status)) r.status = told === '' ? r.status : told;
    if (r.action === '') r.action = r.status.startsWith('2') ? 'delivered' : 'failed';
  }
  const bounce = { recipients, originalMessageId: originalMessageId(mail), verpToken: mail.verpToken };
  const kind = delayed
    ? 'delivery-delay'
    : recipients.length > 0 && recipients.every(arrived)
      ? 'delivery-success'
      : 'bounce';
  return { kind, bounce };
}

function arrived(r: BouncedRecipient): boolean {
  return r.action === 'delivered' || r.action === 'relayed' || r.action === 'expanded';
}

function isReport(mail: ReportEvidence, text: string): boolean {
  if (mail.reportType === 'delivery-status' || mail.deliveryStatus !== null || mail.failedRecipients !== '')
    return true;
  const said = BOUNCE_TEXT.test(text) || /(?:^|\s)[45]\.\d\.\d{1,3}\s/.test(text);
  const titled = BOUNCE_SUBJECT.test(mail.subject);
  if (DAEMON_SENDER.test(mail.from)) return titled || said;
  if (mail.nullReturnPath) return titled || (said && ADDRESS.test(text));
  return WEAK_SENDER.test(mail.from) && titled && said && ADDRESS.test(text);
}

function beforeReturned(text: string): string {
  const cut = text.search(RETURNED_PART);
  return cut > 80 ? text.slice(0, cut) : text;
}

/** Addresses of X-Failed-Recipients, else the first foreign address of the report's own words, else To of the returned part. */
function recipientsFromText(
  mail: ReportEvidence,
  text: string,
  known: BouncedRecipient | undefined,
): BouncedRecipient[] {
  const base = known ?? { address: '', status: '', action: '' as const, diagnostic: '' };
  const delayed = base.action === '' && isDelay(mail, text) ? ('delayed' as const) : base.action;
  const found = addresses(mail.failedRecipients, mail);
  if (found.length === 0) found.push(...addresses(beforeReturned(text), mail).slice(0, 1));
  if (found.length === 0) {
    const to = /^To:[ \t]*(.*(?:\n[ \t].*)*)/im.exec(`${mail.returned}\n${text}`)?.[1] ?? '';
    found.push(...addresses(to, mail).slice(0, 1));
  }
  const diagnostic = base.diagnostic === '' ? diagnosticLine(text) : base.diagnostic;
  return found.map((address) => ({ ...base, address, action: delayed, diagnostic }));
}

function isDelay(mail: ReportEvidence, text: string): boolean {
  const said = beforeReturned(text);
  const status = statusIn(said) ?? '';
  return /delay|warning|遅延/i.test(mail.subject) && !status.startsWith('5') && DELAY_TEXT.test(said);
}

function diagnosticLine(text: string): string {
  const line = beforeReturned(text)
    .split('\n')
    .find((l) => /(^|[\s:(<>])[45]\d\d[\s-]|[45]\.\d\.\d/.test(l) || BOUNCE_TEXT.test(l));
  return line?.trim().slice(0, 300) ?? '';
}

function addresses(text: string, mail: ReportEvidence): string[] {
  const found = [...text.matchAll(new RegExp(ADDRESS.source, 'g'))].map((m) => m[0].replace(/\.$/, ''));
  return [...new Set(found)].filter((a) => !mail.sentTo.includes(a.toLowerCase()) && !NOT_A_RECIPIENT.test(a));
}

function originalMessageId(mail: ReportEvidence): string | null {
  const line = /^[> \t]*Message-I[dD]:\s*(<[^>\s]+>)/im;
  return line.exec(mail.returned)?.[1] ?? line.exec(mail.text)?.[1] ?? null;
}

import type { BouncedRecipient } from '../read-result.js';
import { parseHeaders } from './mime-walk.js';

/** Loose address as it stands in texts of bounces; carriers allow dots before the @. */
export const ADDRESS = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/;
const ENHANCED = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const ACTIONS: ReadonlySet<string> = new Set(['failed', 'delayed', 'delivered', 'relayed', 'expanded']);

/** Reads the fields of a message/delivery-status part (RFC 3464): a block for the message, then one for each recipient. */
export function parseDeliveryStatus(text: string): BouncedRecipient[] {
  const recipients: BouncedRecipient[] = [];
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const fields = parseHeaders(block.trim());
    const told = fields.get('original-recipient') ?? fields.get('final-recipient') ?? fields.get('x-actual-recipient');
    const action = (fields.get('action') ?? '').toLowerCase().split(/[\s(]/)[0] ?? '';
    if (told === undefined && !(fields.has('action') && fields.has('status'))) continue;
    const diagnostic = withoutType(fields.get('diagnostic-code') ?? '');
    recipients.push({
      address: bare(withoutType(told ?? '')),
      status: bestStatus(fields.get('status') ?? '', diagnostic),
      action: isAction(action) ? action : '',
      diagnostic,
    });
  }
  return recipients;
}

function isAction(action: string): action is BouncedRecipient['action'] {
  return ACTIONS.has(action);
}

function withoutType(field: string): string {
  return field.replace(/^\s*[\w-]+\s*;\s*/, '').trim();
}

function bare(address: string): string {
  return ADDRESS.exec(address)?.[0] ?? address.replace(/[<>]/g, '').trim();
}

/** The enhanced code; one hidden in the diagnostic wins over the meaningless x.0.0. */
function bestStatus(status: string, diagnostic: string): string {
  const told = ENHANCED.exec(status)?.[1] ?? '';
  const vague = told === '' || /^[245]\.0\.0$/.test(told);
  return vague ? (statusIn(diagnostic) ?? told) : told;
}

/** First enhanced code in free text, else one made of a bare SMTP reply code (550 → 5.0.0), else null. */
export function statusIn(text: string): string | null {
  const enhanced = ENHANCED.exec(text)?.[1];
  if (enhanced !== undefined) return enhanced;
  const reply = /(?:^|[\s:#(<>])([45])\d\d(?=[\s:-])/m.exec(text)?.[1];
  return reply === undefined ? null : `${reply}.0.0`;
}

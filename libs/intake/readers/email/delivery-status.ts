import type { BouncedRecipient } from '../read-result.js';
import { isVague, statusIn } from './bounce-status.js';
import { parseHeaders } from './mime-walk.js';

export { statusIn } from './bounce-status.js';

/**
 * Loose address as it stands in texts of bounces; carriers allow dots before the @ and quoted local parts. The look-behind
 * makes the search start once a run of letters: linear however long the run is.
 */
export const ADDRESS =
  /(?:"[^"\n@]{1,64}"|(?<![A-Za-z0-9.!#$%&*+/=?^_`{|}~-])[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,256})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/;
const ENHANCED = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;
/** A report about thousands of recipients is no honest one. */
const READ_CHARS = 500_000;
const ACTIONS: ReadonlySet<string> = new Set(['failed', 'delayed', 'delivered', 'relayed', 'expanded']);
/** Which address is the one we wrote to: the original one, else where it was turned to at last. */
const ADDRESS_FIELDS = ['original-recipient', 'final-recipient', 'x-actual-recipient', 'x-original-recipient'] as const;

/** Reads the fields of a message/delivery-status part (RFC 3464): a block for the message, then one for each recipient. */
export function parseDeliveryStatus(text: string): BouncedRecipient[] {
  const recipients = new Map<string, BouncedRecipient>();
  for (const block of blocks(text.slice(0, READ_CHARS))) {
    const fields = parseHeaders(block);
    const told = ADDRESS_FIELDS.flatMap((name) => fields.get(name) ?? []).map((field) => bare(withoutType(field)));
    const action = (fields.get('action') ?? '').toLowerCase().split(/[\s(;]/)[0] ?? '';
    if (told.length === 0 && !(fields.has('action') && fields.has('status'))) continue;
    const diagnostic = withoutType(fields.get('diagnostic-code') ?? '');
    const address = told.find((one) => ADDRESS.test(one)) ?? told[0] ?? '';
    const status = bestStatus(fields.get('status') ?? '', diagnostic);
    const key = address === '' ? `#${recipients.size.toString()}` : address.toLowerCase();
    const known = recipients.get(key);
    if (known === undefined)
      recipients.set(key, { address, status, action: isAction(action) ? action : '', diagnostic });
    else if (isVague(known.status)) known.status = status;
  }
  return [...recipients.values()];
}

/** Some systems leave out the empty line between recipients: a second Final-Recipient begins a block of its own. */
function blocks(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const all: string[] = [];
  let block: string[] = [];
  let seen = false;
  for (const line of lines) {
    const begins = /^final-recipient:/i.test(line);
    if (line.trim() === '' || (begins && seen)) {
      all.push(block.join('\n'));
      block = [];
      seen = false;
    }
    if (line.trim() === '') continue;
    seen ||= begins;
    block.push(line);
  }
  return [...all, block.join('\n')].filter((one) => one !== '');
}

function isAction(action: string): action is BouncedRecipient['action'] {
  return ACTIONS.has(action);
}

function withoutType(field: string): string {
  return field.replace(/^\s{0,8}[\w-]{1,40}\s{0,4};\s*/, '').trim();
}

/** The address in a field or a piece of text without what stands around it (`<…>`, quotes, `SMTP=`, `mailto:`). */
export function bare(address: string): string {
  const found = ADDRESS.exec(address)?.[0];
  return found === undefined ? address.replace(/[<>]/g, '').trim() : tidyAddress(found);
}

/** Takes off what an address picked up on its way: a quote, a protocol, a full stop at the end. */
export function tidyAddress(address: string): string {
  const plain = address.replace(/^.*(?:smtp=|smtp:|rfc822=|mailto:)/i, '').replace(/\.$/, '');
  return plain
    .replace(/^["'](.*)["'](?=@)/, (whole, local: string) => (/^[\w.+-]+$/.test(local) ? local : whole))
    .replace(/^'/, '');
}

/** The enhanced code; one hidden in the diagnostic wins over the meaningless x.0.0. */
function bestStatus(status: string, diagnostic: string): string {
  const told = ENHANCED.exec(status)?.[1] ?? '';
  return isVague(told) ? (statusIn(diagnostic) ?? told) : told;
}

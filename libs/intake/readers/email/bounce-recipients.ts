import { ADDRESS, tidyAddress } from './delivery-status.js';

/** Addresses that reports name as their own or a helper's; taken only when nothing else is there. */
const NOT_A_RECIPIENT =
  /^(?:mailer-daemon|post_?master|abuse|support|help|helpdesk|mail-daemon|customer-?service|info)@/i;
const AT = ADDRESS.source;

/** What stands in brackets about a recipient: where its address came from. */
const ASIDE = /\((?:expanded|generated|forwarded|ultimately generated) from:?\s[^()]{0,300}\)/gi;

/** Lines that name a sender, not a recipient. */
const SENDER_LINE =
  /^[ \t>]*(?:mail from|from|sender|reply-to|return-path|original sender|received|message-id|envelope-from|cc)\b.{0,4}[:<]|^\s*from \S+@|\b(?:contact|please (?:mail|write|reply)|send (?:e?mail|mail) to|for (?:further )?(?:assistance|help))\b|^[ \t]*subject:/i;

/** How reports name recipients, the surest first. The first kind that finds any is believed. */
const NAMING: readonly RegExp[] = [
  // A line that begins with the address: lists of failed recipients, qmail's `<address>:`, Exim's indented ones.
  new RegExp(
    `^[ \\t>*•・"'\`([{<-]{0,12}(?:rfc822;[ \\t]*|smtp:)?<?(?:${AT})(?=[>"'\`)\\]]{0,3}(?:[ \\t:;,.([{=<]|\\.\\.\\.|$))`,
    'gim',
  ),
  // A session's transcript: `554 <address>... Host unknown`.
  new RegExp(`^[45]\\d\\d[ -](?:[45]\\.\\d\\.\\d )?<?(?:${AT})>?\\.\\.\\.`, 'gim'),
  // A label before it.
  new RegExp(
    `(?:(?:original|final|failed)?[- ]?recipients?(?: address)?|addressed to|error-for|unknown user|userid|(?:un)?deliver(?:y of email)?(?:able|ed)?(?: (?:your |the )?(?:message|mail|e-mail))?(?: to)?(?: this address)?|rcpt to|user|address|addressee|to|permanent errors|宛先|あて先|宛て先|メールアドレス|アドレス|收件人|수신자|получател\\S{0,4}|empfänger|destinataire)[ \\t]{0,8}[:：=]?[ \\t\\r\\n]{0,6}["'<(（[]{0,3}(?:[\\w-]{1,20};[ \\t]*)?(?:${AT})`,
    'gi',
  ),
  // A server's answer that repeats it.
  new RegExp(`(?:[45]\\d\\d|<<<|>>>|\\.\\.\\.)[^\\n@]{0,80}?(?:${AT})`, 'gi'),
  new RegExp(AT, 'gi'),
];

/** Where a report begins to list whom it could not reach; what stands before is about our message. */
const LIST_BEGINS =
  /did not reach the following|(?:was|were|be|been) (?:not )?(?:delivered|sent) to:|following (?:e-?mail )?(?:address|recipient)|failed recipients?|addresses? (?:had|failed)|failed permanently|(?:次|下記|以下)の(?:宛先|あて先|宛て先|受信者|メールアドレス|アドレス)/i;

/** Addresses that the words of a report name as not reached, in order, each once. `others` are left out when possible. */
export function recipientsNamed(said: string, others: readonly string[]): string[] {
  const list = said.search(LIST_BEGINS);
  const places = [...(list === -1 ? [] : [said.slice(list)]), said];
  for (const place of [...places.map((words) => words.replace(ASIDE, '')), said]) {
    const named = namedIn(place, others);
    if (named.length > 0) return named;
  }
  return [];
}

function namedIn(said: string, others: readonly string[]): string[] {
  const lines = said.split('\n').filter((line) => !SENDER_LINE.test(line) || /rcpt to/i.test(line));
  const text = lines.join('\n');
  for (const pattern of NAMING) {
    const found = addressesIn(text.match(pattern)?.join('\n') ?? '').filter((a) => !others.includes(a.toLowerCase()));
    const foreign = found.filter((address) => !NOT_A_RECIPIENT.test(address));
    if (foreign.length > 0) return pattern.source === AT ? foreign.slice(0, 1) : foreign;
  }
  return addressesIn(text.match(NAMING[0] ?? /$^/)?.join('\n') ?? '').slice(0, 1);
}

/** Every address of a text once, in order, tidied. */
export function addressesIn(text: string): string[] {
  const seen = new Map<string, string>();
  for (const [found] of text.matchAll(new RegExp(AT, 'g'))) {
    const address = tidyAddress(found);
    if (!seen.has(address.toLowerCase())) seen.set(address.toLowerCase(), address);
  }
  return [...seen.values()];
}

/** Whom the returned message was for: its own trace of the envelope, else its To. */
export function recipientsOfReturned(returned: string): string[] {
  const envelope =
    /^(?:x-envelope-to|x-original-to|x-rcpt-to|envelope-to):[ \t]*(.{1,400})/im.exec(returned)?.[1] ?? '';
  const to = /^[> \t]{0,4}To:[ \t]*([^\n]{0,1000}(?:\n[ \t][^\n]{0,1000}){0,20})/im.exec(returned)?.[1] ?? '';
  const trace = /\bfor <?([^\s<>;]{1,256}@[^\s<>;]{1,256})>?;/i.exec(returned)?.[1] ?? '';
  return [envelope, to, trace].map(addressesIn).find((found) => found.length > 0) ?? [];
}

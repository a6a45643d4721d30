/** Headers that servers and mailboxes add on the way: two copies of one mail differ in these and in nothing else. */
const TRACE =
  /^(?:received|return-path|delivered-to|x-delivered-to|x-original-to|envelope-to|x-envelope-(?:to|from)|x-received|authentication-results|received-spf|arc-[a-z-]+|x-spam-[a-z-]+|x-virus-[a-z-]+|x-forwarded-(?:to|for)|x-gm-[a-z-]+|x-uid[a-z]*|status|x-status|lines)$/;
/** A header block beyond this is no honest one; such a mail is compared byte by byte only. */
const MOST_HEADER_BYTES = 256 * 1024;

/**
 * What two copies of one mail have in common: its header without what the way added, and its body. Null for bytes
 * without a header. Everything that a person sees is in it, so that only a true copy is ever taken for one.
 */
export function partsInCommon(bytes: Buffer): [head: Buffer, body: Buffer] | null {
  const head = bytes.subarray(0, MOST_HEADER_BYTES).toString('latin1');
  const gap = /\r?\n\r?\n/.exec(head);
  if (!gap || gap.index === 0) return null;
  const fields = head.slice(0, gap.index).split(/\r?\n(?![ \t])/);
  const kept = fields.filter((field) => !TRACE.test(field.slice(0, field.indexOf(':')).trim().toLowerCase()));
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  const start = Math.min(gap.index + gap[0].length, end);
  return [
    Buffer.from(kept.map((field) => field.replace(/\r?\n/g, '\n')).join('\n'), 'latin1'),
    bytes.subarray(start, end),
  ];
}

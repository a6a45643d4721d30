/** What the operator's own mail server found out about the sender; `unknown` when it says nothing that settles it. */
export type SenderTrust = 'passed' | 'failed' | 'unknown';

/** Headers are read up to here (bytes); what comes later was not added on the last hop. */
const HEAD = 65_536;

/**
 * Reads the topmost Authentication-Results (RFC 8601) that bears the given name. Headers are put on top, so whatever a
 * sender wrote under the same name stands further down; the own server should remove it all the same (section 5).
 * DMARC settles it; without it SPF that fails counts unless a DKIM signature holds.
 */
export function senderTrust(mail: Buffer, authservId: string): SenderTrust {
  const head = mail.toString('latin1', 0, HEAD).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  for (const line of lines) {
    const value = /^authentication-results:(.*)$/i.exec(line)?.[1];
    if (value === undefined) continue;
    const plain = withoutComments(value).toLowerCase();
    const [name = '', ...results] = plain.split(';').map((part) => part.trim());
    if (name.split(/\s+/)[0] === authservId.toLowerCase()) return judge(results);
  }
  return 'unknown';
}

function judge(results: readonly string[]): SenderTrust {
  const of = (method: string): string[] =>
    results.flatMap((result) => new RegExp(`^${method}(?:/\\d+)?\\s*=\\s*([a-z]+)`).exec(result)?.[1] ?? []);
  const [dmarc] = of('dmarc');
  if (dmarc === 'pass') return 'passed';
  if (dmarc === 'fail') return 'failed';
  if (of('dkim').includes('pass')) return 'unknown';
  return of('spf').some((result) => result === 'fail' || result === 'softfail') || of('dkim').includes('fail')
    ? 'failed'
    : 'unknown';
}

/** Comments may nest; quoted text is left alone, no result stands in it. */
function withoutComments(value: string): string {
  let depth = 0;
  let text = '';
  for (const letter of value) {
    if (letter === '(') depth += 1;
    else if (letter === ')' && depth > 0) depth -= 1;
    else if (depth === 0) text += letter;
  }
  return text;
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { htmlText } from './html-text.js';
import { walkMime } from './mime-walk.js';
import { readEmail } from './read-email.js';

const HEAD = 'From: a@example.com\r\nTo: desk@madoguchi.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n';
const MIXED = 'Content-Type: multipart/mixed; boundary=bb\r\n\r\n';
const HTML = 'Content-Type: text/html; charset=utf-8\r\n\r\n';

function textPart(text: string): string {
  return `--bb\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;
}

describe('mails beyond measure', () => {
  it('keeps the attachment of a 30 MB mail with its exact size', async () => {
    const bytes = Buffer.alloc(22_000_000, 'madoguchi');
    const body = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
    const file = '--bb\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n';
    const mail = Buffer.from(`${HEAD}${MIXED}${textPart('苦情です')}${file}${body}\r\n--bb--\r\n`);

    const result = await readEmail(mail);

    expect(mail.length).toBeGreaterThan(30_000_000);
    expect(result).toMatchObject({ text: '苦情です', humanMustRead: false, attachments: [{ size: 22_000_000 }] });
  });

  it('reads 9 MB of HTML, cuts the text at a million characters, says so and hands it to a person', async () => {
    const result = await readEmail(Buffer.from(`${HEAD}${HTML}${'<p>苦情 <b>です</b></p>\r\n'.repeat(300_000)}`));

    expect(result.text.startsWith('苦情 です\n\n苦情 です')).toBe(true);
    expect(result.text.length).toBe(1_000_000);
    expect(result.warnings).toEqual(['text-too-long']);
    expect(result.humanMustRead).toBe(true);
  });

  it('reads HTML nested 2,000 deep', async () => {
    const result = await readEmail(Buffer.from(`${HEAD}${HTML}${'<div>'.repeat(2000)}苦情${'</div>'.repeat(2000)}`));

    expect(result.text).toBe('苦情');
  });

  it.each([2000, 20_000])('keeps the text in HTML of %d nested tables, lists and quotes', async (depth) => {
    for (const tag of ['table><tr><td', 'ul><li', 'blockquote', 'span', 'b']) {
      const result = await readEmail(Buffer.from(`${HEAD}${HTML}${`<${tag}>`.repeat(depth)}苦情です`));
      expect(result.text).toContain('苦情です');
    }
  });

  it('reads a thousand parts', async () => {
    const result = await readEmail(Buffer.from(`${HEAD}${MIXED}${textPart('苦情です').repeat(1000)}--bb--`));

    expect(result.text.split('苦情です')).toHaveLength(1001);
    expect(result.humanMustRead).toBe(false);
  });

  it('keeps ten thousand attachments with their names', async () => {
    const files = Array.from(
      { length: 10_000 },
      (_, i) => `--bb\r\nContent-Type: application/octet-stream; name=f${i.toString()}.bin\r\n\r\nx\r\n`,
    );
    const result = await readEmail(Buffer.from(`${HEAD}${MIXED}${textPart('苦情です')}${files.join('')}--bb--`));

    expect(result.attachments).toHaveLength(10_000);
    expect(result.attachments[9_999]).toMatchObject({ name: 'f9999.bin', size: 1 });
    expect(result).toMatchObject({ text: '苦情です', humanMustRead: false });
  });

  it('says that more than twenty thousand parts were not all looked at', async () => {
    const result = await readEmail(Buffer.from(`${HEAD}${MIXED}${textPart('苦').repeat(20_100)}--bb--`));

    expect(result).toMatchObject({ subject: 'x', warnings: ['too-many-parts'], humanMustRead: true });
    expect(result.text.startsWith('苦')).toBe(true);
  });

  it('reads a mail with a header of 2 MB', async () => {
    const result = await readEmail(Buffer.from(`${HEAD}X-Long: ${'a'.repeat(2_000_000)}\r\n\r\n苦情です`));

    expect(result).toMatchObject({ subject: 'x', text: '苦情です' });
  });

  it.each([
    ['empty', ''],
    ['blank', '\r\n \r\n'],
  ])('says that a mail is %s', async (_, source) => {
    expect(await readEmail(Buffer.from(source))).toMatchObject({ warnings: ['empty'], humanMustRead: true });
  });

  it('passes over scripts and styles, and survives tags that never end', () => {
    expect(htmlText('<style>p{}</style><p>苦情&amp;&#12394;&#x308B;</p><script>x</script>')).toBe('苦情&なる');
    expect(htmlText('<script '.repeat(1000) + '<p>苦情')).toContain('苦情');
    expect(htmlText('<style>' + '<p>苦情')).toContain('苦情');
  });

  it('finds no boundary inside a line', () => {
    const tree = walkMime(Buffer.from(`${MIXED}${'--bb'.repeat(50_000)}`));

    expect(tree.parts).toHaveLength(1);
    expect(tree.truncated).toBe(true);
  });

  it('never throws, whatever is cut out of or put into a mail', async () => {
    const fixture = new URL('../../../../test/fixtures/mail/dsn-failed.eml', import.meta.url);
    const whole = readFileSync(fixture);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(200), fc.uint8Array({ maxLength: 60 }), async (at, cut, put) => {
        const mail = Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + cut)]);
        const result = await readEmail(mail);
        expect(typeof result.text).toBe('string');
      }),
      { numRuns: 200 },
    );
  });
});

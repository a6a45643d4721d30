import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ReadResult } from '../read-result.js';
import { readEmail } from './read-email.js';

interface MailCase {
  file: string;
  title: string;
  expected: Partial<ReadResult>;
}

const fixtures = new URL('../../../../test/fixtures/mail/', import.meta.url);
const cases = JSON.parse(readFileSync(new URL('cases.json', fixtures), 'utf8')) as MailCase[];
const options = { ownAddresses: ['Desk@madoguchi.example'], bounceDomain: 'madoguchi.example' };

describe('reading a mail', () => {
  it.each(cases)('$file: $title', async ({ file, expected }) => {
    const original = readFileSync(new URL(file, fixtures));
    const kept = Buffer.from(original);

    const result = await readEmail(original, options);

    expect(result).toMatchObject(expected);
    expect(original.equals(kept)).toBe(true);
  });

  it('has cases that can fail: a wrong expectation is noticed', async () => {
    const result = await readEmail(readFileSync(new URL('shift-jis.eml', fixtures)), options);

    expect(result).not.toMatchObject({ subject: '通話履歴の漏えい' });
    expect(result).not.toMatchObject({ warnings: ['charset-guessed'] });
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEmail, type ReadResult } from '#intake';
import { projectRoot } from '#kernel';
import { deskOptions, mailBytes, mailCases, type MailCase } from './mail-cases.js';

function expectRead(result: ReadResult, mailCase: MailCase): void {
  expect(result).toMatchObject(mailCase.expected);
  for (const words of mailCase.contains ?? []) expect(result.text).toContain(words);
  for (const words of mailCase.lacks ?? []) expect(result.text).not.toContain(words);
  for (const words of mailCase.quotedContains ?? []) expect(result.quoted).toContain(words);
  for (const words of mailCase.quotedLacks ?? []) expect(result.quoted).not.toContain(words);
  expect(result.text).toContain(result.quoted);
  expect(result.text).toContain(result.signature);
}

describe('the conformance corpus of mails', () => {
  it.each(mailCases)('$file: $title', async (mailCase) => {
    const bytes = mailBytes(mailCase);
    const kept = Buffer.from(bytes);

    expectRead(await readEmail(bytes, deskOptions), mailCase);

    expect(bytes.equals(kept)).toBe(true);
  });

  it('holds at least 280 mails, each with its expectations', () => {
    const files = readdirSync(join(projectRoot(), 'test', 'conformance', 'mail')).filter((name) =>
      name.endsWith('.eml'),
    );
    expect(files.sort()).toEqual(mailCases.map(({ file }) => file).sort());
    expect(files.length).toBeGreaterThanOrEqual(280);
  });

  it('notices a wrong expectation of any kind (control)', async () => {
    const right = mailCases.find(({ file }) => file === 'quote-original-message.eml');
    if (right === undefined) throw new Error('the case of the control is gone');
    const result = await readEmail(mailBytes(right), deskOptions);
    const wrong: Partial<MailCase>[] = [
      { expected: { ...right.expected, text: 'まだ直っていませんよ。' } },
      { expected: { ...right.expected, quoted: '' } },
      { expected: { ...right.expected, warnings: ['charset-guessed'] } },
      { expected: { ...right.expected, humanMustRead: true } },
      { contains: ['直りました'] },
      { lacks: ['まだ直っていません'] },
      { quotedContains: ['まだ直っていません'] },
      { quotedLacks: ['調査いたします'] },
    ];

    expectRead(result, right);
    for (const change of wrong) {
      expect(() => {
        expectRead(result, { ...right, ...change });
      }).toThrow();
    }
  });
});

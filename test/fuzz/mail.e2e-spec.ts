import { afterAll, describe, expect, it } from '@jest/globals';
import { MailPool, type ReadResult } from '#intake';
import { deskOptions, mailBytes, mailCases } from '../conformance/mail/mail-cases.js';
import { mutate } from './mail-mutations.js';

const MUTATED = process.env['MADOGUCHI_TEST_SCALE'] === 'soak' ? 200_000 : 2000;
const AT_ONCE = 8;
const SEED = 20261125;

/** What is wrong with a reading's form, '' when nothing is. */
function faultOf(result: ReadResult): string {
  if (result.text !== result.text.toWellFormed()) return 'the text has half a character';
  if (/[\u0000-\u0008\u000e-\u001f]/.test(result.text)) return 'the text has control characters';
  if (!result.text.includes(result.quoted) || !result.text.includes(result.signature))
    return 'a part is not of the text';
  if (result.text === '' && !result.humanMustRead) return 'nothing was read and nobody is told';
  if (new Set(result.warnings).size !== result.warnings.length) return 'a warning stands twice';
  if (result.attachments.some(({ size, sha256 }) => size < 0 || !/^[0-9a-f]{64}$/.test(sha256)))
    return 'a file without hash';
  if (result.attachments.some(({ name }) => /[\u0000-\u001f]/.test(name))) return 'a file name with control characters';
  return result.decoding.some(({ candidates }) => candidates.length === 0) ? 'a choice without candidates' : '';
}

describe('mails damaged at random', () => {
  const mails = mailCases.map(mailBytes);
  const pool = new MailPool({ threads: 2, timeoutMs: 30_000 });

  afterAll(() => pool.close());

  it(`are read without a throw and without a hang: ${MUTATED.toString()} of them, in threads with half a minute each`, async () => {
    const faults: string[] = [];
    let next = 0;
    const run = async (): Promise<void> => {
      while (next < MUTATED && faults.length < 20) {
        const seed = SEED + next++;
        const bytes = mutate(mails, seed);
        const mail = { size: bytes.length, load: () => Promise.resolve(bytes), documents: 'names-only' } as const;
        const fault = await pool.read(mail, deskOptions, true).then(faultOf, (error: unknown) => String(error));
        if (fault !== '') faults.push(`seed ${seed.toString()}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, run));

    expect(faults).toEqual([]);
    expect(next).toBe(MUTATED);
  }, 7_200_000);

  it('are really damaged, and the same seed makes the same mail', () => {
    const whole = new Set(mails.map((mail) => mail.toString('latin1')));
    const damaged = Array.from({ length: 200 }, (_, i) => mutate(mails, i));

    expect(damaged.filter((mail) => !whole.has(mail.toString('latin1'))).length).toBeGreaterThan(190);
    expect(damaged.map((mail, i) => mail.equals(mutate(mails, i)))).not.toContain(false);
  });

  it('would be found out by the check (control)', async () => {
    const bytes = mails[0] ?? Buffer.alloc(0);
    const load = (): Promise<Buffer> => Promise.resolve(bytes);
    const right = await pool.read({ size: bytes.length, load, documents: 'names-only' }, deskOptions);

    expect(faultOf(right)).toBe('');
    expect(faultOf({ ...right, text: '\ud83d' })).not.toBe('');
    expect(faultOf({ ...right, quoted: 'elsewhere' })).not.toBe('');
    expect(faultOf({ ...right, text: '', quoted: '', signature: '', humanMustRead: false })).not.toBe('');
  });
});

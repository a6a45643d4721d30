import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FakeClock, temporaryFolder } from '#testing';
import { MailRate } from './mail-rate.js';
import { isOurs } from './recipients.js';
import { Spool } from './spool.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

describe('whose mail the door takes', () => {
  it.each([
    ['desk@example.jp', true],
    ['DESK@Example.JP', true],
    ['postmaster', true],
    ['desk@example.jp.', false],
    ['desk@sub.example.jp', false],
    ['a%b@example.jp', false],
    ['b!a@example.jp', false],
    ['a@b@example.jp', false],
    ['@example.jp', false],
    ['example.jp', false],
    ['', false],
  ])('%s: %s', (address, ours) => {
    expect(isOurs(address, ['example.jp', ''])).toBe(ours);
  });
});

describe('the rate', () => {
  it('counts each name by itself and begins anew with the minute; none is no limit', () => {
    const clock = new FakeClock();
    const rate = new MailRate(2, clock);
    expect([rate.allows('a'), rate.allows('a'), rate.allows('a'), rate.allows('b')]).toEqual([true, true, false, true]);
    clock.advance(60_000);
    expect(rate.allows('a')).toBe(true);
    const unlimited = new MailRate(0, clock);
    expect(Array.from({ length: 50 }, () => unlimited.allows('a')).every(Boolean)).toBe(true);
  });
});

describe('a mail that comes in', () => {
  it('comes out as it went in, in whatever pieces, and leaves no name on the disk', async () => {
    const place = join(folder.path, 'spool');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 700_000 }), { minLength: 1, maxLength: 8 }),
        async (sizes) => {
          const spool = new Spool(place);
          const pieces = sizes.map((size, at) => Buffer.alloc(size, `piece ${String(at)} `));
          for (const piece of pieces) await spool.add(piece);
          expect((await spool.bytes()).equals(Buffer.concat(pieces))).toBe(true);
          await spool.close();
        },
      ),
      { numRuns: 30 },
    );
    expect(existsSync(place) ? readdirSync(place) : []).toEqual([]);
  });

  it('fails when its file cannot be written', async () => {
    writeFileSync(join(folder.path, 'in the way'), '');
    const spool = new Spool(join(folder.path, 'in the way'));
    await expect(spool.add(Buffer.alloc(2_000_000))).rejects.toThrow();
    await spool.close();
  });
});

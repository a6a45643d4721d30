import { afterAll, describe, expect, it } from '@jest/globals';
import type { Arrival } from '../data/arrival.entity.js';
import { SentLooks } from './sent-looks.js';

const UNSHOWN = { isShown: false, picturesOutside: 0, picturesMissing: 0, hasHiddenText: false };
const lineOf = (originalId: string): Arrival => ({ channel: 'email', size: 10, originalId }) as Arrival;

describe('word of the look of a mail, beside its text', () => {
  let asked = 0;
  const { promise: held, resolve: end } = Promise.withResolvers<Buffer>();
  const ledger = {
    original: ({ originalId }: Arrival): Promise<Buffer> => {
      asked += 1;
      return originalId === 'held' ? held : Promise.resolve(Buffer.from('Subject: x\r\n\r\nplain\r\n'));
    },
  };
  const looks = new SentLooks({ smtpMaxBytes: 1000 } as never, {} as never, ledger as never, {} as never);
  afterAll(() => looks.onApplicationShutdown());

  it('is found once and remembered', async () => {
    expect(await looks.facts(lineOf('plain'))).toBeNull();
    expect(await looks.facts(lineOf('plain'))).toBeNull();
    expect(asked).toBe(1);
  });

  it('is not waited for when another mail takes long, nor is that mail; it is told the next time', async () => {
    const slow = looks.facts(lineOf('held'));
    const behind = looks.facts(lineOf('behind'));
    expect(await Promise.all([slow, behind])).toEqual([UNSHOWN, UNSHOWN]);
    end(Buffer.from('Subject: x\r\n\r\nplain\r\n'));
    expect(await looks.facts(lineOf('behind'))).toBeNull();
    expect(await looks.facts(lineOf('held'))).toBeNull();
  });
});

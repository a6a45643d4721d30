import { afterAll, describe, expect, it } from '@jest/globals';
import { LookGivenUp, LookPool } from './look-pool.js';

const SAYING = { title: 'x', language: 'ja', pictureOutside: 'x', pictureMissing: 'x' };
const NO_HTML = Buffer.from('Subject: x\r\n\r\nplain\r\n');

describe('the turns of mails that are shown as sent', () => {
  const pool = new LookPool({ waiting: 2 });
  afterAll(() => pool.close());

  /** A mail that takes its turn and keeps it until told. */
  async function slow(): Promise<{ end: () => void; done: Promise<unknown> }> {
    const { promise: held, resolve: end } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const load = async (): Promise<Buffer> => {
      begin(undefined);
      await held;
      return NO_HTML;
    };
    const done = pool.look(load, SAYING);
    await begun;
    return {
      done,
      end: () => {
        end(undefined);
      },
    };
  }

  it('are so many; the next one is told at once, and there is room again when they are over', async () => {
    const first = await slow();
    const plain = (): Promise<unknown> => pool.look(() => Promise.resolve(NO_HTML), SAYING);
    const waiting = [plain(), plain()];
    await expect(plain()).rejects.toBeInstanceOf(LookGivenUp);
    first.end();
    expect(await Promise.all([first.done, ...waiting])).toEqual([null, null, null]);
    expect(await plain()).toBeNull();
  });

  it('pass over a mail whose asker has gone', async () => {
    const first = await slow();
    const gone = new AbortController();
    let isLoaded = false;
    const load = (): Promise<Buffer> => {
      isLoaded = true;
      return Promise.resolve(NO_HTML);
    };
    const left = expect(pool.look(load, SAYING, gone.signal)).rejects.toBeInstanceOf(LookGivenUp);
    gone.abort();
    first.end();
    await left;
    expect([await first.done, isLoaded]).toEqual([null, false]);
  });
});

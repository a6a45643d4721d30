import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { holdSession } from '../api/client';
import { flushDrafts, forgetDraft, keptDrafts, nameOf, placesOf } from './kept-drafts';

const AT = '2026-11-26T01:32:00.000Z';
const hold = (id: string): void => {
  holdSession({ csrfToken: `token of ${id}`, user: { id } });
};

/** What the desk was asked, in order. */
let asked: string[];
const fetchBefore = globalThis.fetch;

beforeEach(() => {
  asked = [];
  globalThis.fetch = jest.fn<typeof fetch>().mockImplementation((path, options) => {
    asked.push(`${options?.method ?? 'GET'} ${path as string}`);
    return Promise.resolve(new Response(JSON.stringify({ version: 1, savedAt: AT })));
  });
  hold('a');
});
afterEach(() => {
  globalThis.fetch = fetchBefore;
  holdSession(null);
});

/** A page whose last save the desk has not answered yet. */
function leftPage(name: string) {
  let answer = (): void => undefined;
  const closing = new Promise<void>((resolve) => {
    answer = () => {
      asked.push('saved');
      resolve();
    };
  });
  const keeper = { settle: () => Promise.resolve(), close: () => closing };
  keptDrafts.open(name, keeper);
  keptDrafts.leave(name, keeper);
  return { answer };
}

const turns = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};

describe('the drafts of a tab', () => {
  it('go to the desk only as those of their writer', async () => {
    const places = placesOf({ userId: 'a', session: 's', begun: true }, 'note', 'n.1');
    await places.write('一言', 0);
    hold('b');
    for (const ask of [() => places.write('一言と続き', 1), () => places.read(), () => places.remove()]) {
      await expect(ask()).rejects.toThrow('somebody else');
    }
    expect(await forgetDraft('a', 'note', 'n.1')).toBe(false);
    expect(asked).toEqual(['PUT /api/v1/drafts/note/n.1']);
  });

  it('are forgotten only after the page that was left has saved them', async () => {
    const page = leftPage(nameOf('a', 'call', 'c'));
    const forgotten = forgetDraft('a', 'call', 'c');
    await turns();
    expect(asked).toEqual([]);
    page.answer();
    expect(await forgotten).toBe(true);
    expect(asked).toEqual(['saved', 'DELETE /api/v1/drafts/call/c']);
  });

  it('are all saved before a log-out: of pages that were left, and of those that are open', async () => {
    const page = leftPage(nameOf('a', 'note', 'n.2'));
    const open = {
      settle: () => {
        asked.push('settled');
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
    keptDrafts.open(nameOf('a', 'note', 'n.3'), open);
    expect([keptDrafts.isOpen(nameOf('a', 'note', 'n.3')), keptDrafts.isOpen(nameOf('a', 'note', 'n.2'))]).toEqual([
      true,
      false,
    ]);
    const flushed = flushDrafts();
    await turns();
    expect(asked).toEqual([]);
    page.answer();
    await flushed;
    expect(asked).toEqual(['saved', 'settled']);
    keptDrafts.leave(nameOf('a', 'note', 'n.3'), open);
  });
});

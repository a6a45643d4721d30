import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from './live-stream';
import { refresh } from './refresh';

interface Page {
  items: string[];
  next: number | null;
}

const NEWS: LiveEvent = { type: 'incident.changed', id: 'other', at: '2026-11-25T01:00:00.000Z' };

let client: QueryClient;
/** Pages that were asked for, and the desk's answers to them, which a test gives when it likes. */
let asked: { page: number; answer: () => void }[];

const settled = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};
/** The desk answers what was asked last. */
const answer = async (): Promise<void> => {
  asked.at(-1)?.answer();
  await settled();
};

/** A list of two pages of which somebody sees the first. */
async function list() {
  const observer = new InfiniteQueryObserver<Page, Error, { pages: Page[] }, string[], number>(client, {
    queryKey: ['incidents', 'pages'],
    queryFn: ({ pageParam: page }) =>
      new Promise<Page>((resolve) => {
        const items = [`line of page ${String(page)}`];
        asked.push({ page, answer: () => resolve({ items, next: page === 1 ? 2 : null }) });
      }),
    initialPageParam: 1,
    getNextPageParam: ({ next }) => next,
    retry: false,
  });
  const stop = observer.subscribe(() => undefined);
  await answer();
  return { observer, stop, shown: () => observer.getCurrentResult().data?.pages.map(({ items }) => items.join()) };
}

beforeEach(() => {
  client = new QueryClient();
  asked = [];
});
afterEach(() => {
  client.clear();
});

describe('news of a change', () => {
  it('has what is shown read anew', async () => {
    const { stop } = await list();
    refresh(client, NEWS);
    expect(asked.map(({ page }) => page)).toEqual([1, 1]);
    stop();
  });

  it('does not take away the further page that somebody has just asked for, and has it all read anew afterwards', async () => {
    const { observer, stop, shown } = await list();
    void observer.fetchNextPage();
    refresh(client, NEWS);
    refresh(client, { ...NEWS, type: 'resync' });
    expect(asked.map(({ page }) => page)).toEqual([1, 2]);
    await answer();
    expect(shown()).toEqual(['line of page 1', 'line of page 2']);
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 1]);
    await answer();
    await answer();
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 1, 2]);
    expect(shown()).toEqual(['line of page 1', 'line of page 2']);
    stop();
  });

  it('leaves lists that must not jump, and drafts, as they are', async () => {
    client.setQueryData(['list', 'mine'], 1);
    client.setQueryData(['list-watch', 'mine'], 1);
    client.setQueryData(['today'], 1);
    refresh(client, { ...NEWS, type: 'resync' });
    const isOld = (key: string[]) => client.getQueryState(key)?.isInvalidated;
    expect([isOld(['list', 'mine']), isOld(['list-watch', 'mine']), isOld(['today'])]).toEqual([false, false, true]);
    await settled();
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { readMore } from './read-more';

interface Page {
  line: string;
  next: number | null;
}

let client: QueryClient;
/** What the desk has now, by page, and its answers, which a test gives when it likes. */
let desk: Record<number, string>;
let answers: (() => void)[];

const settled = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};
const answerAll = async (): Promise<void> => {
  while (answers.length > 0) {
    answers.splice(0).forEach((answer) => {
      answer();
    });
    await settled();
  }
};

/** A list of two pages of which somebody sees the first. */
async function list() {
  const observer = new InfiniteQueryObserver<Page, Error, { pages: Page[] }, string[], number>(client, {
    queryKey: ['arrivals'],
    queryFn: ({ pageParam: page }) =>
      new Promise<Page>((resolve) => {
        answers.push(() => {
          resolve({ line: desk[page] ?? '', next: page === 1 ? 2 : null });
        });
      }),
    initialPageParam: 1,
    getNextPageParam: ({ next }) => next,
    retry: false,
  });
  const stop = observer.subscribe(() => undefined);
  await answerAll();
  const lines = (): string[] => observer.getCurrentResult().data?.pages.map(({ line }) => line) ?? [];
  return { observer, lines, stop };
}

beforeEach(() => {
  client = new QueryClient();
  client.mount();
  desk = { 1: 'old', 2: 'second' };
  answers = [];
});
afterEach(() => {
  client.clear();
  client.unmount();
});

describe('a list of which more is asked for', () => {
  it('shows the news that it was just being read anew for', async () => {
    const { observer, lines, stop } = await list();
    desk[1] = 'new';
    void client.invalidateQueries({ queryKey: ['arrivals'] });
    await settled();
    const { isFetching } = observer.getCurrentResult();
    const more = readMore(observer.getCurrentResult(), isFetching);
    await settled();
    await answerAll();
    await more;
    expect([isFetching, lines()]).toEqual([true, ['new', 'second']]);
    stop();
  });

  it('is not read anew otherwise', async () => {
    const { observer, lines, stop } = await list();
    desk[1] = 'new';
    const more = readMore(observer.getCurrentResult(), false);
    await settled();
    await answerAll();
    await more;
    expect(lines()).toEqual(['old', 'second']);
    stop();
  });
});

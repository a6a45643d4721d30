import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { Page } from '../../api/types';
import { Doubts } from './doubts';
import { lookAgain, lookAt, type Look } from './look';
import type { Line } from './merge';

const named = (prefix: string, count: number): Line[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${prefix}${String(n)}` }));
const idsOf = (lines: readonly Line[]): string[] => lines.map(({ id }) => id);
const FIRST = named('first', 50);
const FURTHER = named('further', 120);
const ROWS = [...FIRST, ...FURTHER];

/** A list whose first lines stand where they were; `among` answers what is asked about further lines. */
function looking(among: (ids: readonly string[], signal: AbortSignal) => Promise<readonly Line[]>) {
  const doubts = new Doubts();
  const leaving = new AbortController();
  const signals: AbortSignal[] = [];
  const read = (_: number, __: string | null, signal: AbortSignal): Promise<Page<Line>> => {
    signals.push(signal);
    return Promise.resolve({ items: FIRST, nextCursor: 'more' });
  };
  const look = async (before?: Look<Line>): Promise<Look<Line>> => {
    const { signal } = leaving;
    const result = await lookAt({ read, among }, { rows: ROWS, hasMore: true, doubts, before, signal });
    doubts.settle(result.asOf);
    return result;
  };
  return { doubts, leaving, signals, look };
}

describe('a second look at a list', () => {
  it('asks about lines further on that may have changed, so many at once as fit in a short address', async () => {
    const asked: (readonly string[])[] = [];
    const { doubts, look } = looking((ids) => {
      asked.push(ids);
      return Promise.resolve([]);
    });
    doubts.tell(idsOf(ROWS));
    const { asked: answer } = await look();
    expect(asked.map((ids) => ids.length)).toEqual([50, 50, 20]);
    expect(asked.flat()).toEqual(idsOf(FURTHER));
    expect([answer.ids, answer.found]).toEqual([idsOf(FURTHER), []]);
    expect(doubts.open().ids).toEqual([]);
  });

  it('holds where asking about some of them fails; these stay doubtful, and what had left stays away', async () => {
    let calls = 0;
    const { doubts, look } = looking((ids) => {
      calls += 1;
      return calls === 2
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve(ids.map((id) => ({ id })));
    });
    doubts.tell(idsOf(FURTHER));
    const left = 'further60';
    const before = { items: FIRST, nextCursor: 'more', asked: { ids: [left], found: [] }, asOf: 0 };
    const first = await look(before);
    expect(idsOf(first.items)).toEqual(idsOf(FIRST));
    expect(first.asked.ids).toEqual([...idsOf(FURTHER.slice(0, 50)), left, ...idsOf(FURTHER.slice(100))]);
    expect(doubts.open().ids).toEqual(idsOf(FURTHER.slice(50, 100)));
    const second = await look(first);
    expect(second.asked.ids).toEqual(idsOf(FURTHER.slice(50, 100)));
    expect(doubts.open().ids).toEqual([]);
  });

  it('asks no more once nobody waits for it', async () => {
    let calls = 0;
    const { doubts, leaving, signals, look } = looking((_, signal) => {
      calls += 1;
      leaving.abort();
      return Promise.reject(signal.reason as Error);
    });
    doubts.tell(idsOf(FURTHER));
    await expect(look()).rejects.toThrow(/abort/i);
    expect(calls).toBe(1);
    expect(signals).toEqual([leaving.signal]);
    expect(doubts.open().ids).toEqual(idsOf(FURTHER));
  });
});

describe('a list that is looked at again', () => {
  it('lets the look that is under way end, and takes one more after it', async () => {
    const client = new QueryClient();
    const begun: { told: number; aborted: () => boolean; answer: () => void }[] = [];
    let secondBegan = (): void => undefined;
    const second = new Promise<void>((resolve) => (secondBegan = resolve));
    let told = 0;
    const observer = new QueryObserver<number>(client, {
      queryKey: ['list-watch', 'mine'],
      queryFn: ({ signal }) => {
        const asOf = told;
        return new Promise<number>((resolve) => {
          begun.push({
            told: asOf,
            aborted: () => signal.aborted,
            answer: () => {
              resolve(asOf);
            },
          });
          if (begun.length === 2) secondBegan();
        });
      },
      initialData: -1,
      staleTime: 60_000,
      refetchOnMount: 'always',
    });
    const stop = observer.subscribe(() => undefined);
    const looks = () => begun.map((look) => [look.told, look.aborted()]);
    expect(looks()).toEqual([[0, false]]);
    told = 1;
    const again = lookAgain(client, ['list-watch']);
    expect(looks()).toEqual([[0, false]]);
    begun[0]?.answer();
    await second;
    expect(looks()).toEqual([
      [0, false],
      [1, false],
    ]);
    begun[1]?.answer();
    await again;
    expect(observer.getCurrentResult()).toMatchObject({ data: 1, fetchStatus: 'idle', isStale: false });
    stop();
    client.clear();
  });
});

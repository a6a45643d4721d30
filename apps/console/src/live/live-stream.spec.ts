import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LiveStream, type LiveEvent } from './live-stream';

class FakeSource {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    FakeSource.all.push(this);
  }
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
  /** The desk has answered: what is told from now on is heard. */
  open(): void {
    this.onopen?.();
  }
  /** The desk refuses the connection. */
  refuse(): void {
    this.close();
    this.onerror?.();
  }
  say(event: Partial<LiveEvent>): void {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
}

class FakeChannel {
  static all: FakeChannel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    FakeChannel.all.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of FakeChannel.all) if (other !== this) other.onmessage?.({ data });
  }
  close(): void {
    FakeChannel.all = FakeChannel.all.filter((each) => each !== this);
  }
}

/** One lock: the first has it until it lets go, then the next. */
class FakeLocks {
  private readonly waiting: (() => Promise<void>)[] = [];
  private busy = false;
  query(): Promise<{ held: { name: string }[] }> {
    return Promise.resolve({ held: this.busy ? [{ name: 'madoguchi-live' }] : [] });
  }
  request(_name: string, _o: object, hold: () => Promise<void>): Promise<void> {
    this.waiting.push(hold);
    this.next();
    return Promise.resolve();
  }
  private next(): void {
    if (this.busy) return;
    const hold = this.waiting.shift();
    if (hold === undefined) return;
    this.busy = true;
    void hold().then(() => {
      this.busy = false;
      this.next();
    });
  }
}

interface Tab {
  stream: LiveStream;
  types: string[];
}
const settled = async (): Promise<void> => {
  for (let n = 0; n < 10; n += 1) await Promise.resolve();
};
async function tab(place: string | null = '01PLACE'): Promise<Tab> {
  const made: Tab = { stream: new LiveStream(place), types: [] };
  made.stream.listen(({ type }) => made.types.push(type));
  made.stream.start();
  await settled();
  return made;
}

const before = { navigator: Object.getOwnPropertyDescriptor(globalThis, 'navigator') };

beforeEach(() => {
  jest.useFakeTimers();
  FakeSource.all = [];
  FakeChannel.all = [];
  Object.assign(globalThis, { EventSource: FakeSource, BroadcastChannel: FakeChannel });
  Object.defineProperty(globalThis, 'navigator', { value: { locks: new FakeLocks() }, configurable: true });
});
afterEach(() => {
  jest.useRealTimers();
  if (before.navigator !== undefined) Object.defineProperty(globalThis, 'navigator', before.navigator);
});

describe('one connection for all tabs', () => {
  it('goes on from where the first tab began to read, which has nothing to read anew, and hands on what it hears', async () => {
    const [first, second] = [await tab(), await tab('01LATER')];
    expect(FakeSource.all.map(({ url }) => url)).toEqual(['/api/v1/live?after=01PLACE']);
    FakeSource.all[0]?.open();
    FakeSource.all[0]?.say({ type: 'queue.changed', id: '' });
    expect([first.types, second.types]).toEqual([['queue.changed'], ['queue.changed']]);
  });

  it('has what was read before it read once more where no place is known', async () => {
    const [first] = [await tab(null)];
    expect(FakeSource.all.map(({ url }) => url)).toEqual(['/api/v1/live']);
    expect(first.types).toEqual([]);
    FakeSource.all[0]?.open();
    FakeSource.all[0]?.open();
    expect(first.types).toEqual(['resync']);
  });

  it('that was refused and is opened again has every tab read anew', async () => {
    const [first, second] = [await tab(), await tab()];
    FakeSource.all[0]?.refuse();
    jest.advanceTimersByTime(5_000);
    expect(FakeSource.all.map(({ url }) => url)).toEqual(['/api/v1/live?after=01PLACE', '/api/v1/live']);
    FakeSource.all[1]?.open();
    expect([first.types, second.types]).toEqual([['resync'], ['resync']]);
  });

  it('has nothing read anew before the desk has answered it, for what is told until then nobody hears', async () => {
    const [first] = [await tab()];
    FakeSource.all[0]?.open();
    FakeSource.all[0]?.refuse();
    jest.advanceTimersByTime(5_000);
    expect(first.types).toEqual([]);
    FakeSource.all[1]?.open();
    // The browser itself mends a broken network, and goes on where it was.
    FakeSource.all[1]?.open();
    expect(first.types).toEqual(['resync']);
  });

  it('that passes to another tab has the tabs that are left read anew', async () => {
    const [first, second, third] = [await tab(), await tab(), await tab()];
    first.stream.stop();
    await settled();
    expect(FakeSource.all).toHaveLength(2);
    FakeSource.all[1]?.open();
    expect([second.types, third.types]).toEqual([['resync'], ['resync']]);
  });
});

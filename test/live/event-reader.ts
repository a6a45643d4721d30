import type { HttpClient } from '#testing';

/** An event as the desk sent it, with its place in the stream. */
export interface HeardEvent {
  id: string;
  type: string;
  kind?: string;
  at: string;
  place: string | null;
}

/** Where a browser goes on: after the last event that it saw, or after a place that it was named. */
export interface ListenFrom {
  lastSeen?: string | null;
  after?: string;
}

/** A browser that listens to the desk's stream of events. */
export class EventReader {
  readonly heard: HeardEvent[] = [];
  /** Everything as it came. */
  text = '';
  /** Where it would go on after a broken connection. */
  place: string | null = null;
  ended = false;
  private readonly abort = new AbortController();

  private constructor(
    readonly status: number,
    /** What the answer says of its connection. */
    readonly connection: string | null,
  ) {}

  /** Connects; `lastSeen` is sent as the browser sends it when it connects again. */
  static async open(
    url: string,
    client: HttpClient,
    { lastSeen = null, after }: ListenFrom = {},
  ): Promise<EventReader> {
    const abort = new AbortController();
    const answer = await fetch(`${url}/api/v1/live${after === undefined ? '' : `?after=${after}`}`, {
      headers: {
        accept: 'text/event-stream',
        cookie: client.cookieHeader,
        ...(lastSeen === null ? {} : { 'last-event-id': lastSeen }),
      },
      signal: abort.signal,
    });
    const reader = new EventReader(answer.status, answer.headers.get('connection'));
    reader.abort.signal.addEventListener('abort', () => {
      abort.abort();
    });
    void reader.take(answer);
    return reader;
  }

  close(): void {
    this.abort.abort();
  }

  types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  private async take(answer: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const part of answer.body ?? []) {
        const text = decoder.decode(part as Uint8Array, { stream: true });
        this.text += text;
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.read(block);
      }
    } catch {
      // The connection broke, or the test closed it.
    }
    this.ended = true;
  }

  private read(block: string): void {
    const lines = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    this.place = lines.get('id') ?? this.place;
    const data = lines.get('data');
    if (data !== undefined) this.heard.push({ ...(JSON.parse(data) as Omit<HeardEvent, 'place'>), place: this.place });
  }
}

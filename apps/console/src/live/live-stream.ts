/** What the desk tells of changes: which thing, never what is in it. */
export interface LiveEvent {
  type: LiveType;
  /** Identifier of the complaint, incident, campaign or alarm; '' when many or all are meant. */
  id: string;
  /** Of claims and presence: what `id` names. */
  kind?: 'complaint' | 'incident' | 'review';
  at: string;
}

export type LiveType =
  | 'complaint.changed'
  | 'queue.changed'
  | 'review.changed'
  | 'incident.changed'
  | 'claim.changed'
  | 'presence.changed'
  | 'campaign.progress'
  | 'alarm'
  /** Something may have been missed: everything on the page is to be read again. */
  | 'resync';

type Listener = (event: LiveEvent) => void;

const LOCK = 'madoguchi-live';
const RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * One connection for all tabs of this browser, for a browser opens six to a desk at most: the tab that holds the lock
 * listens and hands on what it hears. Where locks are missing (no TLS) each tab listens for itself.
 */
export class LiveStream {
  private readonly listeners = new Set<Listener>();
  private readonly channel = new BroadcastChannel(LOCK);
  private source: EventSource | undefined;
  private release: (() => void) | undefined;
  private readonly waiting = new AbortController();
  private failures = 0;
  /** Somebody of this browser listened before: what was told since then is not known here. */
  private again = false;
  private retry: ReturnType<typeof setTimeout> | undefined;

  /** `place`: from where on the news are wanted, as the first read of the page named it; null: not known. */
  constructor(private readonly place: string | null) {}

  start(): void {
    this.channel.onmessage = ({ data }: MessageEvent<LiveEvent>) => {
      this.hear(data);
    };
    // Typed as always there, but missing without TLS.
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) {
      this.connect();
      return;
    }
    const held = (): Promise<void> =>
      new Promise<void>((resolve) => {
        this.release = resolve;
        this.connect();
      });
    void locks
      .query()
      .then(({ held: now }) => {
        this.again ||= this.source === undefined && now?.some(({ name }) => name === LOCK) === true;
      })
      .catch(() => undefined);
    locks.request(LOCK, { signal: this.waiting.signal }, held).catch(() => undefined);
  }

  stop(): void {
    this.waiting.abort();
    this.release?.();
    clearTimeout(this.retry);
    this.source?.close();
    this.channel.close();
    this.listeners.clear();
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private connect(): void {
    // The first connection goes on from where the page began to read. A later one knows no place: what was told since the
    // former is read anew, in every tab, and only once this one hears what is told meanwhile. When it breaks the browser
    // itself goes on where it was.
    const place = this.again ? null : this.place;
    const source = new EventSource(`/api/v1/live${place === null ? '' : `?after=${place}`}`);
    this.source = source;
    let missed = place === null;
    this.again = true;
    source.onopen = () => {
      this.failures = 0;
      if (missed) this.tell({ type: 'resync', id: '', at: new Date().toISOString() });
      missed = false;
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      this.tell(JSON.parse(data) as LiveEvent);
    };
    source.onerror = () => {
      // A lost network is retried by the browser itself; a refusal (no session, too many) is final and retried here.
      if (source.readyState === EventSource.CLOSED && !this.waiting.signal.aborted) this.connectLater();
    };
  }

  private connectLater(): void {
    this.failures += 1;
    this.retry = setTimeout(
      () => {
        this.connect();
      },
      Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (this.failures - 1)),
    );
  }

  /** To this tab, and to the others when this one listens for them. */
  private tell(event: LiveEvent): void {
    this.hear(event);
    if (this.release !== undefined) this.channel.postMessage(event);
  }

  private hear(event: LiveEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

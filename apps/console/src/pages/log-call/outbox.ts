import { api, ApiProblem } from '../../api/client';
import type { LoggedCall } from './draft';

/** How far the sending of a call has come. */
export type Sending =
  | { state: 'sending' | 'waiting'; tries: number }
  | { state: 'done'; call: LoggedCall }
  /** The desk refused it, or nobody was signed in: somebody has to look. */
  | { state: 'refused'; error: unknown };

type Post = (id: string, body: Record<string, unknown>) => Promise<LoggedCall>;

const PAUSES_MS = [2_000, 5_000, 10_000, 20_000, 30_000];

/** One key for one call: pressing twice, or sending again after a lost answer, registers it once. */
const postCall: Post = (id, body) =>
  api<LoggedCall>('/complaints', { method: 'POST', body, headers: { 'Idempotency-Key': id } });

/**
 * Calls on their way to the desk. It lives beside the pages: a call that waits for the network is sent while its agent
 * takes the next one. What is sent again is the same to the letter, under the same key.
 */
export class Outbox {
  private entries: ReadonlyMap<string, Sending> = new Map();
  private readonly bodies = new Map<string, Record<string, unknown>>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly listeners = new Set<() => void>();
  private readonly arrivals = new Set<(id: string, call: LoggedCall) => void>();

  constructor(private readonly post: Post = postCall) {}

  readonly all = (): ReadonlyMap<string, Sending> => this.entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told of every call that the desk has registered. */
  onArrival(listener: (id: string, call: LoggedCall) => void): () => void {
    this.arrivals.add(listener);
    return () => this.arrivals.delete(listener);
  }

  /** Sends a call, unless it is on its way or there. */
  send(id: string, body: Record<string, unknown>): void {
    const known = this.entries.get(id)?.state;
    if (known === 'sending' || known === 'done') return;
    if (known !== 'waiting') this.bodies.set(id, body);
    void this.attempt(id, 0);
  }

  /** Tries what waits at once: the network is back, or somebody pressed the button. */
  retryAll(): void {
    for (const [id, { state }] of this.entries) if (state === 'waiting') void this.attempt(id, 0);
  }

  forget(id: string): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.bodies.delete(id);
    this.change((entries) => entries.delete(id));
  }

  /** Forgets all: another person sits here. */
  clear(): void {
    for (const id of [...this.entries.keys()]) this.forget(id);
  }

  private async attempt(id: string, tries: number): Promise<void> {
    clearTimeout(this.timers.get(id));
    const body = this.bodies.get(id);
    if (body === undefined) return;
    this.set(id, { state: 'sending', tries });
    try {
      const call = await this.post(id, body);
      this.bodies.delete(id);
      this.set(id, { state: 'done', call });
      for (const listener of this.arrivals) listener(id, call);
    } catch (error) {
      if (!mayPass(error)) {
        this.set(id, { state: 'refused', error });
        return;
      }
      this.set(id, { state: 'waiting', tries: tries + 1 });
      const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)];
      this.timers.set(
        id,
        setTimeout(() => void this.attempt(id, tries + 1), pause),
      );
    }
  }

  private set(id: string, sending: Sending): void {
    this.change((entries) => entries.set(id, sending));
  }

  private change(work: (entries: Map<string, Sending>) => void): void {
    const entries = new Map(this.entries);
    work(entries);
    this.entries = entries;
    for (const listener of this.listeners) listener();
  }
}

/** Whether the same may succeed later: no network, or a desk that is busy or being restarted. */
function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem) return [408, 429, 502, 503, 504].includes(error.status);
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'NetworkError');
}

export const outbox = new Outbox();

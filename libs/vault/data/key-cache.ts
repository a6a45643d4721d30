import type { OpenDataKey } from '../domain/data-key.js';

/** How long (ms) an opened key is used before its row is asked again: the longest that another process may read on after an erasure. */
const FRESH_MS = 60_000;
const MOST_KEYS = 10_000;

/** Opened data keys, least recently used first; bounded in number and in age. */
export class KeyCache {
  private readonly keys = new Map<string, { key: OpenDataKey; until: number }>();

  constructor(
    private readonly limit = MOST_KEYS,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.keys.size;
  }

  get(id: string): OpenDataKey | undefined {
    const entry = this.keys.get(id);
    if (!entry) return undefined;
    this.keys.delete(id);
    if (entry.until <= this.elapsed()) return undefined;
    this.keys.set(id, entry);
    return entry.key;
  }

  put(key: OpenDataKey): void {
    this.keys.delete(key.id);
    this.keys.set(key.id, { key, until: this.elapsed() + FRESH_MS });
    if (this.keys.size <= this.limit) return;
    const oldest = this.keys.keys().next();
    if (oldest.done !== true) this.keys.delete(oldest.value);
  }

  drop(id: string): void {
    this.keys.delete(id);
  }
}

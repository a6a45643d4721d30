import type { Clock } from '#kernel';

const MINUTE_MS = 60_000;
/** Names counted at once; when there are more, the counting of this minute begins anew. */
const MAX_NAMES = 10_000;

/** Counts mails per name within a minute. In memory: after a restart everybody begins anew. */
export class MailRate {
  private minute = 0;
  private counts = new Map<string, number>();

  /** @param limit mails per minute; 0 for no limit */
  constructor(
    private readonly limit: number,
    private readonly clock: Clock,
  ) {}

  /** Counts one more; false when it is beyond the limit, and then it was not counted. */
  allows(name: string): boolean {
    if (this.limit === 0) return true;
    const minute = Math.floor(this.clock.now().getTime() / MINUTE_MS);
    if (minute !== this.minute || this.counts.size >= MAX_NAMES) this.counts = new Map();
    this.minute = minute;
    const count = this.counts.get(name) ?? 0;
    if (count >= this.limit) return false;
    this.counts.set(name, count + 1);
    return true;
  }
}

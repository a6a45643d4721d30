import { Injectable } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { UnitOfWork } from '#persistence';
import { OldestUnread, type UnreadSource } from '../use-cases/oldest-unread.js';

/** Code of the alarm; `about` is `channel/source/what`. */
export const OLDEST_UNREAD = 'intake.oldest-unread';
/** Ages (seconds) from which a person is told: a quarter of an hour for arrivals, two hours for attached documents. */
const LIMITS: Record<UnreadSource['what'], number> = { arrival: 900, attachments: 7_200 };

/** Raises an alarm for each source whose oldest unread item is too old, and calms it when it is read. */
@Injectable()
export class WatchUnread {
  /** What this process raised. */
  private readonly raised = new Set<string>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly unread: OldestUnread,
    private readonly events: DomainEvents,
  ) {}

  async execute(): Promise<void> {
    const sources = await this.unread.bySource();
    const late = new Map(
      sources.filter((one) => one.oldestSeconds >= LIMITS[one.what]).map((one) => [aboutOf(one), one]),
    );
    // Every source that is seen is calmed or alarmed, so that an alarm raised before a restart ends too.
    const calm = new Set([...this.raised, ...sources.map(aboutOf)].filter((about) => !late.has(about)));
    if (late.size + calm.size === 0) return;
    await this.uow.write(async () => {
      for (const [about, { count, oldestSeconds }] of late)
        await this.events.publish('operations.alarm', { code: OLDEST_UNREAD, about, facts: { count, oldestSeconds } });
      for (const about of calm) await this.events.publish('operations.calm', { code: OLDEST_UNREAD, about });
    });
    this.raised.clear();
    for (const about of late.keys()) this.raised.add(about);
  }
}

function aboutOf({ channel, source, what }: UnreadSource): string {
  return `${channel}/${source}/${what}`;
}

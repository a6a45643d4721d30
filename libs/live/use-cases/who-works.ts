import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Clock } from '#kernel';
import { UserRows } from '#access';
import { ClaimRows } from '../data/claim-rows.js';
import { CLAIM_LAPSES_MS } from '../domain/claim-state.js';
import type { LiveKind } from '../domain/live-news.js';

/** Who works on the lines of a list at this moment: names of colleagues, nothing more. */
@Injectable()
export class WhoWorks {
  constructor(
    private readonly rows: ClaimRows,
    private readonly users: UserRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Names by what is held; two statements and one for each holder, however long the list is. */
  async on(kind: LiveKind, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const held = await this.rows.held(kind, ids, plusMs(nowInstant(this.clock), -CLAIM_LAPSES_MS));
    const names = new Map<string, string>();
    for (const holder of new Set(held.values())) {
      const name = (await this.users.byId(holder))?.name;
      if (name !== undefined) names.set(holder, name);
    }
    return new Map(
      [...held].flatMap(([id, holder]) => {
        const name = names.get(holder);
        return name === undefined ? [] : [[id, name] as const];
      }),
    );
  }
}

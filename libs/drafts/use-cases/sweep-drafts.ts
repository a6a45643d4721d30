import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { DraftRows } from '../data/draft-rows.js';
import { DRAFT_LIFE_MS, KEY_LIFE_MS } from '../domain/draft-rules.js';

const BATCH = 50;

/** Forgets drafts and browsers' keys whose day is over. */
@Injectable()
export class SweepDrafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DraftRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = nowInstant(this.clock);
    const oldDrafts = () => this.rows.savedBefore(plusMs(now, -DRAFT_LIFE_MS), BATCH);
    for (let old = await oldDrafts(); old.length > 0; old = await oldDrafts()) {
      const rows = old;
      await this.uow.write(async (m) => {
        for (const row of rows) await this.rows.remove(m, row);
      });
    }
    const oldKeys = () => this.rows.keysMadeBefore(plusMs(now, -KEY_LIFE_MS), BATCH);
    for (let old = await oldKeys(); old.length > 0; old = await oldKeys()) {
      const rows = old;
      await this.uow.write(async (m) => {
        for (const row of rows) await this.rows.removeKey(m, row);
      });
    }
  }
}

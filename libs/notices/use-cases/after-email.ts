import type { EntityManager } from 'typeorm';

/** What follows when a step ended without the person having been told: the ladder's next step. */
export abstract class AfterEmail {
  /** Opens the next step for each of these notices that ended so; for others it does nothing. Inside the unit. */
  abstract advance(m: EntityManager, noticeIds: readonly string[]): Promise<void>;
}

import { afterEach, beforeEach } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import type { EngineResult } from '#engine';
import { newId, type Actor } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { ReviewTask } from '../data/review-task.entity.js';
import { triageSchema } from '../index.js';
import type { DecisionMade, DecisionSheet } from '../use-cases/decide-signals.js';
import { hana, TriageDesk } from '../use-cases/triage-desk.fixture.js';

/** Raises a strict lead class in the engine of tests. */
export const STRICT = 'signals: misdelivery L2';
export const ren: Actor = { ...hana, id: 'ren' };
export const mio: Actor = { ...hana, id: 'mio' };
export const CITED = [{ start: 0, end: 8, text: 'signals:' }];
export const ASIDE: DecisionSheet = { decision: 'set_aside', reasonCode: 'checked-no-leak' };
export const SUSPECTED: DecisionSheet = { decision: 'suspected', reasonCode: 'leak-suspected' };

/** A desk with readers, opened anew before each test. */
export class ReviewDesk {
  db: TestDatabase;
  clock: FakeClock;
  desk: TriageDesk;

  /** Registers the hooks that open and close it. */
  static forEachTest(): ReviewDesk {
    const at = new ReviewDesk();
    beforeEach(() => at.open());
    afterEach(() => at.db.close());
    return at;
  }

  readonly open = async (values: ConstructorParameters<typeof TriageDesk>[2] = {}): Promise<void> => {
    this.db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema]);
    this.clock = new FakeClock('2026-11-25T00:00:00.000Z');
    this.desk = new TriageDesk(this.db.uow, this.clock, values);
    this.desk.openIncidents();
  };

  /** A reader opens the complaint and answers. */
  readonly decide = async (id: string, sheet: DecisionSheet, actor: Actor): Promise<DecisionMade> => {
    await this.desk.seen.opened(id, actor.id, false);
    return this.desk.decide.execute(id, sheet, actor);
  };

  readonly aside = (id: string, actor: Actor): Promise<DecisionMade> =>
    this.decide(id, { ...ASIDE, citedEvidence: CITED }, actor);

  readonly waitingFor = async (reader: Actor): Promise<string[]> =>
    (await this.desk.queue.page(reader.id, 50, null)).map(({ complaintId }) => complaintId);

  readonly tasksOf = async (id: string): Promise<[string, string][]> => {
    const tasks = await this.db.reads.find(ReviewTask, { where: { complaintId: id }, order: { id: 'ASC' } });
    return tasks.map((task) => [task.purpose, task.state]);
  };

  readonly statesOf = async (id: string): Promise<string[]> =>
    (await this.desk.queue.signals(id)).map(({ state }) => state);

  readonly followUp = (id: string, text: string): Promise<void> =>
    this.desk.handle.addFollowUp(id, {
      channel: 'email',
      subject: null,
      text,
      arrivalId: newId(),
      at: this.clock.now().toISOString(),
      humanMustRead: false,
    });

  readonly reassess = async (id: string, over: Partial<EngineResult>): Promise<void> => {
    const { keyId } = await this.desk.repository.row(id);
    const words = { subject: null, text: STRICT, channel: 'phone', language: 'ja' } as const;
    const result = { ...this.desk.record.assess(words), engine: 'next 2', ...over };
    await this.desk.record.store({ id, keyId }, result, 'look-back');
  };
}

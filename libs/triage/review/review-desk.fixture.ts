import type { EngineResult } from '#engine';
import { newId, type Actor, type Clock } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { ReviewTask } from '../data/review-task.entity.js';
import type { DecisionMade, DecisionSheet } from '../use-cases/decide-signals.js';
import { hana, TriageDesk } from '../use-cases/triage-desk.fixture.js';

/** Raises a strict lead class in the engine of tests. */
export const STRICT = 'signals: misdelivery L2';
export const ren: Actor = { ...hana, id: 'ren' };
export const mio: Actor = { ...hana, id: 'mio' };
export const CITED = [{ start: 0, end: 8, text: 'signals:' }];
export const ASIDE: DecisionSheet = { decision: 'set_aside', reasonCode: 'checked-no-leak' };
export const SUSPECTED: DecisionSheet = { decision: 'suspected', reasonCode: 'leak-suspected' };

/** What readers do at a desk. `open` gives it a database and a clock, before each test. */
export class ReviewDesk {
  desk: TriageDesk;
  private uow: UnitOfWork;
  private clock: Clock;

  open(
    uow: UnitOfWork,
    clock: ConstructorParameters<typeof TriageDesk>[1],
    values: ConstructorParameters<typeof TriageDesk>[2],
  ): void {
    [this.uow, this.clock] = [uow, clock];
    this.desk = new TriageDesk(uow, clock, values);
    this.desk.openIncidents();
  }

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
    const tasks = await this.uow.reads.find(ReviewTask, { where: { complaintId: id }, order: { id: 'ASC' } });
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

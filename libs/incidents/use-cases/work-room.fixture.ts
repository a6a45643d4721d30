import { DomainError, type Actor, type Clock, type Instant, type OperationsAlarm, type Settings } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { hana, IncidentDesk } from './incident-desk.fixture.js';

/** A moment of Tokyo. */
export const at = (on: string, time = '10:00'): Instant => new Date(`${on}T${time}:00+09:00`).toISOString();

/** A desk of incidents that notes its alarms, for specs. */
export class WorkRoom {
  readonly desk: IncidentDesk;
  /** Alarms with `+`, the ends of alarms with `-`, in order. */
  readonly raised: string[] = [];

  constructor(uow: UnitOfWork, settings: Settings, clock: Clock) {
    this.desk = new IncidentDesk(uow, settings, clock);
    const note = (sign: string) => (alarm: Pick<OperationsAlarm, 'code' | 'about'>) => {
      this.raised.push(`${sign}${alarm.code} ${alarm.about}`);
      return Promise.resolve();
    };
    this.desk.events.on('operations.alarm', note('+'));
    this.desk.events.on('operations.calm', note('-'));
  }

  /** A suspected incident of one complaint. */
  async suspected(received: Instant = at('2025-03-02'), by: Actor = hana): Promise<string> {
    const complaintId = await this.desk.complaint(received);
    return (await this.desk.open.execute({ title: '受信箱の取り違え', complaintIds: [complaintId] }, by)).id;
  }

  /** Decides for every duty that it does not apply. */
  async dutiesDenied(id: string): Promise<void> {
    for (const { obligation } of await this.desk.obligations.ofIncident(id))
      await this.desk.handle.decide(id, obligation.id, { decision: 'does_not', why: '漏えいではない' }, hana);
  }

  /** What keeps a gate of the incident shut. */
  async openAt(id: string, gate: string): Promise<string[]> {
    const { closingGates } = await this.desk.reader.execute(id, hana);
    return closingGates.find(({ name }) => name === gate)?.open ?? [];
  }
}

/** The code of a refusal; fails when there was none. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof DomainError)) throw new Error('a refusal was expected');
  return error.code;
}

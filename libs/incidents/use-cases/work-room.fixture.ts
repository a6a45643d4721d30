import type { Actor, Instant, OperationsAlarm } from '#kernel';
import { DomainError } from '#kernel';
import { accessSchema } from '#access';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk } from './incident-desk.fixture.js';

/** A moment of Tokyo. */
export const at = (on: string, time = '10:00'): Instant => new Date(`${on}T${time}:00+09:00`).toISOString();

/** A desk of incidents on a database of its own, at 2025-03-03 10:00. */
export class WorkRoom {
  private constructor(
    readonly db: TestDatabase,
    readonly clock: FakeClock,
    readonly desk: IncidentDesk,
    /** Alarms with `+`, the ends of alarms with `-`, in order. */
    readonly raised: string[],
  ) {}

  static async open(): Promise<WorkRoom> {
    const db = await openTestDatabase([
      ...[vaultSchema, auditSchema, accessSchema],
      ...[complaintsSchema, siblingsSchema, incidentsSchema],
    ]);
    const clock = new FakeClock(at('2025-03-03'));
    const desk = new IncidentDesk(db.uow, db.settings, clock);
    const raised: string[] = [];
    const note = (sign: string) => (alarm: Pick<OperationsAlarm, 'code' | 'about'>) => {
      raised.push(`${sign}${alarm.code} ${alarm.about}`);
      return Promise.resolve();
    };
    desk.events.on('operations.alarm', note('+'));
    desk.events.on('operations.calm', note('-'));
    return new WorkRoom(db, clock, desk, raised);
  }

  /** A suspected incident of one complaint. */
  async suspected(received: Instant = at('2025-03-02'), by: Actor = hana): Promise<string> {
    const complaintId = await this.desk.complaint(received);
    return (await this.desk.open.execute({ title: '受信箱の取り違え', complaintIds: [complaintId] }, by)).id;
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

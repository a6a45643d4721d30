import { Injectable } from '@nestjs/common';
import { DomainEvents, log, type OperationsAlarm } from '#kernel';
import { UnitOfWork } from '#persistence';

/** Alarms of the doors: raised once, kept up to date, calmed when their cause is gone. */
@Injectable()
export class DoorAlarms {
  /** What was told last of each alarm; `calm` when it is none. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: DomainEvents,
  ) {}

  /** Raises the alarm, or changes its facts. Never throws: a door goes on when its alarm cannot be written. */
  async raise(alarm: OperationsAlarm): Promise<void> {
    const facts = JSON.stringify(alarm.facts);
    await this.tell(alarm, facts, () => {
      log.error({ alarm: alarm.code, about: alarm.about, ...alarm.facts }, 'an alarm of the desk’s doors');
      return this.events.publish('operations.alarm', alarm);
    });
  }

  /** Says that its cause is gone; told at least once in the life of the process, for one that stands from before. */
  async calm(code: string, about: string): Promise<void> {
    await this.tell({ code, about }, 'calm', () => this.events.publish('operations.calm', { code, about }));
  }

  private async tell(
    { code, about }: Pick<OperationsAlarm, 'code' | 'about'>,
    state: string,
    publish: () => Promise<void>,
  ): Promise<void> {
    const key = `${code} ${about}`;
    if (this.told.get(key) === state) return;
    try {
      await this.uow.write(publish);
      this.told.set(key, state);
    } catch (error) {
      log.error({ err: error, alarm: code }, 'an alarm could not be written; it is tried again');
    }
  }
}

import { Injectable } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { IncidentGate } from './incident-gate.js';

/** Alarm of a trial run that did not go well; about the incident. */
export const CANARY_ALARM = 'notices.canary-failed';
/** Alarm of a campaign that was stopped because the mail server refuses its messages; about the incident. */
export const REFUSED_ALARM = 'notices.mail-refused';

/** Raises and calms the alarms of sending. Each is about the number of the incident. */
@Injectable()
export class NoticeAlarms {
  constructor(
    private readonly incidents: IncidentGate,
    private readonly events: DomainEvents,
  ) {}

  /** Inside a unit. */
  async raise(code: string, incidentId: string, facts: Record<string, string | number>): Promise<void> {
    await this.events.publish('operations.alarm', { code, about: await this.incidents.numberOf(incidentId), facts });
  }

  /** Inside a unit. */
  async calm(code: string, incidentId: string): Promise<void> {
    await this.events.publish('operations.calm', { code, about: await this.incidents.numberOf(incidentId) });
  }
}

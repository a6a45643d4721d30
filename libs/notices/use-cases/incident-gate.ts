import { Injectable } from '@nestjs/common';
import { IncidentRepository } from '#incidents';
import { DomainError } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';

/** What campaigns ask about their incident. */
@Injectable()
export class IncidentGate {
  constructor(private readonly incidents: IncidentRepository) {}

  /**
   * Identifier of an incident, given by identifier or number, that is not at an end.
   * Errors: `incidents.not-found`, `notices.incident-closed`.
   */
  async openIncident(idOrNumber: string): Promise<string> {
    const { id, state } = await this.incidents.row(idOrNumber);
    if (state === 'closed' || state === 'unfounded') throw new DomainError(noticeErrors['notices.incident-closed']);
    return id;
  }

  /** Number of an incident, by which alarms name it. */
  async numberOf(incidentId: string): Promise<string> {
    return (await this.incidents.row(incidentId)).number;
  }
}

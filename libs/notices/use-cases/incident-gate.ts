import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { IncidentReader } from '#incidents';
import { noticeErrors } from '../domain/notice.errors.js';

/** What campaigns ask about their incident. */
@Injectable()
export class IncidentGate {
  constructor(private readonly incidents: IncidentReader) {}

  /** Errors: `notices.incident-not-found`, `notices.incident-closed`. */
  async assertOpen(incidentId: string): Promise<void> {
    const incident = await this.incidents.find(incidentId);
    if (!incident) throw new DomainError(noticeErrors['notices.incident-not-found']);
    if (incident.state === 'closed' || incident.state === 'unfounded') {
      throw new DomainError(noticeErrors['notices.incident-closed']);
    }
  }
}

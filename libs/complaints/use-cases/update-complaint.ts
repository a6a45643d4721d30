import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Channel, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import type { Category, Severity } from '#engine';
import { Complaint } from '../data/complaint.entity.js';
import { ComplaintRepository, type OpenComplaint } from '../data/complaint-repository.js';
import type { Contact } from '../domain/complaint.js';
import { complaintErrors } from '../domain/complaints.errors.js';

/** What an agent may correct; absent parts stay as they are. `version` is the one the agent saw. */
export interface ComplaintEdit {
  version: number;
  text?: string | undefined;
  subject?: string | undefined;
  contact?: Contact | undefined;
  category?: Category | undefined;
  severity?: Severity | undefined;
  /** Ways by which the complainant does not wish to be reached; replaces what stood. */
  doNotContactBy?: Channel[] | undefined;
  /** Set to false once a person has read what no reader could. */
  humanMustRead?: boolean | undefined;
}

/** Saves a correction. The earlier text stays in the history, sealed. */
@Injectable()
export class UpdateComplaint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `complaints.not-found`; `complaints.version-conflict` with `{yours, current}` for the caller to compare; `intake.pages-unread`. */
  async execute(id: string, edit: ComplaintEdit, actor: Actor): Promise<OpenComplaint> {
    const { saved, complaint } = await this.uow.write(async (m) => {
      const before = await this.complaints.unseal(await this.complaints.row(id, m));
      if (before.version === edit.version) return { saved: true, complaint: await this.save(m, before, edit, actor) };
      // Whoever lost the race is shown the other's words: that look is in the log, and committed before it leaves.
      await this.audit.append({ actor, action: 'complaint.read', object: `complaint:${id}`, purpose: 'conflict' });
      return { saved: false, complaint: before };
    });
    if (!saved) throw conflict(edit, complaint);
    return complaint;
  }

  /** Inside the unit that read `before`: the write lock is held, so nobody can have saved since. */
  private async save(
    m: EntityManager,
    before: OpenComplaint,
    edit: ComplaintEdit,
    actor: Actor,
  ): Promise<OpenComplaint> {
    const { id } = before;
    if (before.humanMustRead && edit.humanMustRead === false)
      await this.events.publish('complaint.declared-read', { complaintId: id });
    const text = edit.text ?? before.text;
    const details = {
      ...before.details,
      subject: edit.subject ?? before.details.subject,
      contact: { ...before.details.contact, ...edit.contact },
      ...(edit.doNotContactBy === undefined ? {} : { doNotContactBy: edit.doNotContactBy }),
    };
    await m.update(
      Complaint,
      { id, version: edit.version },
      {
        ...(await this.complaints.reseal(before, text, details)),
        category: edit.category ?? before.category,
        severity: edit.severity ?? before.severity,
        humanMustRead: edit.humanMustRead ?? before.humanMustRead,
        version: edit.version + 1,
      },
    );
    await this.complaints.addLookups(m, id, details, []);
    await this.note(m, before, edit, actor);
    const { subject } = details;
    if (text !== before.text || subject !== before.details.subject)
      await this.events.publish('complaint.text-changed', { complaintId: id, source: 'correction', subject, text });
    if (edit.contact !== undefined) await this.events.publish('complaint.contact-changed', { complaintId: id });
    return this.complaints.unseal(await this.complaints.row(id, m));
  }

  private async note(m: EntityManager, before: OpenComplaint, edit: ComplaintEdit, actor: Actor): Promise<void> {
    const { version, ...given } = edit;
    const fields = Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name)
      .join(' ');
    await this.complaints.record(m, before, {
      at: nowInstant(this.clock),
      actor,
      action: 'edited',
      facts: { fields, fromVersion: version },
      ...(edit.text === undefined || edit.text === before.text ? {} : { note: before.text }),
    });
    await this.audit.append({ actor, action: 'complaint.edited', object: `complaint:${before.id}`, facts: { fields } });
  }
}

function conflict(yours: ComplaintEdit, current: OpenComplaint): DomainError {
  const { version, text, details, category, severity } = current;
  return new DomainError(complaintErrors['complaints.version-conflict'], {
    data: { yours, current: { version, text, subject: details.subject, contact: details.contact, category, severity } },
  });
}

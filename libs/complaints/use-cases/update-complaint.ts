import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Clock } from '#kernel';
import { affected, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { Complaint } from '../data/complaint.entity.js';
import { ComplaintRepository, type OpenComplaint } from '../data/complaint-repository.js';
import type { Category, Contact, Severity } from '../domain/complaint.js';
import { complaintErrors } from '../domain/complaints.errors.js';

/** What an agent may correct; absent parts stay as they are. `version` is the one the agent saw. */
export interface ComplaintEdit {
  version: number;
  text?: string | undefined;
  subject?: string | undefined;
  contact?: Contact | undefined;
  category?: Category | undefined;
  severity?: Severity | undefined;
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

  /** Errors: `complaints.not-found`; `complaints.version-conflict` with `{yours, current}` for the caller to compare. */
  async execute(id: string, edit: ComplaintEdit, actor: Actor): Promise<OpenComplaint> {
    return this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      const before = await this.complaints.unseal(row);
      if (row.version !== edit.version) throw conflict(edit, before);
      const text = edit.text ?? before.text;
      const details = {
        ...before.details,
        subject: edit.subject ?? before.details.subject,
        contact: { ...before.details.contact, ...edit.contact },
      };
      const changed = await m.update(
        Complaint,
        { id, version: edit.version },
        {
          ...(await this.complaints.reseal(row, text, details)),
          category: edit.category ?? row.category,
          severity: edit.severity ?? row.severity,
          humanMustRead: edit.humanMustRead ?? row.humanMustRead,
          version: edit.version + 1,
        },
      );
      if (affected(changed) === 0) throw conflict(edit, before);
      await this.complaints.addLookups(m, id, details, []);
      const fields = Object.keys(edit).filter(
        (name) => name !== 'version' && edit[name as keyof ComplaintEdit] !== undefined,
      );
      const textChanged = text !== before.text;
      await this.complaints.record(m, row, {
        at: nowInstant(this.clock),
        actor,
        action: 'edited',
        facts: { fields: fields.join(' '), fromVersion: edit.version },
        ...(textChanged ? { note: before.text } : {}),
      });
      await this.audit.append({
        actor,
        action: 'complaint.edited',
        object: `complaint:${id}`,
        facts: { fields: fields.join(' ') },
      });
      if (textChanged)
        await this.events.publish('complaint.text-changed', { complaintId: id, source: 'correction', text });
      return this.complaints.unseal(await this.complaints.row(id, m));
    });
  }
}

function conflict(yours: ComplaintEdit, current: OpenComplaint): DomainError {
  const { version, text, details, category, severity } = current;
  return new DomainError(complaintErrors['complaints.version-conflict'], {
    data: { yours, current: { version, text, subject: details.subject, contact: details.contact, category, severity } },
  });
}

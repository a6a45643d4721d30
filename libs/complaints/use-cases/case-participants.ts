import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { Vault } from '#vault';
import { CaseParticipant } from '../data/case-participant.entity.js';
import { ComplaintRepository } from '../data/complaint-repository.js';
import { participantsOf } from '../data/participants-of.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { normaliseFor } from '../domain/normalise.js';

/** A participant with the address opened. */
export interface OpenParticipant {
  id: string;
  address: string;
  addedAt: Instant;
  addedBy: string;
}

const addressAt = (row: string) => ({ table: 'case_participants', column: 'sealed_address', row });

/** Who takes part in a case besides the complainant: only their mail, and the complainant's, may join it. */
@Injectable()
export class CaseParticipants {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whether the address is the complainant's as it stands now, or a participant's. An address that was corrected away
   * takes no part any more: it may have been somebody else's.
   */
  async includes(complaintId: string, address: string): Promise<boolean> {
    const wanted = normaliseFor('email', address);
    if (wanted === null) return false;
    const row = await this.complaints.row(complaintId);
    const { email } = (await this.complaints.unseal(row)).details.contact;
    if (email !== undefined && normaliseFor('email', email) === wanted) return true;
    return (await this.present(complaintId)).some(({ hash }) => hash === this.vault.lookup('email', wanted));
  }

  /** Addresses are content: the look is in the audit log before they leave. Error: `complaints.not-found`. */
  async list(complaintId: string, actor: Actor): Promise<OpenParticipant[]> {
    const row = await this.complaints.row(complaintId);
    const object = `complaint:${complaintId}`;
    await this.audit.append({ actor, action: 'complaint.read', object, purpose: 'participants' });
    const key = await this.vault.openKey(row.keyId);
    return (await this.present(complaintId)).map(({ id, sealedAddress, addedAt, addedBy }) => {
      return { id, address: this.vault.openText(key, sealedAddress, addressAt(id)), addedAt, addedBy };
    });
  }

  /** Adding twice changes nothing. Errors: `complaints.not-found`, `complaints.bad-address`. */
  async add(complaintId: string, address: string, actor: Actor): Promise<void> {
    const wanted = normaliseFor('email', address);
    if (wanted === null || !/^[^@\s]+@[^@\s]+$/.test(wanted)) {
      const errors = [{ pointer: '/address', code: 'bad-address' }];
      throw new DomainError(complaintErrors['complaints.bad-address'], { errors });
    }
    const hash = this.vault.lookup('email', wanted);
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(complaintId, m);
      if ((await this.present(complaintId)).some((known) => known.hash === hash)) return;
      const id = newId();
      const sealedAddress = this.vault.seal(await this.vault.openKey(row.keyId), address.trim(), addressAt(id));
      const addedAt = nowInstant(this.clock);
      await insert(m, CaseParticipant, { id, complaintId, hash, sealedAddress, addedAt, addedBy: actor.id });
      await this.note(complaintId, 'participant-added', { participant: id, actor });
    });
  }

  /** From now on their mail makes a case of its own. Error: `complaints.participant-not-found`. */
  async remove(complaintId: string, participantId: string, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const known = (await this.present(complaintId)).find(({ id }) => id === participantId);
      if (known === undefined) throw new DomainError(complaintErrors['complaints.participant-not-found']);
      const removed = { removedAt: nowInstant(this.clock), removedBy: actor.id };
      await m.update(CaseParticipant, { id: known.id }, removed);
      await this.note(complaintId, 'participant-removed', { participant: known.id, actor });
    });
  }

  private present(complaintId: string): Promise<CaseParticipant[]> {
    return participantsOf(this.uow.manager, complaintId);
  }

  private async note(
    complaintId: string,
    action: string,
    { participant, actor }: { participant: string; actor: Actor },
  ): Promise<void> {
    const row = await this.complaints.row(complaintId);
    const facts = { participant };
    await this.complaints.record(this.uow.manager, row, { at: nowInstant(this.clock), actor, action, facts });
    await this.audit.append({ actor, action: `complaint.${action}`, object: `complaint:${complaintId}`, facts });
  }
}

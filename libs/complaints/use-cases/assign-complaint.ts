import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Clock } from '#kernel';
import { run, UnitOfWork } from '#persistence';
import { ComplaintRepository } from '../data/complaint-repository.js';
import { mayAssign, type Holding } from '../domain/assignment.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { AssignableTo } from './assignable-to.js';

/** Whom a complaint is given to. */
export interface Assignment {
  /** A user; null gives it to a team, or to nobody. */
  to: string | null;
  /** With `to` null: the team by whom leads it, null for none; absent leaves it with the team that has it. */
  team?: string | null | undefined;
  /** The owner whom the caller saw; when it is another by now, nothing changes. */
  seenOwner?: string | null | undefined;
}

/** Gives a complaint to a person or a team. Its history and the audit log have each move. */
@Injectable()
export class AssignComplaint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly people: AssignableTo,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Errors: `complaints.not-found`, `complaints.owner-changed`, `complaints.not-assignable`,
   * `complaints.not-yours-to-assign`. Giving it to who has it already changes nothing.
   */
  async execute(id: string, assignment: Assignment, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      const { seenOwner } = assignment;
      if (seenOwner !== undefined && seenOwner !== row.ownerId)
        throw new DomainError(complaintErrors['complaints.owner-changed']);
      const to = await this.people.holding(assignment, row, actor);
      if (to.ownerId === row.ownerId && to.teamId === row.teamId) return;
      if (!mayAssign(await this.people.assigner(actor), row, to))
        throw new DomainError(complaintErrors['complaints.not-yours-to-assign']);
      await this.give(row, to, actor);
    });
  }

  /** Makes somebody who works on a complaint that nobody owns its owner. Inside the unit of that work. */
  async adopt(id: string, actor: Actor): Promise<void> {
    if (actor.kind !== 'user') return;
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      if (row.ownerId !== null) return;
      const { teamId } = await this.people.assigner(actor);
      await this.give(row, { ownerId: actor.id, teamId: teamId ?? row.teamId }, actor);
    });
  }

  private async give(row: Holding & { id: string; keyId: string }, to: Holding, actor: Actor): Promise<void> {
    const m = this.uow.manager;
    await run(m, 'UPDATE complaints SET owner_id = ?, team_id = ? WHERE id = ?', [to.ownerId, to.teamId, row.id]);
    const facts = { from: row.ownerId, to: to.ownerId, team: to.teamId };
    const at = nowInstant(this.clock);
    await this.complaints.record(m, row, { at, actor, action: 'assigned', facts });
    await this.audit.append({ actor, action: 'complaint.assigned', object: `complaint:${row.id}`, facts });
    await this.events.publish('complaint.assigned', { complaintId: row.id, ...to, assignedBy: actor });
  }
}

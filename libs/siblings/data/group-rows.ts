import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { CLOCK, newId, nowInstant, type Actor, type Clock } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import { SiblingGroup, SiblingMember } from './sibling.entity.js';

/** A group as it is now. */
export interface PresentGroup {
  id: string;
  primaryId: string;
  /** Complaints, those that joined first in front. */
  members: string[];
}

/** Rows of groups. Writes belong inside a unit. */
@Injectable()
export class GroupRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The group that a complaint is in, or null. */
  async of(complaintId: string): Promise<PresentGroup | null> {
    const rows = await query<{ group_id: string; primary_id: string; complaint_id: string }>(
      this.uow.manager,
      `SELECT o.group_id AS group_id, g.primary_id AS primary_id, o.complaint_id AS complaint_id
       FROM sibling_members s JOIN sibling_groups g ON g.id = s.group_id
       JOIN sibling_members o ON o.group_id = s.group_id AND o.left_at IS NULL
       WHERE s.complaint_id = ? AND s.left_at IS NULL ORDER BY o.id`,
      [complaintId],
    );
    const [first] = rows;
    if (!first) return null;
    return { id: first.group_id, primaryId: first.primary_id, members: rows.map((row) => row.complaint_id) };
  }

  /** A new group around one complaint. */
  async open(primaryId: string, actor: Actor): Promise<PresentGroup> {
    const id = newId();
    const createdAt = nowInstant(this.clock);
    await insert(this.uow.manager, SiblingGroup, { id, primaryId, createdAt, createdBy: actor.id });
    await this.join(id, [primaryId], actor);
    return { id, primaryId, members: [primaryId] };
  }

  async join(groupId: string, complaintIds: readonly string[], actor: Actor): Promise<void> {
    const joinedAt = nowInstant(this.clock);
    for (const complaintId of complaintIds)
      await insert(this.uow.manager, SiblingMember, {
        id: newId(),
        groupId,
        complaintId,
        joinedAt,
        joinedBy: actor.id,
      });
  }

  async leave(groupId: string, complaintIds: readonly string[], actor: Actor): Promise<void> {
    const left = { leftAt: nowInstant(this.clock), leftBy: actor.id };
    await this.uow.manager.update(
      SiblingMember,
      { groupId, complaintId: In([...complaintIds]), leftAt: IsNull() },
      left,
    );
  }

  async setPrimary(groupId: string, primaryId: string): Promise<void> {
    await this.uow.manager.update(SiblingGroup, { id: groupId }, { primaryId });
  }

  async end(groupId: string): Promise<void> {
    await this.uow.manager.update(SiblingGroup, { id: groupId }, { endedAt: nowInstant(this.clock) });
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { GroupRows, type PresentGroup } from '../data/group-rows.js';
import { SuggestionRows } from '../data/suggestion-rows.js';
import { siblingErrors } from '../domain/siblings.errors.js';
import { GroupClock } from './group-clock.js';
import { SiblingTrail } from './sibling-trail.js';

/** A person's answers to suggestions. Grouping moves and merges nothing: it can be undone at any time. */
@Injectable()
export class GroupSiblings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: GroupRows,
    private readonly suggestions: SuggestionRows,
    private readonly clock: GroupClock,
    private readonly trail: SiblingTrail,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Both come into one group; the earlier arrival leads a new one. When both are in groups already, the groups become one.
   * Errors: `siblings.suggestion-not-found`, `siblings.already-decided`.
   */
  async accept(complaintId: string, suggestionId: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const pair = await this.suggestions.decide(complaintId, suggestionId, { state: 'accepted', actor });
      const group = await this.join(pair.lowId, pair.highId, actor);
      const kinds = pair.reasons.map(({ kind }) => kind).join(' ');
      for (const id of [pair.lowId, pair.highId])
        await this.trail.record(id, actor, { action: 'grouped', facts: { group: group.id, reasons: kinds } });
      const earliest = await this.clock.earliestAmong(group.members);
      await this.events.publish('complaints.grouped', { complaintIds: group.members, earliest, groupedBy: actor });
    });
  }

  /** Another member stands for the group. Error: `siblings.not-grouped`. */
  async lead(complaintId: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const group = await this.groups.of(complaintId);
      if (group === null) throw new DomainError(siblingErrors['siblings.not-grouped']);
      await this.groups.setPrimary(group.id, complaintId);
      await this.trail.record(complaintId, actor, { action: 'group-led', facts: { group: group.id } });
    });
  }

  /** The pair is not suggested again. Errors: as {@link accept}. */
  async reject(complaintId: string, suggestionId: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const pair = await this.suggestions.decide(complaintId, suggestionId, { state: 'rejected', actor });
      const other = pair.lowId === complaintId ? pair.highId : pair.lowId;
      await this.trail.record(complaintId, actor, { action: 'sibling-rejected', facts: { other } });
    });
  }

  /** Takes the complaint out of its group; the suggestions that had brought it there are open again. Error: `siblings.not-grouped`. */
  async leave(complaintId: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const group = await this.groups.of(complaintId);
      if (group === null) throw new DomainError(siblingErrors['siblings.not-grouped']);
      const others = group.members.filter((id) => id !== complaintId);
      const leaving = others.length < 2 ? group.members : [complaintId];
      await this.groups.leave(group.id, leaving, actor);
      if (leaving.length === group.members.length) await this.groups.end(group.id);
      else if (group.primaryId === complaintId && others[0] !== undefined)
        await this.groups.setPrimary(group.id, others[0]);
      await this.suggestions.reopen(complaintId, others);
      for (const id of leaving) await this.trail.record(id, actor, { action: 'ungrouped', facts: { group: group.id } });
    });
  }

  private async join(one: string, other: string, actor: Actor): Promise<PresentGroup> {
    const { groups } = this;
    const [first, second] = [await groups.of(one), await groups.of(other)];
    if (first !== null && second !== null && first.id !== second.id) {
      await groups.leave(second.id, second.members, actor);
      await groups.end(second.id);
      await groups.join(first.id, second.members, actor);
      return { ...first, members: [...first.members, ...second.members] };
    }
    const { complaintId: primary } = await this.clock.earliestAmong([one, other]);
    const group = first ?? second ?? (await groups.open(primary, actor));
    const joining = [one, other].filter((id) => !group.members.includes(id));
    await groups.join(group.id, joining, actor);
    return { ...group, members: [...group.members, ...joining] };
  }
}

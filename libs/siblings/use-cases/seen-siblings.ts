import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ComplaintParts } from '#complaints';
import type { Actor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { GroupClock } from './group-clock.js';
import { ReadSiblings, type MemberLine, type SiblingLine, type Siblings } from './read-siblings.js';

/** A line whose label is null where a blind reading waits for who looks. */
type Seen<T extends SiblingLine> = Omit<T, 'flagged'> & { flagged: boolean | null };

type Group = NonNullable<Siblings['group']>;
/** A group on a page; flag and first signal are null, and nobody is told, where a blind reading waits. */
export type SeenGroup = Omit<Group, 'members' | 'flagged'> & { members: Seen<MemberLine>[]; flagged: boolean | null };

/** Siblings as one person may see them at present. */
export interface SeenByOne {
  group: SeenGroup | null;
  suggestions: (Omit<Siblings['suggestions'][number], 'complaint'> & { complaint: Seen<SiblingLine> })[];
}

/**
 * Keeps from blind readers what the engine or another reader thought of siblings that they are still to read: flags, signals,
 * and what a group's figures would tell of them. Siblings behind a wall are not there at all, nor do the figures count them.
 */
@Injectable()
export class SeenSiblings implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: ComplaintParts,
    private readonly siblings: ReadSiblings,
    private readonly clock: GroupClock,
  ) {}

  onModuleInit(): void {
    this.parts.registerVeil(async (_, actor, page) => {
      const group = page['group'] as Group | null | undefined;
      if (group === null || group === undefined) return page;
      const here = withoutHidden(group, await this.clock.hiddenAmong(idsOf(group), actor));
      return { ...page, group: here === null ? null : veiledGroup(here, await this.hidden(idsOf(here), actor)) };
    });
  }

  async execute(complaintId: string, actor: Actor): Promise<SeenByOne> {
    const all = await this.siblings.execute(complaintId);
    const others = all.suggestions.map(({ complaint }) => complaint.complaintId);
    const walled = await this.clock.hiddenAmong([...idsOf(all.group), ...others], actor);
    const group = withoutHidden(all.group, walled);
    const suggestions = all.suggestions.filter(({ complaint }) => !walled.has(complaint.complaintId));
    const ids = [...idsOf(group), ...suggestions.map(({ complaint }) => complaint.complaintId)];
    const hidden = await this.hidden(ids, actor);
    return {
      group: group === null ? null : veiledGroup(group, hidden),
      suggestions: suggestions.map((each) => ({ ...each, complaint: veiledLine(each.complaint, hidden) })),
    };
  }

  private async hidden(ids: readonly string[], actor: Actor): Promise<ReadonlySet<string>> {
    const condition = this.parts.hiddenFrom(actor, 'c.id');
    if (condition === null || ids.length === 0) return new Set();
    const marks = ids.map(() => '?').join(', ');
    const sql = `SELECT c.id FROM complaints c WHERE c.id IN (${marks}) AND ${condition.sql}`;
    const rows = await query<{ id: string }>(this.uow.reads, sql, [...ids, ...condition.values]);
    return new Set(rows.map(({ id }) => id));
  }
}

function idsOf(group: Group | null): string[] {
  return group?.members.map(({ complaintId }) => complaintId) ?? [];
}

/** The group without complaints behind a wall; one of which a single complaint is left is none. */
function withoutHidden(group: Group | null, walled: ReadonlySet<string>): Group | null {
  if (group === null || walled.size === 0) return group;
  const members = group.members.filter(({ complaintId }) => !walled.has(complaintId));
  const [earliest] = members;
  return earliest === undefined || members.length === 1 ? null : { ...group, members, receivedAt: earliest.receivedAt };
}

function veiledLine<T extends SiblingLine>(line: T, hidden: ReadonlySet<string>): Seen<T> {
  return hidden.has(line.complaintId) ? { ...line, flagged: null } : line;
}

function veiledGroup(group: Group, hidden: ReadonlySet<string>): SeenGroup {
  const members = group.members.map((member) => {
    const line = veiledLine(member, hidden);
    return hidden.has(member.complaintId) ? { ...line, signals: [] } : line;
  });
  const signalled = members.flatMap(({ signals }) => signals.map(({ createdAt }) => createdAt)).sort();
  const flagged = members.some((member) => member.flagged === true);
  return { ...group, members, firstSignalAt: signalled[0] ?? null, flagged };
}

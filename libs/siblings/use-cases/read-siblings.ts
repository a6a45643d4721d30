import { Injectable } from '@nestjs/common';
import type { Channel, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ReviewQueue } from '#triage';
import { GroupRows, type PresentGroup } from '../data/group-rows.js';
import { SuggestionRows, type SeenSuggestion } from '../data/suggestion-rows.js';

/** A complaint as its siblings show it; no content. */
export interface SiblingLine {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  state: string;
  flagged: boolean;
}

/** A member of a group with all its signals. */
export interface MemberLine extends SiblingLine {
  primary: boolean;
  signals: { kind: string; state: string; createdAt: Instant }[];
}

/** What is known of a complaint's siblings. */
export interface Siblings {
  group: {
    id: string;
    members: MemberLine[];
    /** The earliest arrival of the members: the group's clocks start here. */
    receivedAt: Instant;
    /** The first signal of any member, null when there is none. */
    firstSignalAt: Instant | null;
    flagged: boolean;
  } | null;
  suggestions: (Omit<SeenSuggestion, 'otherId'> & { complaint: SiblingLine })[];
}

/** Reads group and suggestions of a complaint: slip numbers, states and reasons, no content. */
@Injectable()
export class ReadSiblings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: GroupRows,
    private readonly suggestions: SuggestionRows,
    private readonly review: ReviewQueue,
  ) {}

  async execute(complaintId: string): Promise<Siblings> {
    const group = await this.groups.of(complaintId);
    const suggestions = await this.suggestions.about(complaintId);
    const lines = await this.lines([...(group?.members ?? []), ...suggestions.map(({ otherId }) => otherId)]);
    return {
      group: group === null ? null : await this.group(group, lines),
      suggestions: suggestions.flatMap(({ otherId, ...suggestion }) => {
        const complaint = lines.get(otherId);
        return complaint === undefined ? [] : [{ ...suggestion, complaint }];
      }),
    };
  }

  /** The group that a complaint is in, or null. */
  async groupOf(complaintId: string): Promise<Siblings['group']> {
    const group = await this.groups.of(complaintId);
    return group === null ? null : this.group(group, await this.lines(group.members));
  }

  private async group(group: PresentGroup, lines: Map<string, SiblingLine>): Promise<Siblings['group']> {
    const members: MemberLine[] = [];
    for (const id of group.members) {
      const line = lines.get(id);
      const signals = (await this.review.signals(id)).map(({ kind, state, createdAt }) => ({ kind, state, createdAt }));
      if (line !== undefined) members.push({ ...line, primary: id === group.primaryId, signals });
    }
    members.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
    const signalled = members.flatMap(({ signals }) => signals.map(({ createdAt }) => createdAt)).sort();
    return {
      id: group.id,
      members,
      receivedAt: members[0]?.receivedAt ?? '',
      firstSignalAt: signalled[0] ?? null,
      flagged: members.some(({ flagged }) => flagged),
    };
  }

  private async lines(ids: readonly string[]): Promise<Map<string, SiblingLine>> {
    if (ids.length === 0) return new Map();
    const rows = await query<Record<string, string | number | boolean>>(
      this.uow.manager,
      `SELECT id, slip_number, channel, received_at, state, flagged FROM complaints
       WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    return new Map(
      rows.map((row) => [
        String(row['id']),
        {
          complaintId: String(row['id']),
          slipNumber: String(row['slip_number']),
          channel: String(row['channel']) as Channel,
          receivedAt: String(row['received_at']),
          state: String(row['state']),
          flagged: Boolean(row['flagged']),
        },
      ]),
    );
  }
}

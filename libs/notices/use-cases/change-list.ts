import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { CampaignRows } from '../data/campaign-rows.js';
import { NoticeRows } from '../data/notice-rows.js';
import { PartyRows } from '../data/party-rows.js';
import { isEditable } from '../domain/campaign-state.js';
import { normaliseEmail } from '../domain/mail-address.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { oneLine } from '../domain/template-text.js';

/** One row of a list; without an address a person must tell the party by other means. */
export interface PartyInput {
  name?: string | undefined;
  email?: string | undefined;
  complaintId?: string | undefined;
}

export interface ListChange {
  added: number;
  /** Rows whose address stands on the list already. */
  repeated: number;
  /** Rows that were not taken, by their place from 0. */
  refused: { index: number; code: string }[];
}

interface CheckedParty {
  name: string | null;
  email: string | null;
  complaintId: string | null;
}

/** Changes who is told, before a campaign starts; every approval becomes void. */
@Injectable()
export class ChangeList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly parties: PartyRows,
    private readonly notices: NoticeRows,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds parties; bad rows are named, the others kept. Errors: `notices.campaign-not-found`, `notices.campaign-locked`. */
  async add(campaignId: string, rows: readonly PartyInput[], actor: Actor): Promise<ListChange> {
    const result: ListChange = { added: 0, repeated: 0, refused: [] };
    return this.uow.write(async () => {
      const campaign = await this.editable(campaignId);
      for (const [index, row] of rows.entries()) {
        const party = checked(row);
        if (party === null) result.refused.push({ index, code: refusalOf(row) });
        else if (await this.addOne(campaign, party, actor.id)) result.added += 1;
        else result.repeated += 1;
      }
      if (result.added > 0) await this.afterChange(campaignId, 'campaign.parties-added', result.added, actor);
      return result;
    });
  }

  /** Takes one party off the list. Errors: as {@link add}, and `notices.notice-not-found`. */
  async remove(campaignId: string, noticeId: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      await this.editable(campaignId);
      const partyId = await this.notices.remove(campaignId, noticeId);
      if (partyId === null) throw new DomainError(noticeErrors['notices.notice-not-found']);
      await this.parties.removeUnlisted(partyId);
      await this.afterChange(campaignId, 'campaign.party-removed', 1, actor);
    });
  }

  private async editable(campaignId: string): Promise<NoticeCampaign> {
    const { row } = await this.campaigns.get(campaignId);
    if (!isEditable(row.state)) throw new DomainError(noticeErrors['notices.campaign-locked']);
    return row;
  }

  private async addOne(campaign: NoticeCampaign, party: CheckedParty, by: string): Promise<boolean> {
    const at = nowInstant(this.clock);
    const known = party.email === null ? null : await this.parties.idByEmail(campaign.incidentId, party.email);
    const partyId =
      known ?? (await this.parties.add({ ...party, incidentId: campaign.incidentId, addedBy: by, addedAt: at }));
    return this.notices.add(campaign.id, partyId, at);
  }

  private async afterChange(campaignId: string, action: string, count: number, actor: Actor): Promise<void> {
    await this.campaigns.changed(campaignId, actor.id, nowInstant(this.clock));
    await this.audit.append({ actor, action, object: `campaign:${campaignId}`, facts: { count } });
  }
}

function checked(row: PartyInput): CheckedParty | null {
  const given = row.email?.trim() ?? '';
  const email = given === '' ? null : normaliseEmail(given);
  const name = oneLine(row.name ?? '');
  if ((given !== '' && email === null) || (email === null && name === '')) return null;
  return { name: name === '' ? null : name, email, complaintId: row.complaintId ?? null };
}

function refusalOf(row: PartyInput): string {
  return (row.email?.trim() ?? '') === '' ? 'notices.nobody' : 'notices.bad-address';
}

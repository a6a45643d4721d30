import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { toldElsewhere } from '../data/told-elsewhere.js';
import { CampaignRows } from '../data/campaign-rows.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { PARTY_LANGUAGES, PARTY_ROLES, type PartyLanguage, type PartyRole } from '../domain/party.js';
import { PairRows } from '../identity/pair-rows.js';
import { SourceRows } from './source-rows.js';

/** Who stands on the list of a campaign, in numbers. */
export interface ListFigures {
  /** Persons, those merged into others left out. */
  persons: number;
  /** Rows of the list that are somebody else. */
  merged: number;
  /** By the first step that is possible. */
  firstStep: Record<'email' | 'letter' | 'phone' | 'substitute', number>;
  language: Record<PartyLanguage, number>;
  role: Record<PartyRole, number>;
  /** Persons whom another campaign told or is telling; a `first` campaign passes over them. */
  alreadyTold: number;
  /** Pairs of the incident that wait for a person; both of each are told until then. */
  openPairs: number;
  /** Whether a file still fills the list. */
  beingMade: boolean;
}

interface GroupRow {
  step: keyof ListFigures['firstStep'];
  language: PartyLanguage;
  role: PartyRole;
  merged: number | string;
  n: number | string;
}

/** Counts the list of a campaign; tells nothing of anybody. */
@Injectable()
export class ReadListFigures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly sources: SourceRows,
    private readonly pairs: PairRows,
  ) {}

  /** Error: `notices.campaign-not-found`. */
  async of(campaignId: string): Promise<ListFigures> {
    const { row } = await this.campaigns.get(campaignId);
    const step = `CASE WHEN p.reach LIKE 'e%' THEN 'email' WHEN p.reach LIKE 'l%' THEN 'letter'
      WHEN p.reach LIKE 'p%' THEN 'phone' ELSE 'substitute' END`;
    const merged = 'CASE WHEN p.merged_into IS NULL THEN 0 ELSE 1 END';
    const groups = await query<GroupRow>(
      this.uow.reads,
      `SELECT ${step} AS step, p.language, p.role, ${merged} AS merged, COUNT(*) AS n
        FROM campaign_parties l JOIN affected_parties p ON p.id = l.party_id WHERE l.campaign_id = ?
        GROUP BY ${step}, p.language, p.role, ${merged}`,
      [campaignId],
    );
    const figures: ListFigures = {
      persons: 0,
      merged: 0,
      firstStep: { email: 0, letter: 0, phone: 0, substitute: 0 },
      language: zeros(PARTY_LANGUAGES),
      role: zeros(PARTY_ROLES),
      alreadyTold: await this.alreadyTold(campaignId),
      openPairs: (await this.pairs.counts(row.incidentId)).open,
      beingMade: (await this.sources.underWay(campaignId)).length > 0,
    };
    for (const group of groups) add(figures, group);
    return figures;
  }

  private async alreadyTold(campaignId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM campaign_parties l JOIN affected_parties p ON p.id = l.party_id
      WHERE l.campaign_id = ? AND p.merged_into IS NULL AND ${toldElsewhere('l.party_id', 'l.campaign_id')}`;
    const [row] = await query<{ n: number | string }>(this.uow.reads, sql, [campaignId]);
    return Number(row?.n ?? 0);
  }

  /** The incident of a campaign. Error: `notices.campaign-not-found`. */
  async incidentOf(campaignId: string): Promise<string> {
    const [row] = await query<{ incident_id: string }>(
      this.uow.reads,
      'SELECT incident_id FROM notice_campaigns WHERE id = ?',
      [campaignId],
    );
    if (!row) throw new DomainError(noticeErrors['notices.campaign-not-found']);
    return row.incident_id;
  }
}

function add(figures: ListFigures, { step, language, role, merged, n }: GroupRow): void {
  const count = Number(n);
  if (Number(merged) === 1) {
    figures.merged += count;
    return;
  }
  figures.persons += count;
  figures.firstStep[step] += count;
  figures.language[language] += count;
  figures.role[role] += count;
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}

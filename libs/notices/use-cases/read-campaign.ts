import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Actor, Instant } from '#kernel';
import { CampaignRows } from '../data/campaign-rows.js';
import {
  NoticeQueries,
  type CampaignCounts,
  type NoticeCounts,
  type NoticeHistoryEntry,
  type NoticePage,
} from '../data/notice-queries.js';
import { RulingRows, type OpenMatter } from '../data/ruling-rows.js';
import { APPROVALS_NEEDED, standingApprovals } from '../domain/approvals.js';
import type { CampaignPurpose } from '../domain/campaign-purpose.js';
import type { CampaignHold, CampaignStage, CampaignState } from '../domain/campaign-state.js';
import type { LintFinding } from '../domain/template-lint.js';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '../domain/template-text.js';
import { wordsVersion } from '../domain/words-version.js';
import { Mailer } from '../mail/mailer.js';
import { NoticeTemplates } from './notice-templates.js';

/** Why a running campaign does not move, or null. */
export type WaitingFor = 'no-server' | 'dry-run' | null;

export interface CampaignSummary {
  id: string;
  incidentId: string;
  state: CampaignState;
  language: string;
  templateId: string | null;
  purpose: CampaignPurpose;
  createdBy: string;
  createdAt: Instant;
  startedAt: Instant | null;
  doneAt: Instant | null;
  /** How far the trial run is, and what a person must say before it goes on. */
  stage: CampaignStage | null;
  hold: CampaignHold | null;
  /** Until then the start can be taken back. */
  startsAt: Instant | null;
  /** Persons by the state of their current step. */
  counts: NoticeCounts;
  /** Notices by step and state. */
  steps: CampaignCounts['steps'];
  waitingFor: WaitingFor;
}

export interface CampaignView extends CampaignSummary {
  subject: string;
  body: string;
  /** Of subject and body; sent back as `seen` with other ones. */
  version: string;
  /** The words in further languages, each with its version. */
  texts: { language: NoticeLanguage; subject: string; body: string; version: string }[];
  lint: LintFinding[];
  /** What an approval given now would bind; send it back with the approval. */
  bindingHash: string;
  approvalsNeeded: number;
  approvals: { approverId: string; approvedAt: Instant; counts: boolean }[];
  /** Everybody who wrote the words or changed the list; none of them may approve. */
  authorIds: string[];
  parties: NoticePage['items'];
  nextCursor: string | null;
}

/** Who has not been told, and what else keeps the incident open. */
export interface Worklist extends NoticePage {
  total: number;
  /** Parties that a person ruled as not affected. */
  ruledOut: number;
  /** Lists and estimates that wait for a ruling. */
  open: OpenMatter[];
}

/** Shows campaigns. Opening one shows its words, so it is in the audit log first. */
@Injectable()
export class ReadCampaign {
  constructor(
    private readonly campaigns: CampaignRows,
    private readonly queries: NoticeQueries,
    private readonly templates: NoticeTemplates,
    private readonly mailer: Mailer,
    private readonly rulings: RulingRows,
    private readonly audit: AuditLog,
  ) {}

  /** Campaigns of an incident without their words, oldest first. */
  async list(incidentId: string): Promise<CampaignSummary[]> {
    const rows = await this.campaigns.ofIncident(incidentId);
    return Promise.all(rows.map((row) => this.summary(row)));
  }

  /** Error: `notices.campaign-not-found`. */
  async open(id: string, page: { cursor: string; limit: number }, actor: Actor): Promise<CampaignView> {
    await this.campaigns.hashList(id);
    const { row, approvals, authorIds, bindingHash } = await this.campaigns.get(id);
    await this.audit.append({ actor, action: 'campaign.read', object: `campaign:${id}` });
    const text = await this.campaigns.text(row);
    const texts = await this.campaigns.texts(row);
    const standing = standingApprovals(approvals, bindingHash, authorIds);
    const { items, nextCursor } = await this.queries.ofCampaign(id, page);
    return {
      ...(await this.summary(row)),
      subject: text.subject,
      body: text.body,
      version: wordsVersion(text, row.language),
      texts: NOTICE_LANGUAGES.flatMap((language) => {
        const words = texts[language];
        return words === null || language === row.language
          ? []
          : [{ language, subject: words.subject, body: words.body, version: wordsVersion(words, language) }];
      }),
      lint: this.templates.lintAll(texts, row.templateId),
      bindingHash,
      approvalsNeeded: APPROVALS_NEEDED,
      approvals: approvals.map((approval) => ({
        approverId: approval.approverId,
        approvedAt: approval.approvedAt,
        counts: standing.includes(approval),
      })),
      authorIds,
      parties: items,
      nextCursor,
    };
  }

  /** Those of an incident who count as not told, masked; in the audit log first. */
  async notYetTold(incidentId: string, page: { cursor: string; limit: number }, actor: Actor): Promise<Worklist> {
    await this.audit.append({ actor, action: 'notices.worklist-read', object: `incident:${incidentId}` });
    const [total, ruledOut, open, list] = await Promise.all([
      this.queries.countNotYetTold(incidentId),
      this.queries.countRuledOut(incidentId),
      this.rulings.open(incidentId),
      this.queries.notYetTold(incidentId, page),
    ]);
    return { ...list, total, ruledOut, open };
  }

  /** All that was done to tell one person; nothing of who it is. Error: `notices.campaign-not-found`. */
  async history(campaignId: string, partyId: string): Promise<NoticeHistoryEntry[]> {
    await this.campaigns.get(campaignId);
    return this.queries.history(campaignId, partyId);
  }

  private async summary(row: Awaited<ReturnType<CampaignRows['get']>>['row']): Promise<CampaignSummary> {
    const { state } = this.mailer;
    const { persons, steps } = await this.queries.counts(row.id);
    return {
      id: row.id,
      incidentId: row.incidentId,
      state: row.state,
      language: row.language,
      templateId: row.templateId,
      purpose: row.purpose,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
      startedAt: row.startedAt,
      doneAt: row.doneAt,
      ...{ stage: row.stage, hold: row.hold, startsAt: row.startsAt, counts: persons, steps },
      waitingFor: (row.state === 'running' || row.state === 'canary') && state !== 'ready' ? state : null,
    };
  }
}

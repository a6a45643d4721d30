import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Actor, Instant } from '#kernel';
import { CampaignRows } from '../data/campaign-rows.js';
import { NoticeQueries, type NoticeCounts, type NoticePage } from '../data/notice-queries.js';
import { APPROVALS_NEEDED, standingApprovals } from '../domain/approvals.js';
import type { CampaignState } from '../domain/campaign-state.js';
import type { LintFinding } from '../domain/template-lint.js';
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
  createdBy: string;
  createdAt: Instant;
  startedAt: Instant | null;
  doneAt: Instant | null;
  counts: NoticeCounts;
  waitingFor: WaitingFor;
}

export interface CampaignView extends CampaignSummary {
  subject: string;
  body: string;
  lint: LintFinding[];
  /** What an approval given now would bind; send it back with the approval. */
  bindingHash: string;
  approvalsNeeded: number;
  approvals: { approverId: string; approvedAt: Instant; counts: boolean }[];
  parties: NoticePage['items'];
  nextCursor: string | null;
}

/** Shows campaigns. Opening one shows its words, so it is in the audit log first. */
@Injectable()
export class ReadCampaign {
  constructor(
    private readonly campaigns: CampaignRows,
    private readonly queries: NoticeQueries,
    private readonly templates: NoticeTemplates,
    private readonly mailer: Mailer,
    private readonly audit: AuditLog,
  ) {}

  /** Campaigns of an incident without their words, oldest first. */
  async list(incidentId: string): Promise<CampaignSummary[]> {
    const rows = await this.campaigns.ofIncident(incidentId);
    return Promise.all(rows.map((row) => this.summary(row)));
  }

  /** Error: `notices.campaign-not-found`. */
  async open(id: string, page: { cursor: string; limit: number }, actor: Actor): Promise<CampaignView> {
    const { row, approvals, authorIds, bindingHash } = await this.campaigns.get(id);
    await this.audit.append({ actor, action: 'campaign.read', object: `campaign:${id}` });
    const text = await this.campaigns.text(row);
    const standing = standingApprovals(approvals, bindingHash, authorIds);
    const { items, nextCursor } = await this.queries.ofCampaign(id, page);
    return {
      ...(await this.summary(row)),
      subject: text.subject,
      body: text.body,
      lint: this.templates.lint(text),
      bindingHash,
      approvalsNeeded: APPROVALS_NEEDED,
      approvals: approvals.map((approval) => ({
        approverId: approval.approverId,
        approvedAt: approval.approvedAt,
        counts: standing.includes(approval),
      })),
      parties: items,
      nextCursor,
    };
  }

  /** Those of an incident who count as not told, masked; in the audit log first. */
  async notYetTold(
    incidentId: string,
    page: { cursor: string; limit: number },
    actor: Actor,
  ): Promise<NoticePage & { total: number }> {
    await this.audit.append({ actor, action: 'notices.worklist-read', object: `incident:${incidentId}` });
    const [total, list] = await Promise.all([
      this.queries.countNotYetTold(incidentId),
      this.queries.notYetTold(incidentId, page),
    ]);
    return { ...list, total };
  }

  private async summary(row: Awaited<ReturnType<CampaignRows['get']>>['row']): Promise<CampaignSummary> {
    const { state } = this.mailer;
    return {
      id: row.id,
      incidentId: row.incidentId,
      state: row.state,
      language: row.language,
      templateId: row.templateId,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
      startedAt: row.startedAt,
      doneAt: row.doneAt,
      counts: await this.queries.counts(row.id),
      waitingFor: row.state === 'running' && state !== 'ready' ? state : null,
    };
  }
}

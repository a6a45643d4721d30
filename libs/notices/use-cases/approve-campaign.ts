import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { CampaignRows, type CampaignRecord } from '../data/campaign-rows.js';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { assertMayApprove, isApproved } from '../domain/approvals.js';
import { isEditable } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { BEING_LISTED } from '../imports/list-lock.js';
import { NoticeTemplates } from './notice-templates.js';

/** Records one person's consent to the present text and list; the second one makes the campaign `approved`. */
@Injectable()
export class ApproveCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly templates: NoticeTemplates,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param seen binding hash of what the person looked at; when given it must be the present one
   *
   * Errors: `notices.campaign-not-found`, `notices.wrong-state`, `notices.author-cannot-approve`,
   * `notices.person-must-approve`, `notices.already-approved`, `notices.approved-other-text`, `notices.empty-list`,
   * `notices.lint-failed`, `notices.list-being-made`.
   */
  async execute(id: string, actor: Actor, seen?: string): Promise<void> {
    await this.campaigns.hashList(id);
    await this.uow.write(async () => {
      const campaign = await this.campaigns.get(id);
      await this.check(campaign, actor, seen);
      const at = nowInstant(this.clock);
      await this.campaigns.approve(id, actor.id, campaign.bindingHash, at);
      const given = { approverId: actor.id, bindingHash: campaign.bindingHash, voidedAt: null };
      const enough = isApproved([...campaign.approvals, given], campaign.bindingHash, campaign.authorIds);
      if (enough) await this.campaigns.move(id, 'draft', 'approved', at);
      await this.audit.append({
        actor,
        action: 'campaign.approved',
        object: `campaign:${id}`,
        facts: { binding: campaign.bindingHash, enough },
      });
    });
  }

  private async check(campaign: CampaignRecord, actor: Actor, seen: string | undefined): Promise<void> {
    if (!isEditable(campaign.row.state)) throw new DomainError(noticeErrors['notices.wrong-state']);
    if (campaign.row.listHash === BEING_LISTED) throw new DomainError(noticeErrors['notices.list-being-made']);
    if (seen !== undefined && seen !== campaign.bindingHash) {
      throw new DomainError(noticeErrors['notices.approved-other-text']);
    }
    assertMayApprove({ ...campaign, actor });
    if (!(await this.campaigns.hasParties(campaign.row.id))) throw new DomainError(noticeErrors['notices.empty-list']);
    await this.checkWords(campaign.row);
  }

  /** What anybody on the list would read is checked, in every language. */
  private async checkWords(row: NoticeCampaign): Promise<void> {
    const findings = this.templates.lintAll(await this.campaigns.texts(row), row.templateId);
    if (findings.length > 0) {
      const errors = findings.map(({ pointer, code, item, language }) => ({
        pointer: language === row.language ? pointer : `/texts/${String(language)}${pointer}`,
        code: item === undefined ? code : `${code}:${item}`,
      }));
      throw new DomainError(noticeErrors['notices.lint-failed'], { errors });
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { CampaignRows, type CampaignText } from '../data/campaign-rows.js';
import type { CampaignPurpose } from '../domain/campaign-purpose.js';
import { noticeErrors } from '../domain/notice.errors.js';
import type { NoticeLanguage } from '../domain/template-text.js';
import { IncidentGate } from './incident-gate.js';
import { NoticeTemplates } from './notice-templates.js';

export interface NewCampaign {
  incidentId: string;
  /** Gives subject, body and language where they are not given. */
  templateId?: string | undefined;
  subject?: string | undefined;
  body?: string | undefined;
  language?: NoticeLanguage | undefined;
  /** `first` unless said; fixed from then on. */
  purpose?: CampaignPurpose | undefined;
}

/** Begins a campaign as a draft. */
@Injectable()
export class CreateCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly templates: NoticeTemplates,
    private readonly incidents: IncidentGate,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `incidents.not-found`, `notices.incident-closed`, `notices.template-not-found`, `notices.no-text`. */
  async execute(campaign: NewCampaign, actor: Actor): Promise<string> {
    const incidentId = await this.incidents.openIncident(campaign.incidentId);
    const text = this.textOf(campaign);
    const at = nowInstant(this.clock);
    const purpose = campaign.purpose ?? 'first';
    const facts = { incidentId, templateId: campaign.templateId ?? null, by: actor.id, at, purpose };
    return this.uow.write(async () => {
      const id = await this.campaigns.create(facts, text);
      await this.audit.append({
        actor,
        action: 'campaign.created',
        object: `campaign:${id}`,
        facts: { incident: incidentId, purpose },
      });
      return id;
    });
  }

  private textOf(campaign: NewCampaign): CampaignText {
    const template = campaign.templateId === undefined ? null : this.templates.get(campaign.templateId);
    const subject = campaign.subject ?? template?.subject;
    const body = campaign.body ?? template?.body;
    if (subject === undefined || body === undefined) throw new DomainError(noticeErrors['notices.no-text']);
    return { subject, body, language: campaign.language ?? template?.language ?? 'ja' };
  }
}

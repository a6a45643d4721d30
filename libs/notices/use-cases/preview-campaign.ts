import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Actor } from '#kernel';
import { CampaignRows } from '../data/campaign-rows.js';
import { ListPreview } from '../data/list-preview.js';
import { PartyRows } from '../data/party-rows.js';
import { maskedLabel } from '../domain/mail-address.js';
import type { NoticeLanguage } from '../domain/template-text.js';
import { CampaignWords } from './campaign-words.js';
import { RunControl } from './run-campaign.js';

/** What two people approve, as it arrives. */
export interface CampaignPreview {
  /** The words as the first who is written to gets them: name masked, code not made yet. Null where nobody is. */
  first: { label: string; language: NoticeLanguage; subject: string; body: string } | null;
  /** Time in which a start can be taken back. */
  undoSeconds: number;
}

/** Shows a campaign as it will arrive, before it is approved and started. In the audit log first, as its words are. */
@Injectable()
export class PreviewCampaign {
  constructor(
    private readonly campaigns: CampaignRows,
    private readonly list: ListPreview,
    private readonly parties: PartyRows,
    private readonly words: CampaignWords,
    private readonly control: RunControl,
    private readonly audit: AuditLog,
  ) {}

  /** Error: `notices.campaign-not-found`. */
  async execute(id: string, actor: Actor): Promise<CampaignPreview> {
    const { row } = await this.campaigns.get(id);
    await this.audit.append({ actor, action: 'campaign.read', object: `campaign:${id}` });
    const sealed = await this.list.first(id);
    const party = sealed === null ? null : await this.parties.open(sealed);
    return {
      first:
        party === null
          ? null
          : { label: maskedLabel(party), ...this.words.preview(party, await this.words.texts(row), row) },
      undoSeconds: this.control.undoMs / 1000,
    };
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { bindingHash, listHash, templateHash, type Approval } from '../domain/approvals.js';
import type { CampaignState } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import type { NoticeLanguage } from '../domain/template-text.js';
import { NoticeApproval, NoticeCampaign } from './notice.entities.js';

const TABLE = 'notice_campaigns';

/** The words of a campaign. */
export interface CampaignText {
  subject: string;
  body: string;
  language: NoticeLanguage;
}

/** What `sealed_texts` holds, as JSON. */
export type MoreTexts = Partial<Record<'ja' | 'en' | 'plain', { subject: string; body: string }>>;

export interface StoredApproval extends Approval {
  approvedAt: Instant;
}

/** A campaign with all that decides about it; the text stays sealed until {@link CampaignRows.text}. */
export interface CampaignRecord {
  row: NoticeCampaign;
  authorIds: string[];
  approvals: StoredApproval[];
  /** What an approval must bind to count now. */
  bindingHash: string;
}

/** Campaigns, authors and approvals. */
@Injectable()
export class CampaignRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Inside a unit. */
  async create(
    facts: { incidentId: string; templateId: string | null; by: string; at: Instant },
    text: CampaignText,
  ): Promise<string> {
    const id = newId();
    const key = await this.vault.newKey('campaign');
    await insert(this.uow.manager, NoticeCampaign, {
      id,
      incidentId: facts.incidentId,
      keyId: key.id,
      templateId: facts.templateId,
      language: text.language,
      sealedSubject: this.vault.seal(key, text.subject, { table: TABLE, column: 'sealed_subject', row: id }),
      sealedBody: this.vault.seal(key, text.body, { table: TABLE, column: 'sealed_body', row: id }),
      templateHash: templateHash(text),
      listHash: listHash([]),
      state: 'draft',
      createdBy: facts.by,
      createdAt: facts.at,
      updatedAt: facts.at,
      startedAt: null,
      doneAt: null,
      stage: null,
      hold: null,
      startsAt: null,
      sealedTexts: null,
    });
    await this.addAuthor(id, facts.by);
    return id;
  }

  /** Error: `notices.campaign-not-found`. */
  async get(id: string): Promise<CampaignRecord> {
    const m = this.uow.manager;
    const row = await m.findOneBy(NoticeCampaign, { id });
    if (!row) throw new DomainError(noticeErrors['notices.campaign-not-found']);
    const authors = await query<{ author_id: string }>(
      m,
      'SELECT author_id FROM notice_authors WHERE campaign_id = ?',
      [id],
    );
    const approvals = await m.find(NoticeApproval, { where: { campaignId: id }, order: { id: 'ASC' } });
    return {
      row,
      authorIds: authors.map((author) => author.author_id),
      approvals,
      bindingHash: bindingHash(row.templateHash, row.listHash),
    };
  }

  /** Campaigns of an incident, oldest first. */
  async ofIncident(incidentId: string): Promise<NoticeCampaign[]> {
    return this.uow.manager.find(NoticeCampaign, { where: { incidentId }, order: { id: 'ASC' } });
  }

  /** Identifiers of the campaigns that are being sent. */
  async running(): Promise<string[]> {
    const sql = "SELECT id FROM notice_campaigns WHERE state = 'running' ORDER BY id";
    return (await query<{ id: string }>(this.uow.manager, sql)).map((row) => row.id);
  }

  /** Opens the words. */
  async text(row: NoticeCampaign): Promise<CampaignText> {
    const key = await this.vault.openKey(row.keyId);
    return {
      subject: this.vault.openText(key, row.sealedSubject, { table: TABLE, column: 'sealed_subject', row: row.id }),
      body: this.vault.openText(key, row.sealedBody, { table: TABLE, column: 'sealed_body', row: row.id }),
      language: row.language,
    };
  }

  /**
   * Opens the words in every language that the campaign has them in; those of the campaign's own language stand in
   * `sealed_subject` and `sealed_body`, the others in `sealed_texts`.
   */
  async texts(row: NoticeCampaign): Promise<Record<'ja' | 'en' | 'plain', CampaignText | null>> {
    const own = await this.text(row);
    const none = { ja: null, en: null, plain: null };
    if (row.sealedTexts === null) return { ...none, [row.language]: own };
    const key = await this.vault.openKey(row.keyId);
    const place = { table: TABLE, column: 'sealed_texts', row: row.id };
    const more = JSON.parse(this.vault.openText(key, row.sealedTexts, place)) as MoreTexts;
    const given = Object.entries(more).map(([language, text]) => [language, { ...text, language }] as const);
    return { ...none, ...Object.fromEntries(given), [row.language]: own };
  }

  /** Replaces the words. Inside a unit; call {@link changed} as well. */
  async replaceText(row: NoticeCampaign, text: CampaignText): Promise<void> {
    const key = await this.vault.openKey(row.keyId);
    const seal = (value: string, column: string) => this.vault.seal(key, value, { table: TABLE, column, row: row.id });
    await run(
      this.uow.manager,
      'UPDATE notice_campaigns SET sealed_subject = ?, sealed_body = ?, language = ?, template_hash = ? WHERE id = ?',
      [seal(text.subject, 'sealed_subject'), seal(text.body, 'sealed_body'), text.language, templateHash(text), row.id],
    );
  }

  /**
   * Text or list changed: all approvals are void, the campaign is a draft again, and whoever changed it is an author.
   * The list's hash is made anew from the rows. Inside a unit.
   */
  async changed(id: string, by: string, at: Instant): Promise<void> {
    const m = this.uow.manager;
    const sql =
      'SELECT p.id, p.email_lookup FROM notices n JOIN affected_parties p ON p.id = n.party_id WHERE n.campaign_id = ?';
    const rows = await query<{ id: string; email_lookup: string | null }>(m, sql, [id]);
    const list = listHash(rows.map((row) => `${row.id}:${row.email_lookup ?? ''}`));
    await run(m, "UPDATE notice_campaigns SET list_hash = ?, state = 'draft', updated_at = ? WHERE id = ?", [
      list,
      at,
      id,
    ]);
    await run(m, 'UPDATE notice_approvals SET voided_at = ? WHERE campaign_id = ? AND voided_at IS NULL', [at, id]);
    await this.addAuthor(id, by);
  }

  /** Inside a unit. */
  async approve(id: string, approverId: string, hash: string, at: Instant): Promise<void> {
    const approval = { id: newId(), campaignId: id, approverId, bindingHash: hash, approvedAt: at, voidedAt: null };
    await insert(this.uow.manager, NoticeApproval, approval);
  }

  /** Moves on when the campaign still stands where the caller saw it; answers whether it did. Inside a unit. */
  async move(id: string, from: CampaignState, to: CampaignState, at: Instant): Promise<boolean> {
    const stamp = to === 'done' ? ', done_at = ?' : to === 'running' ? ', started_at = COALESCE(started_at, ?)' : '';
    const sql = `UPDATE notice_campaigns SET state = ?, updated_at = ?${stamp} WHERE id = ? AND state = ?`;
    const values = stamp === '' ? [to, at, id, from] : [to, at, at, id, from];
    return (await run(this.uow.manager, sql, values)) === 1;
  }

  private async addAuthor(campaignId: string, authorId: string): Promise<void> {
    const sql = `INSERT INTO notice_authors (campaign_id, author_id) VALUES (?, ?) ON CONFLICT DO NOTHING`;
    await run(this.uow.manager, sql, [campaignId, authorId]);
  }
}

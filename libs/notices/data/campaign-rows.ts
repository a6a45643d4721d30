import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { bindingHash, listHash, ListHasher, templateHash, type Approval } from '../domain/approvals.js';
import type { CampaignPurpose } from '../domain/campaign-purpose.js';
import type { CampaignHold, CampaignStage, CampaignState } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import type { NoticeLanguage } from '../domain/template-text.js';
import { textsHash } from '../domain/texts-hash.js';
import { NoticeApproval, NoticeCampaign } from './notice.entities.js';
import { PlanRows } from './plan-rows.js';

const TABLE = 'notice_campaigns';
/** Stands for the hash of a long list until somebody needs it. */
const NOT_HASHED = 'not-hashed:';
/** Lists up to here are hashed at once, inside the unit that changes them. */
const HASHED_AT_ONCE = 4096;

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
    private readonly plan: PlanRows,
  ) {}

  /** Inside a unit. */
  async create(
    facts: { incidentId: string; templateId: string | null; by: string; at: Instant; purpose?: CampaignPurpose },
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
      purpose: facts.purpose ?? 'first',
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

  /** Identifiers of the campaigns that are being sent and wait for no person, and of those whose time has come. */
  async running(now: Instant): Promise<string[]> {
    const sql = `SELECT id FROM notice_campaigns WHERE (state IN ('canary', 'running') AND hold IS NULL)
      OR (state = 'scheduled' AND starts_at <= ?) ORDER BY id`;
    return (await query<{ id: string }>(this.uow.manager, sql, [now])).map((row) => row.id);
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

  /** Replaces the words of the campaign's own language. Inside a unit; call {@link changed} as well. */
  async replaceText(row: NoticeCampaign, text: CampaignText): Promise<void> {
    const more = await this.texts(row);
    const key = await this.vault.openKey(row.keyId);
    const seal = (value: string, column: string) => this.vault.seal(key, value, { table: TABLE, column, row: row.id });
    const others = { ...more, [row.language]: null };
    await run(
      this.uow.manager,
      'UPDATE notice_campaigns SET sealed_subject = ?, sealed_body = ?, language = ?, template_hash = ? WHERE id = ?',
      [
        ...[seal(text.subject, 'sealed_subject'), seal(text.body, 'sealed_body'), text.language],
        ...[textsHash(text, others), row.id],
      ],
    );
  }

  /** Replaces the words in the further languages; null takes one away. Inside a unit; call {@link changed} as well. */
  async replaceMore(
    row: NoticeCampaign,
    change: Record<string, { subject: string; body: string } | null>,
  ): Promise<void> {
    const own = await this.text(row);
    const words = { ...(await this.texts(row)), ...change, [row.language]: null };
    const kept = Object.entries(words).flatMap(([language, text]) =>
      text === null ? [] : [[language, { subject: text.subject, body: text.body }] as const],
    );
    const key = await this.vault.openKey(row.keyId);
    const place = { table: TABLE, column: 'sealed_texts', row: row.id };
    const sealed = kept.length === 0 ? null : this.vault.seal(key, JSON.stringify(Object.fromEntries(kept)), place);
    const sql = 'UPDATE notice_campaigns SET sealed_texts = ?, template_hash = ? WHERE id = ?';
    await run(this.uow.manager, sql, [sealed, textsHash(own, Object.fromEntries(kept)), row.id]);
  }

  /**
   * Text or list changed: all approvals are void, the campaign is a draft again, and whoever changed it is an author.
   * The list's hash is made anew from the rows, that of a long list by {@link hashList}. A campaign that has been
   * started never becomes a draft again. Inside a unit; words and lists are changed by way of `ListLock`. Error:
   * `notices.campaign-locked`.
   */
  async changed(id: string, by: string, at: Instant): Promise<void> {
    await this.backToDraft(id, (await this.isLong(id)) ? `${NOT_HASHED}${newId()}` : await this.hashOfList(id), by, at);
  }

  /**
   * Makes the campaign a draft with this hash of its list, as long as it was not started; approvals are void. Inside a
   * unit. Error: `notices.campaign-locked`.
   */
  async backToDraft(id: string, listHash: string, by: string, at: Instant): Promise<void> {
    const m = this.uow.manager;
    const sql = `UPDATE notice_campaigns SET list_hash = ?, state = 'draft', updated_at = ?
      WHERE id = ? AND state IN ('draft', 'approved')`;
    if ((await run(m, sql, [listHash, at, id])) === 0) throw new DomainError(noticeErrors['notices.campaign-locked']);
    await run(m, 'UPDATE notice_approvals SET voided_at = ? WHERE campaign_id = ? AND voided_at IS NULL', [at, id]);
    await this.addAuthor(id, by);
  }

  /** Hashes a list that was too long to be hashed when it changed. Outside a unit: a million rows take seconds. */
  async hashList(id: string): Promise<void> {
    const { row } = await this.get(id);
    if (!row.listHash.startsWith(NOT_HASHED)) return;
    const list = await this.hashOfList(id);
    const sql = 'UPDATE notice_campaigns SET list_hash = ? WHERE id = ? AND list_hash = ?';
    await this.uow.write((m) => run(m, sql, [list, id, row.listHash]));
  }

  /** Whether anybody stands on the list. */
  async hasParties(id: string): Promise<boolean> {
    const sql = `SELECT l.party_id FROM campaign_parties l JOIN affected_parties p ON p.id = l.party_id
      WHERE l.campaign_id = ? AND p.merged_into IS NULL LIMIT 1`;
    return (await query(this.uow.manager, sql, [id])).length > 0;
  }

  /** Hash of the list as the rows have it now, read in pages. */
  async hashOfList(id: string): Promise<string> {
    const hasher = new ListHasher();
    for await (const entries of this.plan.entries(id)) hasher.add(entries);
    return hasher.digest();
  }

  /** Inside a unit. */
  async approve(id: string, approverId: string, hash: string, at: Instant): Promise<void> {
    const approval = { id: newId(), campaignId: id, approverId, bindingHash: hash, approvedAt: at, voidedAt: null };
    await insert(this.uow.manager, NoticeApproval, approval);
  }

  /** Moves within the trial run, when the campaign still stands where the caller saw it. Inside a unit. */
  async setStage(
    id: string,
    from: { stage: CampaignStage | null; hold: CampaignHold | null },
    to: { stage: CampaignStage; hold: CampaignHold | null },
    at: Instant,
  ): Promise<boolean> {
    // COALESCE: a comparison with null is never true.
    const sql = `UPDATE notice_campaigns SET stage = ?, hold = ?, updated_at = ?
      WHERE id = ? AND COALESCE(stage, '') = ? AND COALESCE(hold, '') = ?`;
    return (await run(this.uow.manager, sql, [to.stage, to.hold, at, id, from.stage ?? '', from.hold ?? ''])) === 1;
  }

  /** Sets or takes away the time before which nothing goes out. Inside a unit. */
  async schedule(id: string, startsAt: Instant | null): Promise<void> {
    await run(this.uow.manager, 'UPDATE notice_campaigns SET starts_at = ? WHERE id = ?', [startsAt, id]);
  }

  /** Moves on when the campaign still stands where the caller saw it; answers whether it did. Inside a unit. */
  async move(id: string, from: CampaignState, to: CampaignState, at: Instant): Promise<boolean> {
    const stamp = to === 'done' ? ', done_at = ?' : to === 'canary' ? ', started_at = COALESCE(started_at, ?)' : '';
    const sql = `UPDATE notice_campaigns SET state = ?, updated_at = ?${stamp} WHERE id = ? AND state = ?`;
    const values = stamp === '' ? [to, at, id, from] : [to, at, at, id, from];
    return (await run(this.uow.manager, sql, values)) === 1;
  }

  private async isLong(id: string): Promise<boolean> {
    const sql = `SELECT party_id FROM campaign_parties WHERE campaign_id = ? LIMIT 1 OFFSET ${String(HASHED_AT_ONCE)}`;
    return (await query(this.uow.manager, sql, [id])).length > 0;
  }

  private async addAuthor(campaignId: string, authorId: string): Promise<void> {
    const sql = `INSERT INTO notice_authors (campaign_id, author_id) VALUES (?, ?) ON CONFLICT DO NOTHING`;
    await run(this.uow.manager, sql, [campaignId, authorId]);
  }
}

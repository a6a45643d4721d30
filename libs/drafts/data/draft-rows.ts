import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import type { DraftKind } from '../domain/draft-rules.js';
import { BrowserKeyRow, DraftRow } from './draft.entity.js';

/** Whose draft, of what. */
export interface DraftPlace {
  userId: string;
  kind: DraftKind;
  about: string;
}

const valueAt = (row: string) => ({ table: 'drafts', column: 'sealed_value', row });
const keyAt = (row: string) => ({ table: 'draft_browser_keys', column: 'sealed_key', row });

/** The tables of drafts, and their seals. */
@Injectable()
export class DraftRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  find(place: DraftPlace): Promise<DraftRow | null> {
    return this.uow.manager.findOneBy(DraftRow, { ...place });
  }

  /** Of one person, newest first. */
  ofUser(userId: string, kind?: DraftKind): Promise<DraftRow[]> {
    const where = kind === undefined ? { userId } : { userId, kind };
    return this.uow.manager.find(DraftRow, { where, order: { savedAt: 'DESC', id: 'DESC' } });
  }

  async count(userId: string): Promise<number> {
    const sql = 'SELECT COUNT(*) AS n FROM drafts WHERE user_id = ?';
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [userId]);
    return Number(row?.n ?? 0);
  }

  /** Inside a unit. */
  async add(m: EntityManager, draft: Omit<DraftRow, 'keyId' | 'sealedValue'>, json: string): Promise<void> {
    const key = await this.vault.newKey('draft');
    const sealedValue = this.vault.seal(key, json, valueAt(draft.id));
    await insert(m, DraftRow, { ...draft, keyId: key.id, sealedValue });
  }

  /** Inside a unit. */
  async overwrite(m: EntityManager, row: DraftRow, json: string, savedAt: Instant): Promise<void> {
    const sealed = this.vault.seal(await this.vault.openKey(row.keyId), json, valueAt(row.id));
    const sql = 'UPDATE drafts SET sealed_value = ?, version = version + 1, saved_at = ? WHERE id = ?';
    await run(m, sql, [sealed, savedAt, row.id]);
  }

  async json(row: DraftRow): Promise<string> {
    return this.vault.openText(await this.vault.openKey(row.keyId), row.sealedValue, valueAt(row.id));
  }

  /** Takes a draft away for good, its key first. Inside a unit. */
  async remove(m: EntityManager, row: Pick<DraftRow, 'id' | 'keyId'>): Promise<void> {
    await run(m, 'DELETE FROM drafts WHERE id = ?', [row.id]);
    await this.vault.eraseKey(row.keyId);
  }

  /** Some of the drafts saved before. */
  savedBefore(at: Instant, limit: number): Promise<{ id: string; keyId: string }[]> {
    const sql = 'SELECT id AS "id", key_id AS "keyId" FROM drafts WHERE saved_at <= ? ORDER BY saved_at LIMIT ?';
    return query(this.uow.manager, sql, [at, limit]);
  }

  /** Inside a unit. */
  async addKey(m: EntityManager, row: Omit<BrowserKeyRow, 'keyId' | 'sealedKey'>, bytes: Buffer): Promise<void> {
    const key = await this.vault.newKey('draft');
    await insert(m, BrowserKeyRow, { ...row, keyId: key.id, sealedKey: this.vault.seal(key, bytes, keyAt(row.id)) });
  }

  keyById(id: string, userId: string): Promise<BrowserKeyRow | null> {
    return this.uow.manager.findOneBy(BrowserKeyRow, { id, userId });
  }

  /** The newest key of a session for copies about something; '' for those about nothing. */
  newestKey(sessionId: string, about: string): Promise<BrowserKeyRow | null> {
    const where = { sessionId, about };
    return this.uow.manager.findOne(BrowserKeyRow, { where, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** Everybody's drafts about a case or a page: its identifier alone, or beside that of a form or a version. */
  about(id: string): Promise<{ id: string; keyId: string }[]> {
    const sql = `SELECT id AS "id", key_id AS "keyId" FROM drafts
      WHERE kind <> 'call' AND (about = ? OR about LIKE ? OR about LIKE ?)`;
    return query(this.uow.manager, sql, [id, `%.${id}`, `${id}.%`]);
  }

  keysAbout(id: string): Promise<{ id: string; keyId: string }[]> {
    const sql = 'SELECT id AS "id", key_id AS "keyId" FROM draft_browser_keys WHERE about = ?';
    return query(this.uow.manager, sql, [id]);
  }

  /**
   * Keys of a person beyond their newest `most`, oldest last; some of them. Those about a case go: that about nothing has
   * the calls typed while there was no network, and is one of a session.
   */
  keysBeyond(userId: string, most: number): Promise<{ id: string; keyId: string }[]> {
    const sql = `SELECT id AS "id", key_id AS "keyId" FROM draft_browser_keys WHERE user_id = ? AND about <> ''
      ORDER BY created_at DESC, id DESC LIMIT 50 OFFSET ${String(most)}`;
    return query(this.uow.manager, sql, [userId]);
  }

  async keyBytes(row: BrowserKeyRow): Promise<Buffer> {
    return this.vault.open(await this.vault.openKey(row.keyId), row.sealedKey, keyAt(row.id));
  }

  keysOfSession(sessionId: string): Promise<{ id: string; keyId: string }[]> {
    const sql = 'SELECT id AS "id", key_id AS "keyId" FROM draft_browser_keys WHERE session_id = ?';
    return query(this.uow.manager, sql, [sessionId]);
  }

  keysMadeBefore(at: Instant, limit: number): Promise<{ id: string; keyId: string }[]> {
    const sql = 'SELECT id AS "id", key_id AS "keyId" FROM draft_browser_keys WHERE created_at <= ? LIMIT ?';
    return query(this.uow.manager, sql, [at, limit]);
  }

  /** Inside a unit. */
  async removeKey(m: EntityManager, row: { id: string; keyId: string }): Promise<void> {
    await run(m, 'DELETE FROM draft_browser_keys WHERE id = ?', [row.id]);
    await this.vault.eraseKey(row.keyId);
  }
}

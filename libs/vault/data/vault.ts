import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Clock } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { OpenDataKey, type DataKey, type KeyScope } from '../domain/data-key.js';
import { openUnder, openUnderInSteps, sealUnder, sealUnderInSteps, type SealedAt } from '../domain/sealed-box.js';
import { vaultErrors } from '../domain/vault.errors.js';
import { DataKeyRow } from './data-key.entity.js';
import { KeyCache } from './key-cache.js';
import { MasterKey } from './master-key.js';

interface StoredKey {
  scope: KeyScope;
  wrapped: Buffer | null;
  master_key_id: string;
}

/**
 * Keys and envelopes. Content is sealed with AES-256-GCM under a data key of its own complaint (incident, party, …);
 * data keys are wrapped by the master key. A sealed value opens only at the table, column and row it was sealed for.
 */
@Injectable()
export class Vault {
  private readonly cache = new KeyCache();
  /** The newest key of a running unit: it need not read back what it has just made, and nobody else sees it. */
  private readonly fresh = new WeakMap<object, DataKey>();
  private lookupKey: KeyObject | undefined;
  private readonly beforeErasing: ((keyId: string) => Promise<boolean>)[] = [];
  private readonly whenErased: ((keyId: string) => Promise<void>)[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly master: MasterKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new data key. Inside a unit it is recorded with it, or not at all. */
  async newKey(scope: KeyScope): Promise<DataKey> {
    const key = this.draftKey(scope);
    await this.recordKey(key);
    return key;
  }

  /** A data key that stands nowhere yet, to seal with before a unit; {@link recordKey} inside the unit keeps it. */
  draftKey(scope: KeyScope): DataKey {
    return OpenDataKey.create(newId(), scope);
  }

  /** Records a key of {@link draftKey}; joins the running unit. What was sealed with an unrecorded key is lost. */
  async recordKey(key: DataKey): Promise<void> {
    if (!(key instanceof OpenDataKey)) throw new Error('a data key comes from Vault.draftKey');
    const { id, scope } = key;
    const { wrapped, masterKeyId } = this.master.wrap(OpenDataKey.secretOf(key).export(), id, scope);
    await this.uow.write(async (m) => {
      const createdAt = nowInstant(this.clock);
      await insert(m, DataKeyRow, { id, scope, wrapped, masterKeyId, createdAt, erasedAt: null, hold: false });
      this.fresh.set(this.uow.scope ?? {}, key);
      this.uow.afterCommit(() => {
        this.cache.put(key);
      });
    });
  }

  /** Opens a data key. Errors: `vault.key-unknown`, `vault.key-erased`, `vault.master-key-missing`. */
  async openKey(id: string): Promise<DataKey> {
    const known = this.cache.get(id) ?? this.freshKey(id);
    if (known) return known;
    const sql = 'SELECT scope, wrapped, master_key_id FROM data_keys WHERE id = ?';
    const [row] = await query<StoredKey>(this.uow.manager, sql, [id]);
    if (!row) throw new DomainError(vaultErrors['vault.key-unknown']);
    if (!row.wrapped) throw new DomainError(vaultErrors['vault.key-erased']);
    const bytes = this.master.unwrap({ masterKeyId: row.master_key_id, wrapped: row.wrapped }, id, row.scope);
    const key = new OpenDataKey(id, row.scope, bytes);
    if (!this.uow.inside) this.cache.put(key);
    return key;
  }

  /** Makes ready to open some keys by one statement; those that cannot be opened say so when they are. Outside a unit. */
  async warm(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => this.cache.get(id) === undefined);
    if (missing.length < 2 || this.uow.inside) return;
    const sql = `SELECT id, scope, wrapped, master_key_id FROM data_keys WHERE wrapped IS NOT NULL
      AND id IN (${missing.map(() => '?').join(', ')})`;
    for (const row of await query<StoredKey & { id: string }>(this.uow.reads, sql, missing)) {
      const { id, scope, wrapped, master_key_id: masterKeyId } = row;
      if (wrapped === null || !this.master.holds(masterKeyId)) continue;
      this.cache.put(new OpenDataKey(id, scope, this.master.unwrap({ masterKeyId, wrapped }, id, scope)));
    }
  }

  /** Seals text (UTF-8) or bytes for one place. The result names its key; it is {@link SEAL_OVERHEAD} bytes longer. */
  seal(key: DataKey, plain: string | Uint8Array, at: SealedAt): Buffer {
    const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
    return sealUnder(key.id, OpenDataKey.secretOf(key), bytes, at);
  }

  /** {@link seal} for a large original: other work goes on meanwhile. Outside a unit of work. */
  sealInSteps(key: DataKey, plain: Uint8Array, at: SealedAt): Promise<Buffer> {
    return sealUnderInSteps(key.id, OpenDataKey.secretOf(key), plain, at);
  }

  /** {@link open} for a large original. Error: `vault.tampered`. */
  openInSteps(key: DataKey, sealed: Uint8Array, at: SealedAt): Promise<Buffer> {
    return openUnderInSteps(key.id, OpenDataKey.secretOf(key), sealed, at);
  }

  /** Opens a sealed value. Error: `vault.tampered` (another key, another place, or an altered byte). */
  open(key: DataKey, sealed: Uint8Array, at: SealedAt): Buffer {
    return openUnder(key.id, OpenDataKey.secretOf(key), sealed, at);
  }

  /** {@link open} for text. */
  openText(key: DataKey, sealed: Uint8Array, at: SealedAt): string {
    return this.open(key, sealed, at).toString('utf8');
  }

  /**
   * Digest by which an exact value is found again without being stored: HMAC-SHA-256, base64url, 43 characters. The
   * caller normalises first (E.164 number, lower-case address, folded name). The same across rotations of the master key.
   */
  lookup(kind: string, normalised: string): string {
    this.lookupKey ??= createSecretKey(this.master.derive('lookup'));
    return createHmac('sha256', this.lookupKey).update(`${kind}\u0000${normalised}`, 'utf8').digest('base64url');
  }

  /** What else must go when a key goes; called inside the unit that erases it. */
  onErased(forget: (keyId: string) => Promise<void>): void {
    this.whenErased.push(forget);
  }

  /**
   * Asked inside the unit that erases a key, before it goes: what is sealed under it may belong to something that is held,
   * although the key was made after the hold and bears no mark yet.
   */
  onErasing(isHeld: (keyId: string) => Promise<boolean>): void {
    this.beforeErasing.push(isHeld);
  }

  /** Forgets a data key for ever. Idempotent. Errors: `vault.under-hold`, `vault.key-unknown`. */
  async eraseKey(id: string): Promise<void> {
    await this.uow.write(async (m) => {
      for (const isHeld of this.beforeErasing)
        if (await isHeld(id)) throw new DomainError(vaultErrors['vault.under-hold']);
      const sql = 'UPDATE data_keys SET wrapped = NULL, erased_at = ? WHERE id = ? AND hold = ? AND erased_at IS NULL';
      const touched = await run(m, sql, [nowInstant(this.clock), id, false]);
      if (touched === 0) await this.explainNotErased(id);
      for (const forget of this.whenErased) await forget(id);
      this.cache.drop(id);
      this.uow.afterCommit(() => {
        this.cache.drop(id);
        this.uow.truncateLog();
      });
    });
  }

  /** Puts a data key under legal hold, or lifts it. Error: `vault.key-unknown`. */
  async setHold(id: string, hold: boolean): Promise<void> {
    const touched = await this.uow.write((m) => run(m, 'UPDATE data_keys SET hold = ? WHERE id = ?', [hold, id]));
    if (touched === 0) throw new DomainError(vaultErrors['vault.key-unknown']);
  }

  private freshKey(id: string): DataKey | undefined {
    const key = this.uow.scope === undefined ? undefined : this.fresh.get(this.uow.scope);
    return key?.id === id ? key : undefined;
  }

  private async explainNotErased(id: string): Promise<void> {
    const sql = 'SELECT erased_at FROM data_keys WHERE id = ?';
    const [row] = await query<{ erased_at: string | null }>(this.uow.manager, sql, [id]);
    if (!row) throw new DomainError(vaultErrors['vault.key-unknown']);
    if (row.erased_at === null) throw new DomainError(vaultErrors['vault.under-hold']);
  }
}

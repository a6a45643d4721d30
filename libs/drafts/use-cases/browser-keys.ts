import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  CLOCK,
  DomainError,
  msBetween,
  newId,
  nowInstant,
  plusMs,
  type Actor,
  type Clock,
  type Instant,
} from '#kernel';
import { UnitOfWork } from '#persistence';
import { DraftRows } from '../data/draft-rows.js';
import type { BrowserKeyRow } from '../data/draft.entity.js';
import { checkAbout, KEY_IN_USE_MS, KEY_LIFE_MS, MOST_KEYS } from '../domain/draft-rules.js';
import { draftErrors } from '../domain/drafts.errors.js';
import { ForgetDrafts } from './forget-drafts.js';

const KEY_BYTES = 32;

/** A key for the browser's own copies. */
export interface BrowserKey {
  id: string;
  /** AES-256-GCM, base64. */
  key: string;
  /** From here on a new key is to be asked for. */
  renewAt: Instant;
}

/**
 * Keys of the copies that a browser keeps while there is no network. The desk holds them: whoever takes the computer has
 * sealed bytes. A key is made per session (and case), used for an hour, kept for the day of its copies, and forgotten at log-out; a
 * session that merely ran out leaves its keys, so that the person finds their words after signing in again.
 */
@Injectable()
export class BrowserKeys {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DraftRows,
    private readonly forget: ForgetDrafts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The key to seal copies with now; those about a case have one of their own, which goes with it. Errors: `drafts.unknown-kind`, `drafts.case-gone`. */
  async current(actor: Actor, sessionId: string, copiesAbout = ''): Promise<BrowserKey> {
    const about = checkAbout(copiesAbout);
    const known = await this.rows.newestKey(sessionId, about);
    if (known !== null && this.age(known) < KEY_IN_USE_MS) return this.open(known);
    const row = { id: newId(), userId: actor.id, sessionId, createdAt: nowInstant(this.clock), about };
    const bytes = randomBytes(KEY_BYTES);
    await this.uow.write(async (m) => {
      if (about !== '') await this.forget.refuseGone(about);
      await this.rows.addKey(m, row, bytes);
      for (const old of await this.rows.keysBeyond(actor.id, MOST_KEYS)) await this.rows.removeKey(m, old);
    });
    return present(row, bytes);
  }

  /** An earlier key of the same person, to open copies with. Error: `drafts.key-gone`. */
  async byId(actor: Actor, id: string): Promise<BrowserKey> {
    const row = await this.rows.keyById(id, actor.id);
    if (row === null || this.age(row) >= KEY_LIFE_MS) throw new DomainError(draftErrors['drafts.key-gone']);
    return this.open(row);
  }

  /** After a log-out, inside its unit. */
  async forgetOfSession(sessionId: string): Promise<void> {
    const keys = await this.rows.keysOfSession(sessionId);
    if (keys.length === 0) return;
    await this.uow.write(async (m) => {
      for (const key of keys) await this.rows.removeKey(m, key);
    });
  }

  private async open(row: BrowserKeyRow): Promise<BrowserKey> {
    return present(row, await this.rows.keyBytes(row));
  }

  private age({ createdAt }: BrowserKeyRow): number {
    return msBetween(createdAt, nowInstant(this.clock));
  }
}

function present({ id, createdAt }: Pick<BrowserKeyRow, 'id' | 'createdAt'>, bytes: Buffer): BrowserKey {
  return { id, key: bytes.toString('base64'), renewAt: plusMs(createdAt, KEY_IN_USE_MS) };
}

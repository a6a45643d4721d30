import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { Vault } from '#vault';
import { DraftRows } from '../data/draft-rows.js';
import { draftErrors } from '../domain/drafts.errors.js';

/** Something that drafts are about, whose key may be erased: cases, scanned pages. */
export interface ErasableSubject {
  /** What was sealed under a key, by its identifiers. */
  idsOf: (keyId: string) => Promise<readonly string[]>;
  /** The key that one is sealed under, null when it is none of these. */
  keyOf: (id: string) => Promise<string | null>;
}

/** Forgets what was written about something that is erased, at the desk and, by their key, in the browsers. */
@Injectable()
export class ForgetDrafts {
  private readonly subjects: ErasableSubject[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DraftRows,
  ) {}

  /** When the key of a complaint goes, so does what was begun about it, and nothing new is begun. */
  whenErased(vault: Vault, subject: ErasableSubject): void {
    this.subjects.push(subject);
    vault.onErased(async (keyId) => {
      // Drafts themselves are erased all day long: for those nothing need be looked through.
      const sql = "SELECT id FROM data_keys WHERE id = ? AND scope = 'complaint'";
      if ((await query(this.uow.manager, sql, [keyId])).length > 0) await this.about(await subject.idsOf(keyId));
    });
  }

  /** @param ids of the case and of its pages; joins the unit that erases them */
  async about(ids: readonly string[]): Promise<void> {
    await this.uow.write(async (m) => {
      for (const id of ids) {
        for (const row of await this.rows.about(id)) await this.rows.remove(m, row);
        for (const key of await this.rows.keysAbout(id)) await this.rows.removeKey(m, key);
      }
    });
  }

  /** Refuses what somebody goes on to write about something that is erased. Inside the unit that would keep it. Error: `drafts.case-gone`. */
  async refuseGone(id: string): Promise<void> {
    const sql = 'SELECT id FROM data_keys WHERE id = ? AND erased_at IS NOT NULL';
    for (const { keyOf } of this.subjects) {
      const keyId = await keyOf(id);
      if (keyId !== null && (await query(this.uow.manager, sql, [keyId])).length > 0)
        throw new DomainError(draftErrors['drafts.case-gone']);
    }
  }
}

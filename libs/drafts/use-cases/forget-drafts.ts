import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import type { Vault } from '#vault';
import { DraftRows } from '../data/draft-rows.js';

/** Forgets what was written about something that is erased, at the desk and, by their key, in the browsers. */
@Injectable()
export class ForgetDrafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DraftRows,
  ) {}

  /** When the key of a complaint goes, so does what was begun about it: `idsOf` says what was sealed under that key. */
  whenErased(vault: Vault, idsOf: (keyId: string) => Promise<readonly string[]>): void {
    vault.onErased(async (keyId) => {
      // Drafts themselves are erased all day long: for those nothing need be looked through.
      const sql = "SELECT id FROM data_keys WHERE id = ? AND scope = 'complaint'";
      if ((await query(this.uow.manager, sql, [keyId])).length > 0) await this.about(await idsOf(keyId));
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
}

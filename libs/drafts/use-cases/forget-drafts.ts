import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence';
import { DraftRows } from '../data/draft-rows.js';

/** Forgets what was written about something that is erased, at the desk and, by their key, in the browsers. */
@Injectable()
export class ForgetDrafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DraftRows,
  ) {}

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

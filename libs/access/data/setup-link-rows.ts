import type { Instant } from '#kernel';
import { insert, run, UnitOfWork } from '#persistence';
import { Injectable } from '@nestjs/common';
import { SetupLinkRow } from './setup-link.entity.js';

/** The set-up links table. */
@Injectable()
export class SetupLinkRows {
  constructor(private readonly uow: UnitOfWork) {}

  bySecret(secretHash: string): Promise<SetupLinkRow | null> {
    return this.uow.manager.findOneBy(SetupLinkRow, { secretHash });
  }

  /** Puts a new link in the place of every unused one. */
  async replace(row: SetupLinkRow): Promise<void> {
    await this.uow.write(async (m) => {
      await run(m, 'DELETE FROM setup_links WHERE used_at IS NULL');
      await insert(m, SetupLinkRow, row);
    });
  }

  /** Uses a link up; answers whether it was still to be had. */
  async use(id: string, at: Instant): Promise<boolean> {
    const touched = await this.uow.write((m) =>
      run(m, 'UPDATE setup_links SET used_at = ? WHERE id = ? AND used_at IS NULL', [at, id]),
    );
    return touched === 1;
  }
}

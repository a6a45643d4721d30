import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ForgetDrafts } from '#drafts';
import { query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';

/** When the key of a complaint is erased, what people had begun to write about it goes in the same unit. */
@Injectable()
export class ForgetWithCase implements OnModuleInit {
  constructor(
    private readonly vault: Vault,
    private readonly uow: UnitOfWork,
    private readonly drafts: ForgetDrafts,
  ) {}

  onModuleInit(): void {
    this.vault.onErased((keyId) => this.forget(keyId));
  }

  private async forget(keyId: string): Promise<void> {
    // Drafts themselves are erased all day long: for those the complaints need not be looked through.
    const scoped = "SELECT id FROM data_keys WHERE id = ? AND scope = 'complaint'";
    if ((await query(this.uow.manager, scoped, [keyId])).length === 0) return;
    const sql = 'SELECT id FROM complaints WHERE key_id = ?';
    const cases = await query<{ id: string }>(this.uow.manager, sql, [keyId]);
    await this.drafts.about(cases.map(({ id }) => id));
  }
}

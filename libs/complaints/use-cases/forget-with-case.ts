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
    this.drafts.whenErased(this.vault, {
      idsOf: async (keyId) => {
        const sql = 'SELECT id FROM complaints WHERE key_id = ?';
        return (await query<{ id: string }>(this.uow.manager, sql, [keyId])).map(({ id }) => id);
      },
      keyOf: async (id) => {
        const sql = 'SELECT key_id AS key FROM complaints WHERE id = ?';
        return (await query<{ key: string }>(this.uow.manager, sql, [id]))[0]?.key ?? null;
      },
    });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ForgetDrafts } from '#drafts';
import { query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';

/** When the key of scanned pages is erased, transcripts that people had begun go in the same unit. */
@Injectable()
export class ForgetWithPages implements OnModuleInit {
  constructor(
    private readonly vault: Vault,
    private readonly uow: UnitOfWork,
    private readonly drafts: ForgetDrafts,
  ) {}

  onModuleInit(): void {
    const pages = 'FROM read_pages p JOIN read_documents d ON d.id = p.document_id';
    this.drafts.whenErased(this.vault, {
      idsOf: async (keyId) => {
        const sql = `SELECT p.id AS id ${pages} WHERE d.key_id = ?`;
        return (await query<{ id: string }>(this.uow.manager, sql, [keyId])).map(({ id }) => id);
      },
      keyOf: async (id) => {
        const sql = `SELECT d.key_id AS key ${pages} WHERE p.id = ?`;
        return (await query<{ key: string }>(this.uow.manager, sql, [id]))[0]?.key ?? null;
      },
    });
  }
}

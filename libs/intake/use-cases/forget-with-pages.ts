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
    this.vault.onErased((keyId) => this.forget(keyId));
  }

  private async forget(keyId: string): Promise<void> {
    // Drafts themselves are erased all day long: for those the pages need not be looked through.
    const scoped = "SELECT id FROM data_keys WHERE id = ? AND scope = 'complaint'";
    if ((await query(this.uow.manager, scoped, [keyId])).length === 0) return;
    const sql = 'SELECT p.id AS id FROM read_pages p JOIN read_documents d ON d.id = p.document_id WHERE d.key_id = ?';
    const pages = await query<{ id: string }>(this.uow.manager, sql, [keyId]);
    await this.drafts.about(pages.map(({ id }) => id));
  }
}

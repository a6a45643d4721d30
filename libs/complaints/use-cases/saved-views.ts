import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Clock } from '#kernel';
import { insert, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { SavedView } from '../data/saved-view.entity.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import type { ComplaintFilter, Queue, QueueOrder } from '../domain/queues.js';

/** A queue and what it is narrowed by. */
export interface ViewOf {
  queue: Queue;
  narrowing: Omit<ComplaintFilter, 'queue' | 'ids'> & { order?: QueueOrder | undefined };
}

/** A saved view as its owner sees it. */
export interface OpenView extends ViewOf {
  id: string;
  name: string;
}

/** Views that one person may keep. */
const MOST = 30;

const nameAt = (row: string): { table: string; column: string; row: string } => ({
  table: 'saved_views',
  column: 'sealed_name',
  row,
});

/** Lists that people made for themselves. Their names may hold anything, so they are sealed; nobody else sees them. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order in which they were made. */
  async of(userId: string): Promise<OpenView[]> {
    const rows = await this.uow.reads.find(SavedView, { where: { userId }, order: { id: 'ASC' } });
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        name: this.vault.openText(await this.vault.openKey(row.keyId), row.sealedName, nameAt(row.id)),
        queue: row.queue as Queue,
        narrowing: JSON.parse(row.narrowing) as ViewOf['narrowing'],
      })),
    );
  }

  /** Error: `complaints.too-many-views`. */
  async add(userId: string, name: string, { queue, narrowing }: ViewOf): Promise<string> {
    return this.uow.write(async (m) => {
      if ((await m.countBy(SavedView, { userId })) >= MOST)
        throw new DomainError(complaintErrors['complaints.too-many-views']);
      const key = await this.vault.newKey('draft');
      const id = newId();
      await insert(m, SavedView, {
        id,
        userId,
        keyId: key.id,
        queue,
        narrowing: JSON.stringify(narrowing),
        sealedName: this.vault.seal(key, name, nameAt(id)),
        createdAt: nowInstant(this.clock),
      });
      return id;
    });
  }

  /** Takes away a view and the key of its name. Error: `complaints.view-not-found`. */
  async remove(userId: string, id: string): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await m.findOneBy(SavedView, { id, userId });
      if (row === null) throw new DomainError(complaintErrors['complaints.view-not-found']);
      await run(m, 'DELETE FROM saved_views WHERE id = ?', [id]);
      await this.vault.eraseKey(row.keyId);
    });
  }
}

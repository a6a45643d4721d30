import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { clusterErrors } from '../domain/clusters.errors.js';
import type { Release } from '../domain/bursts.js';
import { ClusterProgress, ClusterRelease, ClusterShop } from './cluster.entity.js';

const HOUR_MS = 3_600_000;

/** A shop as it is shown. */
export interface ShopView {
  id: string;
  code: string;
  name: string;
  words: string[];
}

/** A release as it is shown. */
export type ReleaseView = Omit<ClusterRelease, 'addedBy'>;

/** Registers of shops and releases, and how far the detectors have come. Writes belong inside a unit. */
@Injectable()
export class RegisterRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Shops that are in use. */
  async shops(): Promise<ShopView[]> {
    const rows = await this.uow.manager.find(ClusterShop, { order: { code: 'ASC' } });
    return rows
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, code, name, words }) => ({ id, code, name, words: JSON.parse(words) as string[] }));
  }

  async allShops(): Promise<ClusterShop[]> {
    return this.uow.manager.find(ClusterShop);
  }

  /** Error: `clusters.code-taken`. */
  async addShop(shop: { code: string; name: string; words: string[] }, actor: Actor): Promise<string> {
    await this.mustBeFree('cluster_shops', shop.code);
    const id = newId();
    const words = JSON.stringify([...new Set([shop.name, ...shop.words])]);
    const added = { addedAt: nowInstant(this.clock), addedBy: actor.id, endedAt: null };
    await insert(this.uow.manager, ClusterShop, { id, code: shop.code, name: shop.name, words, ...added });
    return id;
  }

  /** The shop is no longer looked for; its clusters keep its name. Error: `clusters.entry-not-found`. */
  async endShop(id: string): Promise<void> {
    const sql = 'UPDATE cluster_shops SET ended_at = ? WHERE id = ? AND ended_at IS NULL';
    if ((await run(this.uow.manager, sql, [nowInstant(this.clock), id])) === 0)
      throw new DomainError(clusterErrors['clusters.entry-not-found']);
  }

  /** Newest first. */
  async releases(limit = 100): Promise<ClusterRelease[]> {
    return this.uow.manager.find(ClusterRelease, { order: { releasedAt: 'DESC' }, take: limit });
  }

  /** Those whose watch is not over at `at`. */
  async watched(at: Instant): Promise<Release[]> {
    const rows = await this.releases();
    return rows
      .map(({ code, service, releasedAt, watchHours }) => ({
        code,
        service,
        at: Date.parse(releasedAt),
        watchMs: watchHours * HOUR_MS,
      }))
      .filter((release) => release.at + release.watchMs >= Date.parse(at));
  }

  /** Error: `clusters.code-taken`. */
  async addRelease(
    release: Pick<ClusterRelease, 'code' | 'title' | 'service' | 'releasedAt' | 'watchHours'>,
    actor: Actor,
  ): Promise<string> {
    await this.mustBeFree('cluster_releases', release.code);
    const id = newId();
    const added = { addedAt: nowInstant(this.clock), addedBy: actor.id };
    await insert(this.uow.manager, ClusterRelease, { id, ...release, ...added });
    return id;
  }

  async progress(name: string): Promise<string | null> {
    const row = await this.uow.manager.findOneBy(ClusterProgress, { name });
    return row?.value ?? null;
  }

  async setProgress(name: string, value: string): Promise<void> {
    await run(
      this.uow.manager,
      'INSERT INTO cluster_progress (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [name, value],
    );
  }

  private async mustBeFree(table: 'cluster_shops' | 'cluster_releases', code: string): Promise<void> {
    const [known] = await query<{ id: string }>(this.uow.manager, `SELECT id FROM ${table} WHERE code = ?`, [code]);
    if (known) throw new DomainError(clusterErrors['clusters.code-taken']);
  }
}

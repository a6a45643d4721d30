import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { ClusterRelease } from '../data/cluster.entity.js';
import { RegisterRows } from '../data/register-rows.js';
import { TraitRows } from '../data/trait-rows.js';
import { clusterErrors } from '../domain/clusters.errors.js';
import { dayNumber } from '../domain/day-types.js';
import { watchFile, watchOptions } from '../domain/watch-file.js';
import { PlaceTrail } from './place-trail.js';
import { ReadTraits } from './read-traits.js';

/** Where a complaint belongs, by a person's word: codes of the registers; null for "unknown". */
export interface GivenPlaces {
  service: string | null;
  area: string | null;
  shop: string | null;
  step: string | null;
}

/** Shops and releases, and a person's word on where a complaint belongs. */
@Injectable()
export class KeepRegisters {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly registers: RegisterRows,
    private readonly traits: TraitRows,
    private readonly read: ReadTraits,
    private readonly trail: PlaceTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Complaints of the last year that name no shop of the register are read again. Error: `clusters.code-taken`. */
  async addShop(shop: { code: string; name: string; words: string[] }, actor: Actor): Promise<string> {
    return this.uow.write(async () => {
      const id = await this.registers.addShop(shop, actor);
      await this.traits.readShopsAgain(dayNumber(this.clock.now().getTime()) - watchOptions().historyDays);
      await this.trail.changed('cluster.shop-added', id, actor);
      return id;
    });
  }

  /** Error: `clusters.entry-not-found`. */
  async endShop(id: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      await this.registers.endShop(id);
      await this.trail.changed('cluster.shop-ended', id, actor);
    });
  }

  /** Errors: `clusters.code-taken`, `clusters.unknown-place`. */
  async addRelease(
    release: Pick<ClusterRelease, 'code' | 'title' | 'service' | 'releasedAt' | 'watchHours'>,
    actor: Actor,
  ): Promise<string> {
    mustBeListed(watchFile().services, release.service, '/service');
    return this.uow.write(async () => {
      const id = await this.registers.addRelease(release, actor);
      await this.trail.changed('cluster.release-added', id, actor);
      return id;
    });
  }

  /** Says where a complaint belongs; what is read from its words no longer counts. Errors: `complaints.not-found`, `clusters.unknown-place`. */
  async place(complaintId: string, given: GivenPlaces, actor: Actor): Promise<void> {
    const { services, areas, steps } = watchFile();
    mustBeListed(services, given.service, '/service');
    mustBeListed(areas, given.area, '/area');
    mustBeListed(steps, given.step, '/step');
    mustBeListed(await this.registers.shops(), given.shop, '/shop');
    await this.trail.mustExist(complaintId);
    await this.read.execute([complaintId]);
    const shop = given.shop === null ? null : `known:${given.shop}`;
    await this.uow.write(async () => {
      await this.traits.place(complaintId, { ...given, shop }, actor.id);
      await this.trail.placed(complaintId, actor);
    });
    await this.read.execute([complaintId]);
  }
}

function mustBeListed(listed: readonly { code: string }[], code: string | null, pointer: string): void {
  if (code !== null && !listed.some((one) => one.code === code))
    throw new DomainError(clusterErrors['clusters.unknown-place'], { errors: [{ pointer, code: 'unknown' }] });
}

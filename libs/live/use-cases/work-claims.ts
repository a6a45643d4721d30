import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, nowInstant, plusMs, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ClaimRows, OVER_AFTER_MS, type Claimed } from '../data/claim-rows.js';
import { askRunsOutAt, claimOf, settle, type ClaimState, type KeepWord } from '../domain/claim-state.js';
import { liveErrors } from '../domain/live.errors.js';
import { workOn } from '../domain/live-news.js';
import { LiveEvents } from './live-events.js';
import { ClaimTrail } from './claim-trail.js';

/** What one claim becomes; null: nobody's. `undefined`: it stays as it is. */
type Next = ClaimState | null | undefined;

/**
 * Who works on what, so that two do not write to the same complainant. A claim refuses nobody's work: versions do that. It
 * is held by heartbeats and lapses without them; whoever needs it asks, and gets it when nobody answers.
 */
@Injectable()
export class WorkClaims {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ClaimRows,
    private readonly trail: ClaimTrail,
    private readonly live: LiveEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The claim as it stands now; writes only when time has moved it. Error: `complaints.not-found`. */
  async read(of: Claimed): Promise<ClaimState | null> {
    await this.trail.check(of);
    const row = await this.rows.find(of);
    if (settle(row, nowInstant(this.clock)).claim === row) return row;
    return this.change(of, () => undefined);
  }

  /** Takes it, or says that one is still at it. Error: `claims.held`. */
  claim(of: Claimed, actor: Actor): Promise<ClaimState | null> {
    return this.change(of, async (standing, now, m) => {
      if (standing === null) return claimOf(actor.id, now);
      if (standing.holderId !== actor.id) throw new DomainError(liveErrors['claims.held']);
      await this.rows.beat(m, of, now);
      return undefined;
    });
  }

  /** Lets it go; to whoever asks for it, if somebody does. Letting go of what is not held changes nothing. */
  release(of: Claimed, actor: Actor): Promise<ClaimState | null> {
    return this.change(of, async (standing, now) => {
      if (standing?.holderId !== actor.id) return undefined;
      if (standing.askedBy === null) return null;
      await this.trail.handedOver(of, { from: actor, to: standing.askedBy, at: now });
      return claimOf(standing.askedBy, now);
    });
  }

  /** Asks the holder for it; what nobody holds is taken at once. Error: `claims.asked-already`. */
  ask(of: Claimed, actor: Actor): Promise<ClaimState | null> {
    return this.change(of, (standing, now) => {
      if (standing === null) return claimOf(actor.id, now);
      if (standing.holderId === actor.id || standing.askedBy === actor.id) return undefined;
      if (standing.askedBy !== null) throw new DomainError(liveErrors['claims.asked-already']);
      return { ...standing, askedBy: actor.id, askedAt: now };
    });
  }

  /** The holder gives it to whoever asks. Errors: `claims.not-holder`, `claims.nobody-asks`. */
  handOver(of: Claimed, actor: Actor): Promise<ClaimState | null> {
    return this.change(of, async (standing, now) => {
      const { askedBy } = askedOf(standing, actor);
      await this.trail.handedOver(of, { from: actor, to: askedBy, at: now });
      return claimOf(askedBy, now);
    });
  }

  /** The holder keeps it, and says why. Errors: `claims.not-holder`, `claims.nobody-asks`. */
  keep(of: Claimed, word: KeepWord, actor: Actor): Promise<ClaimState | null> {
    return this.change(of, (standing, now) => {
      const { claim, askedBy } = askedOf(standing, actor);
      const answer = { keptFor: askedBy, keptWord: word, keptAt: now };
      return { ...claim, beatAt: now, askedBy: null, askedAt: null, ...answer };
    });
  }

  /** Takes away what has long lapsed. */
  async sweep(): Promise<void> {
    await this.rows.sweep(plusMs(nowInstant(this.clock), -OVER_AFTER_MS));
  }

  /** When a request for it runs out; null without one. */
  runsOutAt(claim: ClaimState): Instant | null {
    return askRunsOutAt(claim);
  }

  private async change(
    of: Claimed,
    step: (standing: ClaimState | null, now: Instant, m: EntityManager) => Next | Promise<Next>,
  ): Promise<ClaimState | null> {
    return this.uow.write(async (m) => {
      await this.trail.check(of);
      const now = nowInstant(this.clock);
      const row = await this.rows.find(of);
      const { claim: standing, tookOver } = settle(row, now);
      if (tookOver !== null) await this.trail.tookOver(of, tookOver);
      const next = await step(standing, now, m);
      const claim = next === undefined ? standing : next;
      if (claim === row) return claim;
      await this.rows.put(m, of, claim);
      await this.live.tell({ type: 'claim.changed', ...workOn(of.kind, of.objectId) });
      return claim;
    });
  }
}

function askedOf(standing: ClaimState | null, actor: Actor): { claim: ClaimState; askedBy: string } {
  if (standing?.holderId !== actor.id) throw new DomainError(liveErrors['claims.not-holder']);
  if (standing.askedBy === null) throw new DomainError(liveErrors['claims.nobody-asks']);
  return { claim: standing, askedBy: standing.askedBy };
}

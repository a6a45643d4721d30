import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { liveErrors } from '../domain/live.errors.js';
import type { LiveKind } from '../domain/live-news.js';

/** Which of these identifiers and numbers are hidden from the actor. */
type Veil = (actor: Actor, names: readonly string[]) => Promise<ReadonlySet<string>>;
/** Finds a thing, or fails with its feature's own error. */
type Find = (id: string) => Promise<unknown>;

/** What higher features know: from whom something is hidden, and whether it exists. */
@Injectable()
export class LiveSight {
  private readonly veils: Veil[] = [];
  private readonly known = new Map<LiveKind, Find>();

  /** Hides things from people, in everything that is told live. */
  hide(veil: Veil): void {
    this.veils.push(veil);
  }

  /** Says which things of a kind there are. */
  knows(kind: LiveKind, find: Find): void {
    this.known.set(kind, find);
  }

  /** Fails when there is no such thing. Errors: `complaints.not-found`, `incidents.not-found`, `live.not-found`. */
  async check(kind: LiveKind, id: string): Promise<void> {
    const find = this.known.get(kind);
    if (find === undefined) throw new DomainError(liveErrors['live.not-found']);
    await find(id);
  }

  async hiddenAmong(actor: Actor, names: readonly string[]): Promise<ReadonlySet<string>> {
    const hidden = new Set<string>();
    if (names.length === 0) return hidden;
    for (const veil of this.veils) for (const name of await veil(actor, names)) hidden.add(name);
    return hidden;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import type { HiddenFrom } from './complaint-parts.js';

/** The condition on a column that holds a complaint's identifier; null when nothing is hidden from the actor. */
type Wall = (actor: Actor, column: string) => Promise<HiddenFrom | null>;

/**
 * Complaints that somebody may not know of at all: those of an incident that is hidden from them. Higher features say
 * which; every list of complaints leaves them out, so that pages stay full and counts tell nothing.
 */
@Injectable()
export class ComplaintWalls {
  private readonly walls: Wall[] = [];

  register(wall: Wall): void {
    this.walls.push(wall);
  }

  /** Complaints hidden from the actor, as one condition; null when there are none. */
  async hiding(actor: Actor, column: string): Promise<HiddenFrom | null> {
    const found: HiddenFrom[] = [];
    for (const wall of this.walls) {
      const hidden = await wall(actor, column);
      if (hidden !== null) found.push(hidden);
    }
    if (found.length === 0) return null;
    return { sql: `(${found.map(({ sql }) => sql).join(' OR ')})`, values: found.flatMap(({ values }) => values) };
  }

  /** As {@link hiding}, ready to follow a WHERE condition: ` AND NOT (…)`, or nothing. */
  async leavingOut(actor: Actor, column: string): Promise<HiddenFrom> {
    const hidden = await this.hiding(actor, column);
    return hidden === null ? { sql: '', values: [] } : { sql: ` AND NOT ${hidden.sql}`, values: hidden.values };
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';

/** A part of the complaint's page that another, higher feature supplies: assessments, arrivals, incidents. */
type PartReader = (complaintId: string) => Promise<unknown>;

/**
 * The parts by the names under which they were registered. The OpenAPI document has the type of each from its
 * registration (tools/lib/find-answers.mjs).
 */
export interface PageParts {
  [name: string]: unknown;
}

/** A whole page as this person may see it at present. */
type Veil = (complaintId: string, actor: Actor, page: PageParts) => Promise<PageParts>;

/** A condition of SQL, with its parameters, on complaints whose labels an actor must not see yet. */
export interface HiddenFrom {
  sql: string;
  values: readonly unknown[];
}

/** The condition for this person, on a column that holds a complaint's identifier; null when nothing is kept from them. */
type LineVeil = (actor: Actor, column: string) => HiddenFrom | null;

/** Higher features hang their parts onto the complaint's page here; complaints knows none of them. */
@Injectable()
export class ComplaintParts {
  private readonly readers = new Map<string, PartReader>();
  private readonly veils: Veil[] = [];
  private lineVeil: LineVeil = () => null;

  register(name: string, read: PartReader): void {
    this.readers.set(name, read);
  }

  async read(complaintId: string): Promise<PageParts> {
    const parts = await Promise.all(
      [...this.readers].map(async ([name, read]) => [name, await read(complaintId)] as const),
    );
    return Object.fromEntries(parts);
  }

  /** A feature keeps from some people what they must not see yet: from a blind reader what the engine thinks. */
  registerVeil(veil: Veil): void {
    this.veils.push(veil);
  }

  /** The same for lists, which show labels; there is one such feature. */
  registerLineVeil(veil: LineVeil): void {
    this.lineVeil = veil;
  }

  /** Complaints whose labels lists keep from this person; null when there are none. */
  hiddenFrom(actor: Actor, column: string): HiddenFrom | null {
    return this.lineVeil(actor, column);
  }

  /** The page without what this person must not see yet; its keys stay. */
  async veil<Page extends PageParts>(complaintId: string, actor: Actor, page: Page): Promise<Page> {
    let seen: PageParts = page;
    for (const veil of this.veils) seen = await veil(complaintId, actor, seen);
    return seen as Page;
  }
}

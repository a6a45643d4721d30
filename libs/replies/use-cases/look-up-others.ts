import { Inject, Injectable } from '@nestjs/common';
import { ComplaintRepository, ComplaintWalls } from '#complaints';
import { SlidingWindow } from '#http';
import { CLOCK, type Actor, type Clock } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { Finding } from '../domain/others-in-letter.js';

/** Kinds of findings that can be looked up, with the kind of look-up. */
const LOOKED_UP = { phone: 'phone', email: 'email' } as const;
type LookedUp = keyof typeof LOOKED_UP;

/** Numbers and addresses of one letter that are looked up; with more of them it is a list, and none is. */
const MOST_OF_LETTER = 20;
/** Those of one person's letters. */
const MOST_OF_PERSON = { limit: 200, windowMs: 3_600_000 };

/** What was looked up for a letter. */
export interface LookedUpFindings {
  findings: Finding[];
  /** How many numbers and addresses were asked for. */
  asked: number;
  /** There were too many of them, so none was: a person has to look at each. */
  tooMany: boolean;
}

/**
 * Whether numbers and addresses of a letter are somebody's in another case: yes or no, never whose. Kept small, so that no
 * letter serves to find out which of many numbers have complained.
 */
@Injectable()
export class LookUpOthers {
  private readonly window = new SlidingWindow(MOST_OF_PERSON);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly walls: ComplaintWalls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Marks what is somebody's in another case than this. */
  async mark(findings: readonly Finding[], complaintId: string, actor: Actor): Promise<LookedUpFindings> {
    const wanted = new Map<string, { kind: LookedUp; value: string }>();
    for (const { kind, value } of findings)
      if (value !== null && isLookedUp(kind)) wanted.set(placeOf(kind, value), { kind, value });
    if (wanted.size > MOST_OF_LETTER || !this.hasRoom(wanted.size, actor)) {
      const open = findings.map((each) => (isLookedUp(each.kind) ? { ...each, known: null } : each));
      return { findings: open, asked: 0, tooMany: true };
    }
    const others = new Set<string>();
    for (const [place, { kind, value }] of wanted) {
      const ids = (await this.complaints.idsByLookup(LOOKED_UP[kind], value)).filter((id) => id !== complaintId);
      if ((await this.visible(ids, actor)).length > 0) others.add(place);
    }
    const marked = findings.map((each) =>
      others.has(placeOf(each.kind, each.value)) ? { ...each, known: 'other-case' as const } : each,
    );
    return { findings: marked, asked: wanted.size, tooMany: false };
  }

  /** Those of the complaints that no wall hides from the person. */
  async visible(ids: readonly string[], actor: Actor): Promise<string[]> {
    if (ids.length === 0) return [];
    const wall = await this.walls.leavingOut(actor, 'complaints.id');
    const sql = `SELECT id FROM complaints WHERE id IN (${ids.map(() => '?').join(', ')})${wall.sql}`;
    return (await query<{ id: string }>(this.uow.reads, sql, [...ids, ...wall.values])).map(({ id }) => id);
  }

  private hasRoom(values: number, actor: Actor): boolean {
    const now = this.clock.now().getTime();
    for (let n = 0; n < values; n += 1) if (this.window.take(actor.id, now) > 0) return false;
    return true;
  }
}

function isLookedUp(kind: Finding['kind']): kind is LookedUp {
  return Object.hasOwn(LOOKED_UP, kind);
}

function placeOf(kind: Finding['kind'], value: string | null): string {
  return `${kind} ${value ?? ''}`;
}

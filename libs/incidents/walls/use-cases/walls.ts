import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Actor, type Clock } from '#kernel';
import { Reach } from '../data/reach.js';
import { WallRows, type WallInForce } from '../data/wall-rows.js';
import { isNamed, type StaffMember } from '../domain/staff.js';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Says what is hidden from whom. Walls hide an incident from those they name, from everybody above them, and from
 * machines: nobody knows who reads what a token fetches. The desk's own jobs and the public see no incidents by themselves.
 */
@Injectable()
export class Walls {
  constructor(
    private readonly rows: WallRows,
    private readonly reach: Reach,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Identifiers of the incidents that are hidden from the actor at this moment. */
  async hiddenFrom(actor: Actor): Promise<ReadonlySet<string>> {
    if (actor.kind !== 'user' && actor.kind !== 'token') return NOTHING;
    const walls = await this.rows.inForce();
    if (walls.length === 0) return NOTHING;
    if (actor.kind === 'token') return new Set(walls.map(({ incidentId }) => incidentId));
    const hidden = await this.behind(actor.id, walls);
    if (hidden.size === 0) return NOTHING;
    const glass = await this.rows.glassOf(actor.id, nowInstant(this.clock));
    return new Set([...hidden].filter((incidentId) => !glass.has(incidentId)));
  }

  /** Whether a wall in force hides the incident from a person, broken glass or not. */
  async stands(incidentId: string, userId: string): Promise<boolean> {
    return (await this.behind(userId, await this.rows.inForce())).has(incidentId);
  }

  /** Whether a wall in force is about the person: such a one may never look, not even for good reasons. */
  async isAbout(incidentId: string, userId: string): Promise<boolean> {
    const [self] = (await this.rows.below(userId)).filter(({ id }) => id === userId);
    if (self === undefined) return false;
    const walls = await this.rows.inForce();
    return walls.some((wall) => wall.incidentId === incidentId && this.names(wall, self));
  }

  /** Incidents in force, whoever looks; for what leaves the desk: events to other programs, mails. */
  async walled(): Promise<ReadonlySet<string>> {
    return new Set((await this.rows.inForce()).map(({ incidentId }) => incidentId));
  }

  /**
   * What a mail to this address may tell that names `about`: `all`; `masked`, that something is the matter but not of what,
   * where it is behind a wall and nobody knows who reads the mailbox; `nothing` to somebody from whom it is hidden.
   */
  async telling(address: string, about: readonly string[]): Promise<'all' | 'masked' | 'nothing'> {
    const walled = await this.hiddenAmong(about, await this.walled());
    if (walled.size === 0) return 'all';
    const userId = await this.rows.userOf(address);
    if (userId === null) return 'masked';
    const hidden = await this.hiddenAmong(about, await this.hiddenFrom({ kind: 'user', id: userId }));
    return hidden.size === 0 ? 'all' : 'nothing';
  }

  /** Which of these identifiers and numbers belong to a hidden incident, by whatever road. */
  async hiddenAmong(ids: readonly string[], hidden: ReadonlySet<string>): Promise<Set<string>> {
    if (hidden.size === 0 || ids.length === 0) return new Set();
    const found = new Set<string>();
    for (const [id, owners] of await this.reach.belongings(ids)) {
      for (const owner of owners) if (hidden.has(owner)) found.add(id);
    }
    return found;
  }

  private async behind(userId: string, walls: readonly WallInForce[]): Promise<Set<string>> {
    if (walls.length === 0) return new Set();
    const below = await this.rows.below(userId);
    const shadows = await this.rows.shadowsOf(userId);
    const hides = (wall: WallInForce) =>
      shadows.has(wall.wallId) || wall.named.users.has(userId) || below.some((person) => this.names(wall, person));
    return new Set(walls.filter(hides).map(({ incidentId }) => incidentId));
  }

  private names(wall: WallInForce, person: StaffMember): boolean {
    return isNamed(person, wall.named, (organisation) => this.rows.lookup(organisation));
  }
}

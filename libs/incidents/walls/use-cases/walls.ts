import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { wallErrors } from '../../domain/wall.errors.js';
import { Reach } from '../data/reach.js';
import { WallRows, type WallInForce } from '../data/wall-rows.js';
import { isNamed, type StaffMember } from '../domain/staff.js';

const NOTHING: ReadonlySet<string> = new Set();

/** What walls make of incidents for one who looks, by identifier. */
export interface Sight {
  hidden: ReadonlySet<string>;
  /** Seen for a while by broken glass; nothing in them may be changed. */
  looking: ReadonlySet<string>;
}

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
    return (await this.sight(actor)).hidden;
  }

  /** As {@link hiddenFrom}, with what the actor sees at this moment by broken glass alone. */
  async sight(actor: Actor): Promise<Sight> {
    if (actor.kind !== 'user' && actor.kind !== 'token') return { hidden: NOTHING, looking: NOTHING };
    const walls = await this.rows.inForce();
    if (walls.length === 0) return { hidden: NOTHING, looking: NOTHING };
    if (actor.kind === 'token') return { hidden: new Set(walls.map((wall) => wall.incidentId)), looking: NOTHING };
    const behind = await this.behind(actor.id, walls);
    if (behind.size === 0) return { hidden: NOTHING, looking: NOTHING };
    const glass = await this.rows.glassOf(actor.id, nowInstant(this.clock));
    const [seen, hidden] = [[...behind].filter((id) => glass.has(id)), [...behind].filter((id) => !glass.has(id))];
    return { hidden: new Set(hidden), looking: new Set(seen) };
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

  /**
   * Refuses files about an incident that has a complaint in common with a hidden one: nothing can be taken out of a file.
   * Files of one complaint are of that alone. Error: `walls.mixed-file`.
   */
  async refuseMixed(named: readonly string[], hidden: ReadonlySet<string>): Promise<void> {
    if (hidden.size === 0 || named.length === 0) return;
    const belongings = await this.reach.belongings(named);
    const complaints = await this.rows.complaintsAmong([
      ...new Set([...belongings.values()].flatMap((all) => [...all])),
    ]);
    const ofIncidents = [...belongings.values()].filter((all) => [...all].every((id) => !complaints.has(id)));
    const owners = [...new Set(ofIncidents.flatMap((all) => [...all]))].filter((id) => !hidden.has(id));
    if (owners.length > 0 && (await this.rows.shareComplaints(owners, hidden))) {
      throw new DomainError(wallErrors['walls.mixed-file']);
    }
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

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, endOfDay, nowInstant, tokyoDate, type Actor, type Clock, type Instant } from '#kernel';
import { PermissionTable, type Permission } from '#access';
import { ComplaintWalls } from '#complaints';
import { lastInstant, Regimes, stageState, Walls } from '#incidents';
import { TodayQueries, type ClockRow } from '../data/today-queries.js';
import { SECOND_WORDS, type DueClock, type SecondWord, type Today } from '../domain/today.js';

const CALLBACKS_SHOWN = 8;
const CLOCKS_SHOWN = 12;

/** Whose word each thing waits for. */
const MAY_SAY = {
  end: 'incidents:approve',
  moment: 'incidents:approve',
  report: 'incidents:approve',
  wall: 'walls:decide',
  campaign: 'notices:approve',
  trial: 'notices:release',
} as const satisfies Record<SecondWord, Permission>;

/** What one who asks goes by: their permissions, and the incidents hidden from them. */
interface Asking {
  actor: Actor;
  now: Instant;
  hidden: readonly string[];
}

/** Gathers what is due today, for one person: counts, numbers and moments, no content. */
@Injectable()
export class ReadToday {
  constructor(
    private readonly queries: TodayQueries,
    private readonly regimes: Regimes,
    private readonly permissions: PermissionTable,
    private readonly complaintWalls: ComplaintWalls,
    private readonly walls: Walls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: Actor): Promise<Today> {
    const now = nowInstant(this.clock);
    const asking = { actor, now, hidden: [...(await this.walls.hiddenFrom(actor))] };
    const may = (permission: Permission): boolean => this.permissions.allows(actor, permission);
    return {
      at: now,
      day: tokyoDate(now),
      callbacks: may('complaints:read') ? await this.callbacks(asking) : null,
      review: may('review:decide') ? await this.review(actor) : null,
      clocks: may('incidents:read') ? await this.clocks(asking) : null,
      tasks: may('tasks:answer') ? await this.queries.tasksOf(actor.id, now, asking.hidden) : null,
      investigation: may('incidents:write')
        ? await this.queries.investigation(now, tokyoDate(now), asking.hidden)
        : null,
      notices: may('notices:read') ? await this.notices(asking, may('incidents:read')) : null,
      second: await this.second(asking),
      alarms: may('alarms:read') ? await this.queries.alarms(asking.hidden) : null,
    };
  }

  private async callbacks({ actor, now }: Asking): Promise<Today['callbacks']> {
    const wall = await this.complaintWalls.leavingOut(actor, 'complaints.id');
    const until = endOfDay(tokyoDate(now), 'Asia/Tokyo');
    const rows = await this.queries.callbacks(until, wall, CALLBACKS_SHOWN);
    return {
      ...(await this.queries.callbackCounts(now, until, wall)),
      items: rows.map((row) => ({
        complaintId: row.id,
        slipNumber: row.slip_number,
        callbackAt: row.callback_at,
        kind: row.callback_kind ?? 'call',
        ownerId: row.owner_id,
        overdue: row.callback_at < now,
      })),
    };
  }

  private async notices({ hidden }: Asking, named: boolean): Promise<Today['notices']> {
    const items = await this.queries.notices(hidden);
    const sum = (of: 'unknown' | 'undelivered' | 'notYetTold'): number =>
      items.reduce((all, item) => all + item[of], 0);
    const counts = { unknown: sum('unknown'), undelivered: sum('undelivered'), notYetTold: sum('notYetTold') };
    return { ...counts, items: named ? items : [] };
  }

  private async review(actor: Actor): Promise<Today['review']> {
    return this.queries.review(actor.id, await this.complaintWalls.leavingOut(actor, 'c.id'));
  }

  private async clocks({ now, hidden }: Asking): Promise<Today['clocks']> {
    const rows = await this.queries.clocks(hidden);
    const lines = rows.map((row) => this.clockLine(row, now)).sort(byUrgency);
    return {
      overdue: lines.filter(({ state }) => state === 'overdue').length,
      soon: lines.filter(({ state }) => state === 'due_soon').length,
      undecided: rows.filter(({ decision }) => decision === 'undecided').length,
      items: lines.slice(0, CLOCKS_SHOWN),
    };
  }

  private clockLine(row: ClockRow, now: Instant): DueClock {
    const regime = this.regimes.find(row.regime_id);
    const recipient = regime?.recipients.find(({ id }) => id === row.recipient_id);
    const stage = recipient?.stages.find(({ id }) => id === row.stage_id);
    const facts = { kind: row.kind, legalDue: row.legal_due, workingDeadline: row.working_deadline, zone: row.zone };
    return {
      incidentId: row.incident_id,
      number: row.number,
      regime: regime?.title ?? both(row.regime_id),
      recipient: recipient?.title ?? both(row.recipient_id),
      stage: stage?.title ?? both(row.stage_id),
      kind: row.kind,
      ...countsTo(row, now),
      state: stageState({ ...facts, reportedAt: null }, row.decision, now),
    };
  }

  private async second({ actor, hidden }: Asking): Promise<Today['second']> {
    const kinds = SECOND_WORDS.filter((kind) => this.permissions.allows(actor, MAY_SAY[kind]));
    const found = await Promise.all(kinds.map((kind) => this.queries.second(kind, actor.id, hidden)));
    return found.flat().sort((a, b) => (a.since < b.since ? -1 : 1));
  }
}

/** The desk's own date until the law's is over too: one that was missed has to be told as missed. */
function countsTo(row: ClockRow, now: Instant): Pick<DueClock, 'bound' | 'due' | 'endsAt'> {
  const endsAt = lastInstant(row.working_deadline, row.zone);
  const working = { bound: 'working', due: row.working_deadline, endsAt } as const;
  if (row.kind !== 'hard' || row.legal_due === null) return working;
  const legal = { bound: 'legal', due: row.legal_due, endsAt: lastInstant(row.legal_due, row.zone) } as const;
  return endsAt < legal.endsAt && now <= legal.endsAt ? working : legal;
}

/** What the law's date has passed for comes before what only missed the desk's own; then the nearest first. */
function byUrgency(a: DueClock, b: DueClock): number {
  if ((a.state === 'overdue') !== (b.state === 'overdue')) return a.state === 'overdue' ? -1 : 1;
  return a.endsAt < b.endsAt ? -1 : 1;
}

/** Data that were taken away leave their identifier. */
function both(id: string): { ja: string; en: string } {
  return { ja: id, en: id };
}

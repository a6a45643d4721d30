import {
  addDays,
  isOpenDay,
  loadYaml,
  tokyoDate,
  tokyoMidnight,
  type CalendarId,
  type CivilDate,
  type Instant,
} from '#kernel';
import type { PromiseKind } from './promises.js';

/** What is promised to a complainant, in the order in which it falls due. */
export const SERVICE_TARGETS = ['acknowledge', 'reply', 'close'] as const;
export type ServiceTarget = (typeof SERVICE_TARGETS)[number];

/** When the desk is open (ms after midnight in Tokyo), and how long (ms of that) each target leaves. */
export interface ServiceTargets {
  calendar: CalendarId;
  opensMs: number;
  closesMs: number;
  targetsMs: Record<ServiceTarget, number>;
}

const HOUR_MS = 3_600_000;
/** No target reaches further than this many days: what is asked for can never run away. */
const FURTHEST_DAYS = 3660;

/** Targets of a parsed `config/service-targets.yaml`. Throws with what is wrong. */
export function parseServiceTargets(file: unknown): ServiceTargets {
  const { hours, targets } = file as {
    hours: { calendar: CalendarId; opens: string; closes: string };
    targets: Record<ServiceTarget, number>;
  };
  const [opensMs, closesMs] = [clockMs(hours.opens), clockMs(hours.closes)];
  if (!(opensMs < closesMs)) throw new Error('service-targets.yaml: the desk must open before it closes');
  let before = 0;
  for (const name of SERVICE_TARGETS) {
    if (!(targets[name] > before))
      throw new Error(`service-targets.yaml: ${name} must be longer than what precedes it`);
    before = targets[name];
  }
  const targetsMs = {
    acknowledge: targets.acknowledge * HOUR_MS,
    reply: targets.reply * HOUR_MS,
    close: targets.close * HOUR_MS,
  };
  return { calendar: hours.calendar, opensMs, closesMs, targetsMs };
}

/** Targets as the operator set them. */
export function serviceTargets(): ServiceTargets {
  return parseServiceTargets(loadYaml('service-targets.yaml'));
}

/** The moment by which `spanMs` of open time have passed since `from`. */
export function afterOpenTime(targets: ServiceTargets, from: Instant, spanMs: number): Instant {
  const start = Date.parse(from);
  let left = spanMs;
  let day = tokyoDate(from);
  for (let n = 0; n < FURTHEST_DAYS; n += 1, day = addDays(day, 1)) {
    const open = openOn(targets, day);
    if (open === null) continue;
    const begin = Math.max(open.from, start);
    if (begin + left <= open.until) return new Date(begin + left).toISOString();
    left -= Math.max(0, open.until - begin);
  }
  throw new Error('the desk is never open');
}

/**
 * The latest moment since which `spanMs` of open time have passed at `now`: what arrived then, or before, is due. The
 * reverse of {@link afterOpenTime}, so that a list needs no column for what is due.
 */
export function beforeOpenTime(targets: ServiceTargets, now: Instant, spanMs: number): Instant {
  const end = Date.parse(now);
  let left = spanMs;
  let day = tokyoDate(now);
  for (let n = 0; n < FURTHEST_DAYS; n += 1, day = addDays(day, -1)) {
    const open = openOn(targets, day);
    if (open === null) continue;
    const finish = Math.min(open.until, end);
    if (finish - left >= open.from) return new Date(finish - left).toISOString();
    left -= Math.max(0, finish - open.from);
  }
  throw new Error('the desk is never open');
}

/** What is known of a complaint when its next target is looked for. */
export interface Served {
  state: string;
  receivedAt: Instant;
  acknowledgedAt: Instant | null;
  firstReplyAt: Instant | null;
  callbackAt: Instant | null;
  /** What is promised for then; a call when absent. */
  callbackKind?: PromiseKind | null;
}

/** What is owed to a complainant next. */
export interface Due {
  what: ServiceTarget | 'callback' | 'contact';
  at: Instant;
  late: boolean;
}

/** Whether a promised call-back still stands in this state: nobody has answered, or closed the complaint, since. */
export function isPromised(state: string): boolean {
  return state !== 'replied' && state !== 'closed';
}

/** What falls due first, or is late already; null when nothing is owed any more. */
export function nextDue(targets: ServiceTargets, of: Served, now: Instant): Due | null {
  if (of.state === 'closed') return null;
  const what = nextTarget(of);
  const target = { what, at: afterOpenTime(targets, of.receivedAt, targets.targetsMs[what]) };
  const promised = isPromised(of.state) ? of.callbackAt : null;
  const kind = of.callbackKind === 'contact' ? ('contact' as const) : ('callback' as const);
  const first = promised !== null && promised < target.at ? { what: kind, at: promised } : target;
  return { ...first, late: first.at <= now };
}

function nextTarget({ acknowledgedAt, firstReplyAt }: Served): ServiceTarget {
  if (firstReplyAt !== null) return 'close';
  return acknowledgedAt === null ? 'acknowledge' : 'reply';
}

function openOn(
  { calendar, opensMs, closesMs }: ServiceTargets,
  day: CivilDate,
): { from: number; until: number } | null {
  if (!isOpenDay(day, calendar)) return null;
  const midnight = Date.parse(tokyoMidnight(day));
  return { from: midnight + opensMs, until: midnight + closesMs };
}

function clockMs(text: string): number {
  const [hours = NaN, minutes = NaN] = text.split(':').map(Number);
  return hours * HOUR_MS + minutes * 60_000;
}

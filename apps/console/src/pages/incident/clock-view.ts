import type { Incident, Obligation, ObligationStage } from '../../api/incident-types';

/** How a clock is coloured on the board. */
export type Tone = 'done' | 'late' | 'soon' | 'calm' | 'waiting';

/** The moment a due value stands for: a civil date is over when its last Tokyo minute is; an instant is itself. */
export function dueMoment(due: string): number {
  return due.length === 10 ? Date.parse(`${due}T23:59:59.999+09:00`) : Date.parse(due);
}

/** The tone of a stage from the state that the desk computed. */
export function toneOf(stage: Pick<ObligationStage, 'state'>): Tone {
  switch (stage.state) {
    case 'reported':
    case 'not_applicable':
      return 'done';
    case 'waiting':
      return 'waiting';
    case 'overdue':
    case 'reported_late':
      return 'late';
    case 'due_soon':
      return 'soon';
    default:
      return 'calm';
  }
}

/** The bound that decides whether it is late: the law's for hard stages, the desk's own target for soft ones. */
function boundOf(stage: ObligationStage): string | null {
  return stage.kind === 'hard' ? stage.legalDue : (stage.workingDeadline ?? stage.legalDue);
}

/** The moment at which that bound ends, in the zone where its dates are counted; null while the clock waits. */
export function endOf(stage: ObligationStage): number | null {
  if (stage.endsAt != null) return Date.parse(stage.endsAt);
  const bound = boundOf(stage);
  return bound === null ? null : dueMoment(bound);
}

/** The date that counts next: the desk's own (`working`), or the law's. */
export interface NextBound {
  which: 'working' | 'legal';
  /** The last moment at which it is met. */
  at: number;
}

/**
 * What a clock counts to: the earlier of its two dates, and the law's once the desk's own has passed. Null while it waits and
 * when nothing is owed.
 */
export function nextBound(stage: ObligationStage, now: number): NextBound | null {
  if (stage.state === 'waiting' || stage.state === 'not_applicable') return null;
  const legal = stage.kind === 'hard' ? endOf(stage) : null;
  const own = stage.workEndsAt ?? null;
  const working = own === null ? (stage.kind === 'hard' ? null : endOf(stage)) : Date.parse(own);
  if (working === null) return legal === null ? null : { which: 'legal', at: legal };
  if (legal === null || (working < legal && now <= working)) return { which: 'working', at: working };
  return { which: 'legal', at: legal };
}

/** A clock with the duty that it belongs to. */
export interface ClockRow {
  obligation: Obligation;
  stage: ObligationStage;
}

/** Every clock of an incident as each of its pages lists them: running ones first, soonest first; then those that wait, then those that are over. */
export function clocksOf({ obligations }: Pick<Incident, 'obligations'>, now: number): ClockRow[] {
  const rank = ({ stage }: ClockRow): number => {
    if (stage.reportedAt !== null || toneOf(stage) === 'done') return Number.MAX_SAFE_INTEGER;
    return nextBound(stage, now)?.at ?? Number.MAX_SAFE_INTEGER - 1;
  };
  return obligations
    .flatMap((obligation) => obligation.stages.map((stage) => ({ obligation, stage })))
    .sort((a, b) => rank(a) - rank(b));
}

const COLORS = { done: 'green', late: 'red', soon: 'orange', calm: 'blue', waiting: 'gray' } as const;

/** The badge's colour of a stage. */
export function colorOf(stage: Pick<ObligationStage, 'state'>): string {
  return COLORS[toneOf(stage)];
}

/** Alerts that nobody has acknowledged while the report is still owed, strongest last. */
export function waitingAlerts(stage: ObligationStage): NonNullable<ObligationStage['alerts']> {
  if (stage.reportedAt !== null || stage.state === 'not_applicable') return [];
  return (stage.alerts ?? []).filter((alert) => alert.acknowledgedAt === null);
}

/** Whether the clock is of telling the persons concerned, who are told and not reported to. */
export const isForPersons = ({ recipientId }: Pick<Obligation, 'recipientId'>): boolean => recipientId === 'persons';

/** The state's word: by its area of the catalogue and its code there. A soft clock can only miss the desk's own date. */
export function stateWord({
  obligation,
  stage,
}: {
  obligation: Pick<Obligation, 'recipientId'>;
  stage: ObligationStage;
}) {
  const told = { reported: 'told', reported_late: 'told_late' } as const;
  const code =
    isForPersons(obligation) && (stage.state === 'reported' || stage.state === 'reported_late')
      ? told[stage.state]
      : stage.state;
  return [stage.kind === 'soft' ? 'softState' : 'stageState', code] as const;
}

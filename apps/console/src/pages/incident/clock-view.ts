import type { ObligationStage } from '../../api/incident-types';

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

/** The bound that the countdown runs against: the law's for hard stages, the desk's own target for soft ones. */
export function boundOf(stage: ObligationStage): string | null {
  return stage.kind === 'hard' ? stage.legalDue : (stage.workingDeadline ?? stage.legalDue);
}

/** The moment at which the bound ends, in the zone where its dates are counted; null while the clock waits. */
export function endOf(stage: ObligationStage): number | null {
  if (stage.endsAt != null) return Date.parse(stage.endsAt);
  const bound = boundOf(stage);
  return bound === null ? null : dueMoment(bound);
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

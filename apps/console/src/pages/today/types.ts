import type { Schemas } from '../../api/schemas';

export interface DueCallback {
  complaintId: string;
  slipNumber: string;
  callbackAt: string;
  /** A call, or word by whatever way, as an interim answer promised it. */
  kind: 'call' | 'contact';
  ownerId: string | null;
  overdue: boolean;
}

export type DueClock = Schemas['DueClock'];

export interface WaitingForSecond {
  kind: 'end' | 'moment' | 'report' | 'wall' | 'campaign' | 'trial';
  id: string;
  incidentId: string;
  number: string;
  since: string;
}

/** GET /today: counts and moments, no content; null where it does not concern who asks. */
export interface Today {
  at: string;
  day: string;
  callbacks: { overdue: number; today: number; items: DueCallback[] } | null;
  review: { waiting: number; oldestReceivedAt: string | null } | null;
  clocks: { overdue: number; soon: number; undecided: number; items: DueClock[] } | null;
  tasks: { waiting: number; overdue: number; nextDueAt: string | null } | null;
  investigation: { answered: number; overdueTasks: number; overdueMeasures: number } | null;
  notices: { unknown: number; undelivered: number; notYetTold: number } | null;
  second: WaitingForSecond[];
  alarms: { open: number; unseen: number } | null;
  accessReview: {
    quarter: string;
    state: 'none' | 'open' | 'signed';
    lines: number;
    answered: number;
    by: string[];
  } | null;
  operation: { signedIn: number; mailboxes: number; mailboxTroubles: number; lastArrivalAt: string | null } | null;
}

/** Where somebody goes to give the second word. */
export function placeOf({ kind, id, incidentId }: WaitingForSecond): string {
  if (kind === 'campaign' || kind === 'trial') return `/campaigns/${id}`;
  if (kind === 'report') return `/incidents/${incidentId}?tab=reports`;
  return kind === 'wall' ? '/walls' : `/incidents/${incidentId}`;
}

/** Whether nothing at all is due. */
export function isCalm(today: Today): boolean {
  const { callbacks, review, clocks, tasks, investigation, notices, second, alarms, accessReview, operation } = today;
  // How the desk runs is always worth a look to who runs it.
  if (operation !== null) return false;
  const waiting = [
    callbacks?.today,
    review?.waiting,
    clocks?.items.length,
    tasks?.waiting,
    investigation && investigation.answered + investigation.overdueTasks + investigation.overdueMeasures,
    notices && notices.unknown + notices.undelivered + notices.notYetTold,
    second.length,
    alarms?.open,
    accessReview !== null && accessReview.state !== 'signed' ? 1 : 0,
  ];
  return waiting.every((count) => (count ?? 0) === 0);
}

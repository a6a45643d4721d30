import type { Answer, Schemas } from '../../api/schemas';

export type DueCallback = Schemas['DueCallback'];
export type DueClock = Schemas['DueClock'];
export type WaitingForSecond = Schemas['WaitingForSecond'];

/** What the notices of one incident ask of a person. */
export type DueNotices = Schemas['DueNotices'];

/** GET /today: counts and moments, no content; null where it does not concern who asks. */
export type Today = Answer<'Today_now', 200>;

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

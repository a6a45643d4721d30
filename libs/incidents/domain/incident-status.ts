/** States of an incident; that it was reported is derived from its obligations. */
export const INCIDENT_STATES = ['lead', 'suspected', 'confirmed', 'unfounded', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Where an incident may go from each state; reopening always returns to `suspected`. */
export const INCIDENT_TRANSITIONS = {
  lead: ['suspected', 'unfounded'],
  suspected: ['confirmed', 'unfounded'],
  confirmed: ['closed', 'unfounded'],
  unfounded: ['suspected'],
  closed: ['suspected'],
} as const satisfies Record<IncidentState, readonly IncidentState[]>;

/** Whether the step exists. */
export function mayMove(from: IncidentState, to: IncidentState): boolean {
  return (INCIDENT_TRANSITIONS[from] as readonly IncidentState[]).includes(to);
}

/** Whether the step opens an ended incident again. */
export function isReopening(from: IncidentState, to: IncidentState): boolean {
  return to === 'suspected' && (from === 'closed' || from === 'unfounded');
}

/** States that end an incident: before each of them a person answers whether the secrecy of communications is involved. */
export const ENDS = ['closed', 'unfounded'] as const satisfies readonly IncidentState[];
export type IncidentEnd = (typeof ENDS)[number];

/** Whether the state ends an incident. */
export function isEnd(state: IncidentState): state is IncidentEnd {
  return (ENDS as readonly IncidentState[]).includes(state);
}

import type { IncidentState } from './incident-status.js';

/** What decides whether one person may end an incident alone. */
export interface EndQuestion {
  from: IncidentState;
  to: IncidentState;
  /** The answer that is given now. */
  involved: boolean;
  /** Somebody once said yes to the secrecy question, as an answer or as a fact. */
  everInvolved: boolean;
  /** The duty to report a leak of the secrecy of communications is decided to apply. */
  art28Applies: boolean;
  /** A complaint was ever linked to it. */
  hasSign: boolean;
}

/**
 * Whether a second person has to approve. Alone a person may drop a lead that no complaint ever belonged to, and close
 * an incident whose answer agrees with every earlier one and with the decision about Article 28.
 */
export function needsSecond(end: EndQuestion): boolean {
  if (end.to === 'unfounded') return end.from !== 'lead' || end.hasSign || end.everInvolved;
  return end.involved ? !end.art28Applies : end.everInvolved;
}

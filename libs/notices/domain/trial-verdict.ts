import type { CampaignHold } from './campaign-state.js';
import type { NoticeState } from './notice-state.js';

/**
 * What a trial run says: nothing while a message is on its way, `canary-failed` when one was not taken, else `release`.
 * Strict on purpose: a person looks at what happened to ten before it happens to a million.
 */
export function trialVerdict(states: readonly (NoticeState | 'failed' | 'unknown')[]): CampaignHold | null {
  if (states.some((state) => state === 'pending' || state === 'sending')) return null;
  return states.every((state) => state === 'accepted' || state === 'acknowledged') ? 'release' : 'canary-failed';
}

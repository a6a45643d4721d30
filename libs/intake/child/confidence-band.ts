import type { ConfidenceBand } from './messages.js';

const GOOD_FROM = 86;
const CHECK_FROM = 75;

/** Band of a page's confidence (0..100). */
export function confidenceBand(confidence: number): ConfidenceBand {
  if (confidence >= GOOD_FROM) return 'good';
  return confidence >= CHECK_FROM ? 'check' : 'transcribe';
}

import type { EngineResult } from '#engine';
import type { KnownSigns } from '../data/assessment-rows.js';

/** Whether a reading shows a kind, a lead class or a stretch of text that no earlier one of the complaint did. */
export function showsMore(
  result: Pick<EngineResult, 'flagged' | 'kinds' | 'leads' | 'reasons'>,
  known: KnownSigns,
): boolean {
  if (!result.flagged) return false;
  if (result.kinds.some((kind) => !known.kinds.has(kind))) return true;
  if (result.leads.some((lead) => !known.leads.has(lead))) return true;
  return result.reasons.some(({ text }) => text !== '' && !known.quotes.some((quote) => overlaps(quote, text)));
}

/** The same stretch marked a little wider or narrower is the same reason. */
function overlaps(one: string, other: string): boolean {
  return one.includes(other) || (one !== '' && other.includes(one));
}

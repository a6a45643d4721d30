/** What a delivery report says about one recipient (RFC 3464). */
export interface BouncedRecipient {
  status: string | null;
  action: string | null;
}

export type BounceVerdict = 'failed' | 'delayed' | 'delivered';

/**
 * What a report means for a message with one recipient. A report that says neither "delayed" nor "delivered" counts as
 * failed: in doubt the person has not been told.
 */
export function judgeBounce(recipients: readonly BouncedRecipient[]): BounceVerdict {
  const verdicts = recipients.map(verdictOf);
  if (verdicts.length === 0 || verdicts.includes('failed')) return 'failed';
  return verdicts.includes('delayed') ? 'delayed' : 'delivered';
}

function verdictOf({ action, status }: BouncedRecipient): BounceVerdict {
  const word = action?.trim().toLowerCase() ?? '';
  if (word === 'failed') return 'failed';
  if (word === 'delayed') return 'delayed';
  if (word === 'delivered' || word === 'relayed' || word === 'expanded') return 'delivered';
  if (status?.startsWith('4.') === true) return 'delayed';
  if (status?.startsWith('2.') === true) return 'delivered';
  return 'failed';
}

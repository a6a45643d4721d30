/** Where a campaign stands. */
export const CAMPAIGN_STATES = ['draft', 'approved', 'running', 'paused', 'done'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What may follow what; `approved → draft` happens when text or list change after approval. */
const NEXT = {
  draft: ['approved'],
  approved: ['draft', 'running'],
  running: ['paused', 'done'],
  paused: ['running'],
  done: [],
} as const satisfies Record<CampaignState, readonly CampaignState[]>;

/** Whether a campaign in `from` may move to `to`. */
export function mayMoveCampaign(from: CampaignState, to: CampaignState): boolean {
  return (NEXT[from] as readonly CampaignState[]).includes(to);
}

/** Whether text and list may still change. */
export function isEditable(state: CampaignState): boolean {
  return state === 'draft' || state === 'approved';
}

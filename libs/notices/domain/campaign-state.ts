/** Where a campaign stands. */
export const CAMPAIGN_STATES = ['draft', 'approved', 'scheduled', 'canary', 'running', 'paused', 'done'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Parts of a campaign in their order: our own addresses, ten persons of the list, everybody. */
export const CAMPAIGN_STAGES = ['own', 'ten', 'all'] as const;
export type CampaignStage = (typeof CAMPAIGN_STAGES)[number];

/** Why a trial run stands still: it went well and a person must let it go on, or it did not go well. */
export type CampaignHold = 'release' | 'canary-failed';

/** Persons of the list who get the message before all others. */
export const CANARY_PERSONS = 10;

/**
 * What may follow what. `approved → draft` happens when text or list change after approval, `scheduled → approved` when
 * the start is taken back before the first message, `canary → done` when the list is no longer than the trial run.
 */
const NEXT = {
  draft: ['approved'],
  approved: ['draft', 'scheduled', 'running'],
  scheduled: ['approved', 'canary'],
  canary: ['paused', 'running', 'done'],
  running: ['paused', 'done'],
  paused: ['canary', 'running'],
  done: [],
} as const satisfies Record<CampaignState, readonly CampaignState[]>;

/** States in which messages go out. */
export const SENDING_STATES = ['canary', 'running'] as const satisfies readonly CampaignState[];

/** Whether a campaign in `from` may move to `to`. */
export function mayMoveCampaign(from: CampaignState, to: CampaignState): boolean {
  return (NEXT[from] as readonly CampaignState[]).includes(to);
}

/** Whether text and list may still change. */
export function isEditable(state: CampaignState): boolean {
  return state === 'draft' || state === 'approved';
}

/** The part that follows, or null after the last. */
export function stageAfter(stage: CampaignStage): CampaignStage | null {
  return CAMPAIGN_STAGES[CAMPAIGN_STAGES.indexOf(stage) + 1] ?? null;
}

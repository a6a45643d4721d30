/**
 * Why a campaign is sent: `first` tells people for the first time and passes over whom another campaign told or is
 * telling; a `correction` goes to everybody on its list, who count as told of it by this campaign alone.
 */
export const CAMPAIGN_PURPOSES = ['first', 'correction'] as const;
export type CampaignPurpose = (typeof CAMPAIGN_PURPOSES)[number];

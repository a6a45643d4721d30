import type { CampaignView } from '../../api/campaign-types';

/** How far the approvals of a notice are, for one person. */
export interface StandingApproval {
  /** Those that count for the present words and list. */
  given: CampaignView['approvals'];
  /** How many are still needed. */
  left: number;
  /** Whether this person is asked, has given theirs, may not as an author, or is none who approves. */
  mine: 'asked' | 'given' | 'author' | 'other';
  /** What comes before anybody can approve; null when nothing does. */
  before: 'lint' | 'empty' | null;
}

type Campaign = Pick<CampaignView, 'approvals' | 'approvalsNeeded' | 'authorIds' | 'lint' | 'counts'>;

/** The desk decides; this keeps the page from offering what the desk would refuse. */
export function standingOf(campaign: Campaign, userId: string, mayApprove: boolean): StandingApproval {
  const given = campaign.approvals.filter((approval) => approval.counts);
  const left = Math.max(0, campaign.approvalsNeeded - given.length);
  const listed = Object.values(campaign.counts).reduce((sum, n) => sum + n, 0);
  const mine = (): StandingApproval['mine'] => {
    if (given.some(({ approverId }) => approverId === userId)) return 'given';
    if (campaign.authorIds.includes(userId)) return 'author';
    return mayApprove && left > 0 ? 'asked' : 'other';
  };
  return { given, left, mine: mine(), before: campaign.lint.length > 0 ? 'lint' : listed === 0 ? 'empty' : null };
}

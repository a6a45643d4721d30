import type { SiblingReason } from '../../api/sibling-types';

/** Why a complaint waits for a reader, and the earlier one that is the reason. */
export interface WhyInReview {
  code: 'repeated' | 'sibling' | 'reopened' | 'clustered' | 'raised';
  at: string;
  of: {
    complaintId: string;
    slipNumber: string;
    receivedAt: string;
    answer: 'set_aside' | 'suspected' | 'closed' | null;
    answeredAt: string | null;
  } | null;
}

/** A complaint that lies near, and what was decided about it. */
export interface Similar {
  complaintId: string;
  slipNumber: string;
  channel: string;
  receivedAt: string;
  by: 'group' | 'reasons' | 'kind';
  reasons: SiblingReason[];
  decision: { decision: 'set_aside' | 'suspected'; reasonCode: string; decidedAt: string } | null;
}

/** What stands beside a complaint under review, as GET /review/:id/context answers it. */
export interface ReviewContext {
  why: WhyInReview[];
  similar: Similar[];
  clusters: { id: string; state: string; size: number; sentence: { ja: string; en: string } }[];
}

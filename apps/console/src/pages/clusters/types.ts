/** Words in both languages. */
export interface Bilingual {
  ja: string;
  en: string;
}

export type ClusterState = 'open' | 'watch' | 'dismissed' | 'incident';

/** A lead as the list shows it. */
export interface ClusterView {
  id: string;
  method: string;
  level: string;
  state: ClusterState;
  openedAt: string;
  firstAt: string;
  lastAt: string;
  size: number;
  count: number;
  expected: number;
  bound: number;
  windowMs: number;
  raised: number;
  raisedAt: string;
  incidentId: string | null;
  facts: Record<string, number>;
  names: Record<string, Bilingual>;
  sentence: Bilingual;
}

export interface Series {
  windowMs: number;
  expected: number;
  bound: number;
  points: { at: string; count: number }[];
}

/** A lead with its complaints, chart and decisions. */
export interface OpenCluster extends ClusterView {
  members: {
    complaintId: string;
    slipNumber: string;
    channel: string;
    receivedAt: string;
    state: string;
    flagged: boolean;
  }[];
  series: Series;
  decisions: {
    id: string;
    decision: string;
    reasonCode: string | null;
    reason: Bilingual | null;
    decidedAt: string;
    size: number;
    note: string | null;
  }[];
}

interface Word extends Bilingual {
  code: string;
}

export type Vocabulary = Record<'services' | 'areas' | 'steps' | 'reasons', Word[]>;

export interface WatchView {
  counted: number;
  waiting: number;
  shares: Record<'service' | 'area' | 'shop' | 'step' | 'weak' | 'flagged', number>;
  judgedOn: string | null;
  burstsUpTo: string | null;
  falseAlarmsPerWeek: Record<string, number>;
  delays: { channel: string; n: number; known: number[] }[];
}

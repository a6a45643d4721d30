import type { Reason } from '../../api/types';

export type EngineState = 'candidate' | 'tried' | 'signed_off' | 'active' | 'retired';
export const DIFFERENCES = ['newly-flagged', 'newly-dropped', 'changed'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export interface TrialCounts {
  read: number;
  before: number;
  after: number;
  newlyFlagged: number;
  newlyDropped: number;
  changed: number;
}

export interface Trial {
  id: string;
  versionId: string;
  baseId: string;
  state: 'running' | 'finished';
  startedAt: string;
  finishedAt: string | null;
  total: number;
  done: number;
  erased: number;
  report: { all: TrialCounts; channel: Record<string, TrialCounts>; language: Record<string, TrialCounts> };
  reportSha256: string | null;
  staleness: string | null;
}

export interface Version {
  id: string;
  engine: string;
  modelSha256: string;
  lexiconSha256: string;
  modelVersion: string;
  lexiconVersion: string;
  origin: 'shipped' | 'brought' | 'folder';
  broughtAt: string;
  broughtBy: string;
  state: EngineState;
  firstActiveAt: string | null;
  trial: Trial | null;
  signatures: { purpose: 'activation' | 'retreat'; signedAt: string; signedBy: string; role: string }[];
}

export interface Activation {
  id: string;
  versionId: string;
  kind: 'first' | 'activation' | 'retreat';
  activatedAt: string;
  activatedBy: string;
  lookBack: 'all' | 'late' | 'done';
  done: number;
  newlyFlagged: number;
}

export interface Engines {
  items: Version[];
  activations: Activation[];
}

export interface GroupOnCard {
  texts: number;
  signals: number;
  recall: number | null;
  fpr: number | null;
  rocAuc: number | null;
}

export interface EngineCard {
  card: {
    version: string;
    seed: number;
    trainedAt: string;
    data: { sha256: string; texts: number; signals: number };
    threshold: { probability: number; wishedRecall: number; recall: number; fpr: number; note: string };
    measured: {
      rocAuc: number;
      brier: number;
      folds: number;
      by?: Record<'channel' | 'language' | 'kind', Record<string, GroupOnCard>>;
    };
  };
  words: { version: string; concepts: number; frames: number; kinds: number };
}

/** What the engines say is null while a blind reading of the complaint waits for who looks. */
export interface DifferenceLine {
  complaintId: string;
  slipNumber: string;
  difference: Difference | null;
  channel: string;
  language: string;
  receivedAt: string;
  scoreBefore: number | null;
  scoreAfter: number | null;
  kindsBefore: string[] | null;
  kindsAfter: string[] | null;
  leadsBefore: string[] | null;
  leadsAfter: string[] | null;
}

interface Reading {
  score: number;
  flagged: boolean;
  kinds: string[];
  leads: string[];
  reasons: Reason[];
}

export interface DifferenceText {
  slipNumber: string;
  channel: string;
  receivedAt: string;
  withheld: boolean;
  texts: {
    of: 'complaint' | 'message';
    id: string;
    subject: string | null;
    text: string;
    before: Reading | null;
    after: Reading | null;
  }[];
}

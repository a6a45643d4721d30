import type { Channel } from './channel';

/** Shapes of `GET /complaints/:id/siblings`; nothing of them is content. */
export interface SiblingLine {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: string;
  state: string;
  /** Null while a blind reading of it waits for who looks. */
  flagged: boolean | null;
}

export interface SiblingReason {
  kind: string;
  percent?: number;
  sender?: string;
}

export interface SiblingSuggestion {
  id: string;
  complaint: SiblingLine;
  score: number;
  reasons: SiblingReason[];
  state: 'open' | 'accepted' | 'rejected';
}

export interface SiblingGroup {
  id: string;
  members: (SiblingLine & { primary: boolean; signals: { kind: string; state: string; createdAt: string }[] })[];
  /** The earliest arrival of the members. */
  receivedAt: string;
  firstSignalAt: string | null;
  flagged: boolean;
}

export interface Siblings {
  group: SiblingGroup | null;
  suggestions: SiblingSuggestion[];
}

import type { Channel } from '../../api/types';

/** What the desk tells of a page without its text. */
export interface PageLine {
  id: string;
  documentId: string;
  arrivalId: string;
  documentName: string;
  attachment: boolean;
  page: number;
  source: 'ocr' | 'text-layer' | 'blank' | 'unread';
  confidence: number | null;
  band: 'good' | 'check' | 'transcribe' | null;
  handwriting: boolean;
  coverSheet: boolean;
  separator: boolean;
  width: number;
  height: number;
  needsPerson: boolean;
  version: number;
  settledHow: 'confirmed' | 'transcribed' | null;
}

/** A recognised word: box in pixels of the prepared picture, `at` its place in the page's text. */
export interface Word {
  text: string;
  confidence: number;
  left: number;
  top: number;
  width: number;
  height: number;
  at: number | null;
}

/** A particular that was found on a page; `agreed` when two readings gave the same. */
export interface PageFact {
  kind: string;
  text: string;
  words: number[];
  agreed: boolean;
}

/** A page with its text. */
export interface PageView extends PageLine {
  text: string;
  originalText: string;
  words: Word[];
  facts: PageFact[];
  versions: { version: number; at: string; actorId: string; how: string }[];
}

/** A complaint with pages that wait for a person. */
export interface ReadingQueueItem {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: string;
  openPages: number;
}

/** Parts of a party that columns can fill, in the order in which they are shown. */
export const FIELDS = [
  'name',
  'kana',
  'email',
  'phone',
  'postalCode',
  'address',
  'customerNo',
  'line',
  'account',
  'message',
  'language',
  'role',
  'note',
] as const;

/** Fields that several columns may fill. */
export const SEVERAL: readonly string[] = ['address', 'line', 'account', 'message'];

export interface ListMapping {
  columns: Record<string, string[]>;
  header: boolean;
  role: string;
  language: string;
}

/** A source of parties as lists show it. */
export interface ListSummary {
  id: string;
  incidentId: string;
  campaignId: string | null;
  kind: 'file' | 'complaints' | 'hand';
  state: 'receiving' | 'received' | 'checking' | 'checked' | 'running' | 'stopped' | 'cancelled' | 'done';
  format: { kind: string; charset: string | null } | null;
  sha256: string | null;
  size: number;
  rowsTotal: number | null;
  rowsDone: number;
  added: number;
  joined: number;
  incomplete: number;
  refused: number;
  stoppedBy: string | null;
  createdBy: string;
  createdAt: string;
}

export interface ListView extends ListSummary {
  provenance: {
    fileName: string | null;
    query: string | null;
    extract: string | null;
    extractedBy: string | null;
    releasedBy: string | null;
  };
  approvedBy: string[];
}

export interface ListColumns {
  names: string[];
  rows: string[][];
  mapping: ListMapping;
  /** Columns of customer numbers and accounts whose cells are numbers: zeros in front are lost. */
  numberColumns: string[];
}

export interface ListFigures {
  persons: number;
  merged: number;
  firstStep: Record<'email' | 'letter' | 'phone' | 'substitute', number>;
  language: Record<string, number>;
  role: Record<string, number>;
  /** Persons whom another campaign told or is telling. */
  alreadyTold: number;
  openPairs: number;
  beingMade: boolean;
}

export interface PairedParty {
  id: string;
  name: string | null;
  kana: string | null;
  email: string | null;
  phone: string | null;
  postal: { code: string; lines: string[] } | null;
  customerNo: string | null;
  language: string;
  role: string;
  note: string | null;
  units: { kind: string; value: string }[];
}

export interface PairView {
  id: string;
  reasons: string[];
  score: number;
  state: 'open' | 'same' | 'different';
  first: PairedParty;
  second: PairedParty;
  keptParty: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

export interface PairPage {
  items: PairView[];
  nextCursor: string | null;
  counts: Record<PairView['state'], number>;
}

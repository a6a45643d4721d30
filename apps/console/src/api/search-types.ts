/** A piece of a text; `hit` where it was asked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Where in a case the words stand. */
export interface FoundPlace {
  kind: string;
  pieces: Piece[];
}

/** A hit of a search. Null where it is masked whole or unknown. */
export interface SearchHit {
  complaintId: string;
  slipNumber: string;
  channel: string;
  receivedAt: string;
  state: string;
  category: string | null;
  humanMustRead: boolean;
  masked: boolean;
  name: string | null;
  phone: string | null;
  found: FoundPlace[];
}

/** A hit without masks. */
export interface Unmasked {
  name: string | null;
  phone: string | null;
  email: string | null;
  found: FoundPlace[];
}

/** What is asked; it goes in a request body and stands in no address. */
export interface Asked {
  q: string;
  filters: { state: string; channel: string; receivedFrom: string; receivedTo: string };
}

import type { Schemas } from './schemas';

/** A piece of a text; `hit` where it was asked for. */
export type Piece = Schemas['PieceDto'];

/** Where in a case the words stand. */
export type FoundPlace = Schemas['FoundPlaceDto'];

/** A hit of a search. Null where it is masked whole or unknown. */
export type SearchHit = Schemas['SearchHitDto'];

/** A hit without masks. */
export type Unmasked = Schemas['UnmaskedDto'];

/** What is asked; it goes in a request body and stands in no address. */
export interface Asked {
  q: string;
  filters: { state: string; channel: string; receivedFrom: string; receivedTo: string };
}

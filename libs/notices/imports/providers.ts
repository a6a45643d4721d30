import { KnownParties } from '../identity/known-parties.js';
import { PairRows } from '../identity/pair-rows.js';
import { PlaceRows } from '../identity/place-rows.js';
import { ChangeList, ListParts } from '../use-cases/change-list.js';
import { ListLock } from './list-lock.js';
import { SourceRows } from './source-rows.js';

/** Everything that makes lists. */
export const listProviders = [ChangeList, KnownParties, ListLock, ListParts, PairRows, PlaceRows, SourceRows];

import { DecidePair, PairParts } from '../identity/decide-pair.js';
import { KnownParties } from '../identity/known-parties.js';
import { PairRows } from '../identity/pair-rows.js';
import { PlaceRows } from '../identity/place-rows.js';
import { ReadPairs } from '../identity/read-pairs.js';
import { ChangeList, ListParts } from '../use-cases/change-list.js';
import { ControlList } from './control-list.js';
import { ReadListFigures } from './list-figures.js';
import { ListFromComplaints } from './list-from-complaints.js';
import { ListJobs } from './list-jobs.js';
import { ListLock } from './list-lock.js';
import { ReadList } from './read-list.js';
import { ListPlaces } from './list-places.js';
import { ReceiveList } from './receive-list.js';
import { RunList, RunParts } from './run-list.js';
import { SourceFiles } from './source-file.js';
import { SourceLines } from './source-lines.js';
import { SourceRows } from './source-rows.js';

/** Everything that makes lists. */
export const listProviders = [
  ChangeList,
  ControlList,
  DecidePair,
  KnownParties,
  ListFromComplaints,
  ListJobs,
  ListLock,
  ListParts,
  ListPlaces,
  PairParts,
  PairRows,
  PlaceRows,
  ReadList,
  ReadListFigures,
  ReadPairs,
  ReceiveList,
  RunList,
  RunParts,
  SourceFiles,
  SourceLines,
  SourceRows,
];

import { admin } from './admin';
import { alarms } from './alarms';
import { arrived } from './arrived';
import { bound } from './bound';
import { cases } from './cases';
import { certificate } from './certificate';
import { deciding } from './deciding';
import { engines } from './engines';
import { deskWords } from './group-desk';
import { imports } from './imports';
import { insight } from './insight';
import { office } from './office';
import { partyLists } from './party-lists';
import { rooms } from './rooms';
import { search } from './search';
import { warnings } from './warnings';

export const ja = {
  ...deskWords,
  ...admin,
  ...alarms,
  ...arrived,
  ...bound,
  ...cases,
  ...certificate,
  ...deciding,
  ...engines,
  ...imports,
  ...insight,
  ...office,
  ...partyLists,
  ...rooms,
  ...search,
  ...warnings,
};

/** Every message of the console; other languages must have the same keys. */
export type MessageKey = keyof typeof ja;

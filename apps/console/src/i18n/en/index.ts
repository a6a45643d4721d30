import type { MessageKey } from '../ja';
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
import { search } from './search';
import { warnings } from './warnings';
import { rooms } from './rooms';

export const en: Record<MessageKey, string> = {
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
  ...search,
  ...warnings,
  ...rooms,
};

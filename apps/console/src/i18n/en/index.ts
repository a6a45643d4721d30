import type { MessageKey } from '../ja';
import { admin } from './admin';
import { alarms } from './alarms';
import { bound } from './bound';
import { calls } from './calls';
import { certificate } from './certificate';
import { clusters } from './clusters';
import { common } from './common';
import { complaints } from './complaints';
import { connections } from './connections';
import { duties } from './duties';
import { engines } from './engines';
import { evidence } from './evidence';
import { imports } from './imports';
import { incidents } from './incidents';
import { lists } from './lists';
import { live } from './live';
import { insight } from './insight';
import { notices } from './notices';
import { office } from './office';
import { partyLists } from './party-lists';
import { reading } from './reading';
import { replies } from './replies';
import { reports } from './reports';
import { review } from './review';
import { search } from './search';
import { shell } from './shell';
import { siblings } from './siblings';
import { today } from './today';
import { walls } from './walls';
import { warnings } from './warnings';
import { work } from './work';

export const en: Record<MessageKey, string> = {
  ...admin,
  ...alarms,
  ...bound,
  ...calls,
  ...certificate,
  ...clusters,
  ...common,
  ...complaints,
  ...connections,
  ...duties,
  ...engines,
  ...evidence,
  ...imports,
  ...incidents,
  ...lists,
  ...live,
  ...insight,
  ...notices,
  ...office,
  ...partyLists,
  ...reading,
  ...replies,
  ...reports,
  ...review,
  ...search,
  ...shell,
  ...siblings,
  ...today,
  ...walls,
  ...warnings,
  ...work,
};

import { calls } from './calls';
import { clusters } from './clusters';
import { common } from './common';
import { complaints } from './complaints';
import { connections } from './connections';
import { duties } from './duties';
import { evidence } from './evidence';
import { incidents } from './incidents';
import { lists } from './lists';
import { live } from './live';
import { notices } from './notices';
import { reading } from './reading';
import { replies } from './replies';
import { reports } from './reports';
import { review } from './review';
import { shell } from './shell';
import { siblings } from './siblings';
import { today } from './today';
import { walls } from './walls';
import { warnings } from './warnings';
import { work } from './work';

/** Words of the shell and of the pages that are open all day: loaded before anything shows. */
export const deskWords = {
  ...calls,
  ...clusters,
  ...common,
  ...complaints,
  ...connections,
  ...duties,
  ...evidence,
  ...incidents,
  ...lists,
  ...live,
  ...notices,
  ...reading,
  ...replies,
  ...reports,
  ...review,
  ...shell,
  ...siblings,
  ...today,
  ...walls,
  ...warnings,
  ...work,
};

import { calls } from './calls';
import { clusters } from './clusters';
import { codes } from './codes';
import { common } from './common';
import { complaints } from './complaints';
import { connections } from './connections';
import { incidents } from './incidents';
import { lists } from './lists';
import { live } from './live';
import { notices } from './notices';
import { reading } from './reading';
import { replies } from './replies';
import { review } from './review';
import { shell } from './shell';
import { today } from './today';
import { walls } from './walls';
import { work } from './work';

/** Words of the shell and of the pages that are open all day: loaded before anything shows. */
export const deskWords = {
  ...calls,
  ...clusters,
  ...codes,
  ...common,
  ...complaints,
  ...connections,
  ...incidents,
  ...lists,
  ...live,
  ...notices,
  ...reading,
  ...replies,
  ...review,
  ...shell,
  ...today,
  ...walls,
  ...work,
};

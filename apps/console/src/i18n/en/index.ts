import type { MessageKey } from '../ja';
import { common } from './common';
import { complaints } from './complaints';
import { incidents } from './incidents';
import { office } from './office';
import { reading } from './reading';
import { warnings } from './warnings';

export const en: Record<MessageKey, string> = {
  ...common,
  ...complaints,
  ...incidents,
  ...office,
  ...reading,
  ...warnings,
};

import { common } from './common';
import { complaints } from './complaints';
import { incidents } from './incidents';
import { office } from './office';
import { warnings } from './warnings';

export const ja = { ...common, ...complaints, ...incidents, ...office, ...warnings };

/** Every message of the console; other languages must have the same keys. */
export type MessageKey = keyof typeof ja;

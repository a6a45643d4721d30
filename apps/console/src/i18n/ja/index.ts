import { common } from './common';
import { complaints } from './complaints';
import { incidents } from './incidents';
import { office } from './office';
import { reading } from './reading';
import { warnings } from './warnings';

export const ja = { ...common, ...complaints, ...incidents, ...office, ...reading, ...warnings };

/** Every message of the console; other languages must have the same keys. */
export type MessageKey = keyof typeof ja;

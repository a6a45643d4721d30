import { common } from './common';
import { complaints } from './complaints';
import { incidents } from './incidents';
import { office } from './office';

export const ja = { ...common, ...complaints, ...incidents, ...office };

/** Every message of the console; other languages must have the same keys. */
export type MessageKey = keyof typeof ja;

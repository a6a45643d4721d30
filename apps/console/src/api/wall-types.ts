import type { Schemas } from './schemas';

/** A wall round an incident. */
export type Wall = Schemas['WallView'];
export type WallState = Wall['state'];

export type WallsOfIncident = Schemas['WallsOfIncident'];

/** A look behind a wall. */
export type Look = WallsOfIncident['looks'][number];

/** What waits for a second person; without content. */
export type WallWork = Schemas['WallWork'];

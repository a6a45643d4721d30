import type { Actor } from '#kernel';

/** People who carry incidents: approvals take two who are not the author. */
export interface DemoOfficers {
  officer: Actor;
  second: Actor;
  manager: Actor;
  secondManager: Actor;
}

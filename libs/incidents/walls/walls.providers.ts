import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GlassRows } from './data/glass-rows.js';
import { Reach } from './data/reach.js';
import { WallRows } from './data/wall-rows.js';
import { WallGuard } from './http/wall.guard.js';
import { WallScreen } from './http/wall-screen.interceptor.js';
import { BreakGlass } from './use-cases/break-glass.js';
import { FindNamedStaff } from './use-cases/find-named-staff.js';
import { GlassTrail } from './use-cases/glass-trail.js';
import { RaiseWall } from './use-cases/raise-wall.js';
import { ReadWalls } from './use-cases/read-walls.js';
import { ReviewGlass } from './use-cases/review-glass.js';
import { SweepWalls } from './use-cases/sweep-walls.js';
import { WallConflicts } from './use-cases/wall-conflicts.js';
import { Walls } from './use-cases/walls.js';
import { LiveWalls } from './live-walls.js';
import { WallHooks } from './wall-hooks.js';

/** Walls, with the guard before every route and the net under every answer. */
export const wallProviders = [
  GlassRows,
  Reach,
  WallRows,
  GlassTrail,
  BreakGlass,
  FindNamedStaff,
  RaiseWall,
  ReadWalls,
  ReviewGlass,
  SweepWalls,
  WallConflicts,
  Walls,
  LiveWalls,
  WallHooks,
  { provide: APP_GUARD, useClass: WallGuard },
  { provide: APP_INTERCEPTOR, useClass: WallScreen },
];

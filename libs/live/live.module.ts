import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Settings } from '#kernel';
import { ComplaintRepository } from '#complaints';
import { JobHandlers } from '#jobs';
import { UnitOfWork } from '#persistence';
import { ClaimRows } from './data/claim-rows.js';
import { InProcessBus } from './data/in-process-bus.js';
import { LiveBus } from './data/live-bus.js';
import { PostgresBus } from './data/postgres-bus.js';
import { ClaimsController } from './http/claims.controller.js';
import { LiveController } from './http/live.controller.js';
import { NamesLivePlace } from './http/names-live-place.interceptor.js';
import { PresenceController } from './http/presence.controller.js';
import { PresentClaim } from './http/present-claim.js';
import { ReviewClaimsController } from './http/review-claims.controller.js';
import { ClaimTrail } from './use-cases/claim-trail.js';
import { FollowNews } from './use-cases/follow-news.js';
import { HearNews } from './use-cases/hear-news.js';
import { LiveEvents } from './use-cases/live-events.js';
import { LiveHub } from './use-cases/live-hub.js';
import { LiveSight } from './use-cases/live-sight.js';
import { Presence } from './use-cases/presence.js';
import { WhoWorks } from './use-cases/who-works.js';
import { WorkClaims } from './use-cases/work-claims.js';

const SWEEP_MS = 10 * 60_000;

const bus = {
  provide: LiveBus,
  useFactory: (uow: UnitOfWork, settings: Settings): LiveBus =>
    settings.databaseUrl === null ? new InProcessBus(uow) : new PostgresBus(uow, settings.databaseUrl),
  inject: [UnitOfWork, Settings],
};

/** What changed, told at once; who works on what, and who has it open. */
@Global()
@Module({
  controllers: [LiveController, ClaimsController, ReviewClaimsController, PresenceController],
  providers: [
    bus,
    ClaimRows,
    ClaimTrail,
    FollowNews,
    HearNews,
    LiveEvents,
    LiveHub,
    LiveSight,
    Presence,
    PresentClaim,
    WhoWorks,
    WorkClaims,
    { provide: APP_INTERCEPTOR, useClass: NamesLivePlace },
  ],
  exports: [LiveEvents, LiveHub, LiveSight, WhoWorks],
})
export class LiveModule implements OnModuleInit {
  constructor(
    private readonly sight: LiveSight,
    private readonly complaints: ComplaintRepository,
    private readonly claims: WorkClaims,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    for (const kind of ['complaint', 'review'] as const) this.sight.knows(kind, (id) => this.complaints.row(id));
    this.handlers.every('live.sweep-claims', SWEEP_MS, () => this.claims.sweep());
  }
}

import { Global, Module } from '@nestjs/common';
import { ClusterRows } from './data/cluster-rows.js';
import { RegisterRows } from './data/register-rows.js';
import { TraitRows } from './data/trait-rows.js';
import { ClustersController } from './http/clusters.controller.js';
import { RegistersController } from './http/registers.controller.js';
import { ReviewContextController } from './http/review-context.controller.js';
import { ClusterHooks } from './jobs/cluster-hooks.js';
import { SweepClusters } from './jobs/sweep-clusters.js';
import { ClusterTrail } from './use-cases/cluster-trail.js';
import { DecideCluster } from './use-cases/decide-cluster.js';
import { KeepRegisters } from './use-cases/keep-registers.js';
import { NamePlaces } from './use-cases/name-places.js';
import { OpenLeads } from './use-cases/open-leads.js';
import { PlaceTrail } from './use-cases/place-trail.js';
import { ReadClusters } from './use-cases/read-clusters.js';
import { ReadReviewContext } from './use-cases/read-review-context.js';
import { ReadTraits } from './use-cases/read-traits.js';
import { SuspectMembers } from './use-cases/suspect-members.js';
import { WatchBursts } from './use-cases/watch-bursts.js';
import { WatchDays } from './use-cases/watch-days.js';
import { WatchReport } from './use-cases/watch-report.js';
import { WhyIsInReview } from './use-cases/why-in-review.js';

const shared = [DecideCluster, KeepRegisters, ReadClusters, SweepClusters, WatchBursts, WatchDays, WatchReport];

/** Weak complaints that are strong together: bursts, slow clusters, shops with too many of a sign. */
@Global()
@Module({
  controllers: [ClustersController, RegistersController, ReviewContextController],
  providers: [
    ClusterHooks,
    ClusterRows,
    ClusterTrail,
    NamePlaces,
    OpenLeads,
    PlaceTrail,
    ReadReviewContext,
    ReadTraits,
    RegisterRows,
    SuspectMembers,
    TraitRows,
    WhyIsInReview,
    ...shared,
  ],
  exports: shared,
})
export class ClustersModule {}

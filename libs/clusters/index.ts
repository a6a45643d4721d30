import type { FeatureSchema } from '#persistence';
import {
  Cluster,
  ClusterDecisionRow,
  ClusterMember,
  ClusterProgress,
  ClusterRelease,
  ClusterShop,
  ClusterTrait,
} from './data/cluster.entity.js';
import { CreateClusters1764000068001 } from './data/migrations/1764000068001-create-clusters.js';

export { clusterErrors } from './domain/clusters.errors.js';
export { CLUSTER_STATES, type ClusterState } from './domain/cluster-state.js';
export { ClustersModule } from './clusters.module.js';
export { ClusterRows } from './data/cluster-rows.js';
export { RegisterRows } from './data/register-rows.js';
export { TraitRows } from './data/trait-rows.js';
export { SweepClusters } from './jobs/sweep-clusters.js';
export { DecideCluster } from './use-cases/decide-cluster.js';
export type { ClusterSheet } from './use-cases/cluster-sheet.js';
export { KeepRegisters } from './use-cases/keep-registers.js';
export { OpenLeads } from './use-cases/open-leads.js';
export { ReadClusters, type ClusterView, type OpenCluster } from './use-cases/read-clusters.js';
export { ReadTraits } from './use-cases/read-traits.js';
export { WatchBursts } from './use-cases/watch-bursts.js';
export { WatchDays } from './use-cases/watch-days.js';
export { WatchReport, type WatchView } from './use-cases/watch-report.js';

/** Tables of clusters. */
export const clustersSchema: FeatureSchema = {
  entities: [ClusterTrait, ClusterShop, ClusterRelease, Cluster, ClusterMember, ClusterDecisionRow, ClusterProgress],
  migrations: [CreateClusters1764000068001],
};

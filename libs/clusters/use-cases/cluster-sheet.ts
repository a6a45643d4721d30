import type { Instant } from '#kernel';
import type { ClusterDecision } from '../domain/cluster-state.js';

/** A person's word on a lead. */
export interface ClusterSheet {
  decision: ClusterDecision;
  /** Why it is put aside: a code of `config/clusters.yaml`. */
  reasonCode?: string | undefined;
  note?: string | undefined;
  /** When the desk came to know; the earliest arrival of its complaints unless said. */
  knownAt?: Instant | undefined;
  knownAtReason?: string | undefined;
  /** An incident to join; a new one is opened when absent. */
  incidentId?: string | undefined;
}

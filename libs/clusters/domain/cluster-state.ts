/** State of a lead. */
export const CLUSTER_STATES = ['open', 'watch', 'dismissed', 'incident'] as const;
export type ClusterState = (typeof CLUSTER_STATES)[number];

/** What a person may say. */
export const CLUSTER_DECISIONS = ['watch', 'dismissed', 'incident'] as const;
export type ClusterDecision = (typeof CLUSTER_DECISIONS)[number];

/** Which decision each state allows; what joins after a lead became an incident is taken into the same one. */
export const DECIDABLE = {
  open: ['watch', 'dismissed', 'incident'],
  watch: ['dismissed', 'incident'],
  dismissed: ['watch', 'incident'],
  incident: ['incident'],
} as const satisfies Record<ClusterState, readonly ClusterDecision[]>;

/** Fewest further complaints that bring a lead back. */
const LEAST_GROWTH = 3;

/** Whether a lead has grown so much since people last heard of it that they hear again. */
export function comesBack(size: number, heardOf: number, factor: number): boolean {
  return size >= Math.ceil(heardOf * factor) && size >= heardOf + LEAST_GROWTH;
}

/** State of a lead that people hear of again: what was put aside or watched waits anew. */
export function stateOnReturn(state: ClusterState): ClusterState {
  return state === 'incident' ? 'incident' : 'open';
}

import type { ClusterNode } from '../data/model';

/** How a node is, as far as work on it is concerned. */
export type NodeHealth = 'down' | 'unreachable' | 'paused' | 'up';

/** The worst first. */
export const HEALTHS: readonly NodeHealth[] = ['down', 'unreachable', 'paused', 'up'];

export function healthOf(node: ClusterNode): NodeHealth {
  const { state, draining, reachable } = node;
  if (state === 'Down') return 'down';
  if (!reachable) return 'unreachable';
  if (node.isolated || node.quarantined || draining) return 'paused';
  // A node that no failover cluster speaks of answers for itself.
  return state === 'Up' || state === 'Unknown' ? 'up' : 'paused';
}

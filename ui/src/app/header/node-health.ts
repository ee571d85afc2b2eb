import type { ClusterNode } from '../data/model';

/** How a node is, as far as work on it is concerned. */
export type NodeHealth = 'down' | 'unreachable' | 'paused' | 'up';

/** The worst first. */
export const HEALTHS: readonly NodeHealth[] = ['down', 'unreachable', 'paused', 'up'];

export function healthOf({ state, draining, reachable }: ClusterNode): NodeHealth {
  if (state === 'Down') return 'down';
  if (!reachable) return 'unreachable';
  return state === 'Up' && !draining ? 'up' : 'paused';
}

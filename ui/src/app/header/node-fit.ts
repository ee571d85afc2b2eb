import type { ClusterNode } from '../data/model';
import { HEALTHS, healthOf } from './node-health';

/**
 * The width of a chip in pixels, gap included: the widest words of any language beside the name. Narrower would cut
 * the last chip; wider would hide one that fits.
 */
const CHIP = 170;
const CHARACTER = 8;

/** What the button for the rest takes, summary included. */
const REST = 130;

/** The nodes with a chip, and those that are only in the list. */
export interface NodeFit {
  readonly shown: readonly ClusterNode[];
  readonly rest: readonly ClusterNode[];
}

/** All in their order where they fit; else those with problems first, so that none of them hides behind a good one. */
export function fitNodes(nodes: readonly ClusterNode[], width: number): NodeFit {
  const longest = Math.max(0, ...nodes.map((node) => node.name.length));
  const chip = CHIP + longest * CHARACTER;
  if (nodes.length * chip <= width) return { shown: nodes, rest: [] };
  const ordered = [...nodes].sort((a, b) => rank(a) - rank(b));
  const count = Math.max(1, Math.floor((width - REST) / chip));
  return { shown: ordered.slice(0, count), rest: ordered.slice(count) };
}

function rank(node: ClusterNode): number {
  return HEALTHS.indexOf(healthOf(node));
}

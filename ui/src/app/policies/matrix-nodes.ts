import { countOf } from '../data/coverage-words';
import type { CoverageState, PolicyCoverage, SourceView } from '../data/policy-model';

/** How it stands with a policy's sources on one node. */
export interface MatrixCell {
  readonly node: string;
  /** The worst of them. */
  readonly state: CoverageState;
  /** How many are that bad. */
  readonly count: number;
  /** How many there are. */
  readonly total: number;
}

/** The columns of the matrix: the cluster's nodes, and those that only the coverage still names. */
export function matrixNodes(
  nodes: readonly string[],
  rows: readonly (PolicyCoverage | undefined)[],
): readonly string[] {
  const all = new Set(nodes);
  for (const row of rows) for (const cell of row?.nodes ?? []) all.add(cell.node);
  return [...all];
}

/** A policy's cells by node. */
export function matrixCells(
  coverage: PolicyCoverage | undefined,
  sources: readonly SourceView[],
): ReadonlyMap<string, MatrixCell> {
  const counts = new Map<string, number>();
  for (const { node, state } of sources) {
    const key = `${state} ${node ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    (coverage?.nodes ?? []).map(({ node, state, sources: total }) => {
      // The server compares names of nodes without case; where that tells them apart here, the total has to do.
      const count = counts.get(`${state} ${node}`) ?? total;
      return [node, { node, state, count, total }];
    }),
  );
}

/** How many of a policy's sources no node shows. */
export function sourcesNowhere(coverage: PolicyCoverage): number {
  const everywhere = coverage.nodes.reduce((sum, node) => sum + node.sources, 0);
  const all = (['Flowing', 'Covered', 'Moving', 'Drifted', 'Unknown', 'Missing', 'Blind'] as const).reduce(
    (sum, state) => sum + countOf(coverage.counts, state),
    0,
  );
  return all - everywhere;
}

import { natural } from '../grid/row-sort';
import { WORST_FIRST } from '../data/coverage-words';
import type { CoverageState, PolicySummary, SourceView } from '../data/policy-model';

/** A policy with the name it is shown by. */
export interface NamedPolicy {
  readonly policy: PolicySummary;
  readonly name: string;
}

export function byName(policies: readonly NamedPolicy[]): readonly NamedPolicy[] {
  return sortedBy(policies, ({ name, policy }) => `${natural(name)}\u0000${policy.id}`);
}

/** Keeps those that have every word, in their name or their reason. */
export function withWords(policies: readonly NamedPolicy[], text: string): readonly NamedPolicy[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return policies;
  return policies.filter(({ name, policy }) => {
    const all = `${name}\n${policy.reason ?? ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The worst first, then by machine and adapter. */
export function worstFirst(sources: readonly SourceView[]): readonly SourceView[] {
  return sortedBy(sources, (source) =>
    [
      WORST_FIRST.indexOf(source.state),
      natural(source.machine ?? source.adapter ?? ''),
      natural(source.adapter ?? ''),
      source.source,
    ].join('\u0000'),
  );
}

export function isHealthy(state: CoverageState | null | undefined): boolean {
  return state === 'Flowing' || state === 'Covered';
}

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

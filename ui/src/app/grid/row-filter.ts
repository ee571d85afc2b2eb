import { ownerOf, roleWord, vlanKey } from '../data/adapter-words';
import type { AdapterView } from '../data/model';

/** What the chips filter by. */
export type Facet = 'node' | 'role' | 'switch' | 'vlan' | 'tag';
export const FACETS: readonly Facet[] = ['node', 'role', 'switch', 'vlan', 'tag'];

/** The chosen values of each facet; a facet without values lets everything pass. */
export type FacetChoice = Readonly<Partial<Record<Facet, readonly string[]>>>;

export function valuesOf(adapter: AdapterView, facet: Facet): readonly string[] {
  switch (facet) {
    case 'node':
      return [adapter.node];
    case 'role':
      return [roleWord(adapter.role)];
    case 'switch':
      return adapter.switch ? [adapter.switch.name] : [];
    case 'vlan':
      return [vlanKey(adapter.vlan)];
    case 'tag':
      return adapter.vm?.tags ?? [];
  }
}

/** The distinct values of a facet, in reading order. */
export function facetValues(adapters: readonly AdapterView[], facet: Facet): readonly string[] {
  const values = new Set(adapters.flatMap((adapter) => valuesOf(adapter, facet)));
  return [...values].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

/** Keeps the adapters that have every word of the text and one chosen value of each facet. */
export function filterRows(
  adapters: readonly AdapterView[],
  text: string,
  choice: FacetChoice,
): readonly AdapterView[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const facets = FACETS.filter((facet) => choice[facet]?.length);
  if (words.length === 0 && facets.length === 0) return adapters;
  return adapters.filter(
    (adapter) =>
      facets.every((facet) => valuesOf(adapter, facet).some((value) => choice[facet]!.includes(value))) &&
      words.every((word) => searchText(adapter).includes(word)),
  );
}

/** An adapter is replaced, never changed, so its text stays right for as long as it lives. */
const texts = new WeakMap<AdapterView, string>();

function searchText(adapter: AdapterView): string {
  let text = texts.get(adapter);
  if (text === undefined) {
    const tags = (adapter.vm?.tags ?? []).map((tag) => `#${tag}`);
    const mac = [adapter.mac, adapter.mac.match(/../g)?.join('-'), adapter.mac.match(/../g)?.join(':')];
    const parts = [ownerOf(adapter), adapter.name, adapter.node, adapter.switch?.name, ...tags, ...mac];
    text = [...parts, ...adapter.addresses].join('\n').toLowerCase();
    texts.set(adapter, text);
  }
  return text;
}

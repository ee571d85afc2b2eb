import { Injectable, computed, signal } from '@angular/core';
import type { AdapterView, ClusterNode, ClusterSummary, TopologyUpdate } from './model';

/** One for all: building one for each of many thousand comparisons would take seconds. */
const NUMBERS_IN_NAMES = new Intl.Collator(undefined, { numeric: true });

/** The cluster as last heard: nodes and adapters, kept by topology updates. */
@Injectable({ providedIn: 'root' })
export class Fleet {
  private readonly byId = signal<ReadonlyMap<string, AdapterView>>(new Map());

  /** For an adapter whose role was written, the first topology that shows it; an earlier one is still on its way. */
  private readonly readBack = new Map<string, number>();

  private revision = 0;

  readonly cluster = signal<ClusterSummary | undefined>(undefined);
  readonly nodes = signal<readonly ClusterNode[]>([]);

  /** Whether a whole topology has arrived; before that the adapters are not known, rather than none. */
  readonly loaded = signal(false);
  readonly adapters = computed(() => [...this.byId().values()]);
  private readonly names = computed(() => machineNames(this.adapters()), { equal: sameItems });
  readonly machines = computed(() => [...this.names()].sort(NUMBERS_IN_NAMES.compare));

  /** Shows another cluster; what was known belongs to the one before. */
  show(cluster: ClusterSummary | undefined): void {
    this.revision = 0;
    this.readBack.clear();
    this.byId.set(new Map());
    this.loaded.set(false);
    this.nodes.set(cluster?.nodes ?? []);
    this.cluster.set(cluster);
  }

  adapter(id: string | undefined): AdapterView | undefined {
    return id === undefined ? undefined : this.byId().get(id);
  }

  node(name: string): ClusterNode | undefined {
    return this.nodes().find((node) => node.name === name);
  }

  /** Takes in an item of the topology stream; a delta that is no newer than what is known is refused. */
  apply(update: TopologyUpdate): void {
    if (!update.full && update.revision <= this.revision) return;
    // A whole topology counts anew: a restarted gateway begins again at the first revision.
    if (update.full && update.revision < this.revision) this.readBack.clear();
    this.revision = update.revision;
    if (update.full || update.removed.length > 0 || update.upserted.length > 0) this.applyAdapters(update);
    // A delta without nodes means that no node changed.
    if (update.full || update.nodes.length > 0) this.nodes.set(merged(this.nodes(), update));
    this.loaded.update((loaded) => loaded || update.full);
  }

  private applyAdapters(update: TopologyUpdate): void {
    const known = this.byId();
    const next = update.full ? new Map<string, AdapterView>() : new Map(known);
    for (const id of update.removed) next.delete(id);
    for (const adapter of update.upserted) {
      const isLate = update.revision < (this.readBack.get(adapter.id) ?? 0);
      next.set(adapter.id, (isLate && known.get(adapter.id)) || adapter);
    }
    this.byId.set(next);
  }

  /** Takes over one adapter as it was read back, against every topology before this revision. */
  upsert(adapter: AdapterView, revision: number): void {
    this.readBack.set(adapter.id, revision);
    this.byId.update((map) => new Map(map).set(adapter.id, adapter));
  }
}

function merged(known: readonly ClusterNode[], update: TopologyUpdate): readonly ClusterNode[] {
  const byName = new Map((update.full ? [] : known).map((node) => [node.name, node]));
  for (const node of update.nodes) byName.set(node.name, node);
  return [...byName.values()].sort((a, b) => NUMBERS_IN_NAMES.compare(a.name, b.name));
}

function machineNames(adapters: readonly AdapterView[]): readonly string[] {
  return [...new Set(adapters.flatMap((adapter) => adapter.vm?.name ?? []))];
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

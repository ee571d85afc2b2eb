import { Injectable, computed, signal } from '@angular/core';
import type {
  Attendance,
  FindingView,
  PolicyCoverage,
  PolicySummary,
  PolicyUpdate,
  SourceView,
} from './policy-model';

/** For each policy its sources, by adapter. */
type SourcesByPolicy = ReadonlyMap<string, ReadonlyMap<string, SourceView>>;

const NONE: readonly SourceView[] = [];

/** The cluster's policies as last heard, kept by the policy stream. */
@Injectable({ providedIn: 'root' })
export class PolicyBoard {
  private readonly policyMap = signal<ReadonlyMap<string, PolicySummary>>(new Map());
  private readonly findingMap = signal<ReadonlyMap<string, FindingView>>(new Map());
  private readonly coverageMap = signal<ReadonlyMap<string, PolicyCoverage>>(new Map());
  private readonly sourceMap = signal<SourcesByPolicy>(new Map());

  /** Moves with every item of the stream: what is asked for by request is old once it has moved. */
  readonly revision = signal(0);

  /** Whether everything has arrived once; before that the policies are not known, rather than none. */
  readonly loaded = signal(false);

  /** Why nothing is enforced or can be changed; undefined when all is well. */
  readonly halted = signal<string | undefined>(undefined);

  /** With whose account nodes are reached; undefined where that is the server's own. */
  readonly attendance = signal<Attendance | undefined>(undefined);
  readonly pending = signal(0);
  readonly failing = signal(0);

  readonly policies = computed(() => [...this.policyMap().values()]);
  readonly findings = computed(() => [...this.findingMap().values()]);

  /** For each adapter that is a source, how it stands with it under each policy. */
  private readonly byAdapter = computed(() => {
    const map = new Map<string, SourceView[]>();
    for (const sources of this.sourceMap().values()) {
      for (const source of sources.values()) {
        const known = map.get(source.source);
        if (known) known.push(source);
        else map.set(source.source, [source]);
      }
    }
    return map;
  });

  policy(id: string | undefined): PolicySummary | undefined {
    return id === undefined ? undefined : this.policyMap().get(id);
  }

  coverage(policy: string): PolicyCoverage | undefined {
    return this.coverageMap().get(policy);
  }

  /** The sources of a policy, in no order. */
  sources(policy: string): readonly SourceView[] {
    return [...(this.sourceMap().get(policy)?.values() ?? NONE)];
  }

  /** How it stands with an adapter, once for each policy that watches it. */
  sourcesOf(adapter: string): readonly SourceView[] {
    return this.byAdapter().get(adapter) ?? NONE;
  }

  findingsOf(policy: string): readonly FindingView[] {
    return this.findings().filter((finding) => finding.policies.some((ref) => ref.id === policy));
  }

  /** Forgets everything; another cluster has other policies. */
  clear(): void {
    this.policyMap.set(new Map());
    this.findingMap.set(new Map());
    this.coverageMap.set(new Map());
    this.sourceMap.set(new Map());
    this.revision.set(0);
    this.halted.set(undefined);
    this.attendance.set(undefined);
    this.pending.set(0);
    this.failing.set(0);
    this.loaded.set(false);
  }

  /** Takes in an item of the stream; a delta that is no newer than what is known is refused. */
  apply(update: PolicyUpdate): void {
    const { full } = update;
    if (!full && update.revision <= this.revision()) return;
    keep(this.policyMap, full, update.policies, (policy) => policy.id, update.removedPolicies);
    keep(this.findingMap, full, update.findings, (finding) => finding.id, update.removedFindings);
    keep(this.coverageMap, full, update.coverage, (row) => row.policy, update.removedCoverage);
    if (full || update.sources.length > 0 || update.removedSources.length > 0) {
      this.sourceMap.set(merged(full ? new Map() : this.sourceMap(), update));
    }
    this.halted.set(update.halted ?? undefined);
    this.attendance.set(update.attendance ?? undefined);
    this.pending.set(update.pending);
    this.failing.set(update.failing);
    this.revision.set(update.revision);
    this.loaded.update((loaded) => loaded || full);
  }
}

interface Kept<T> {
  (): ReadonlyMap<string, T>;
  set(map: ReadonlyMap<string, T>): void;
}

/** Replaces a map by one with the changes; leaves it alone where there are none. */
function keep<T>(
  map: Kept<T>,
  full: boolean,
  upserted: readonly T[],
  keyOf: (item: T) => string,
  removed: readonly string[],
): void {
  if (!full && upserted.length === 0 && removed.length === 0) return;
  const next = new Map(full ? [] : map());
  for (const key of removed) next.delete(key);
  for (const item of upserted) next.set(keyOf(item), item);
  map.set(next);
}

/** Only the policies that changed get a new map. */
function merged(known: SourcesByPolicy, update: PolicyUpdate): SourcesByPolicy {
  const next = new Map(known);
  const fresh = new Map<string, Map<string, SourceView>>();
  const open = (policy: string): Map<string, SourceView> => {
    let map = fresh.get(policy);
    if (!map) {
      fresh.set(policy, (map = new Map(known.get(policy))));
      next.set(policy, map);
    }
    return map;
  };
  for (const { policy, source } of update.removedSources) open(policy).delete(source);
  for (const source of update.sources) open(source.policy).set(source.source, source);
  return next;
}

import { TestBed } from '@angular/core/testing';
import { PolicyBoard } from '../data/policy-board';
import type {
  AdapterRef,
  CoverageCounts,
  FindingView,
  IntervalView,
  LedgerRow,
  PolicyCoverage,
  PolicySummary,
  PolicyUpdate,
  PolicyView,
  PreviewView,
  SourceView,
  StepView,
} from '../data/policy-model';

export const NO_COUNTS: CoverageCounts = {
  flowing: 0,
  covered: 0,
  moving: 0,
  drifted: 0,
  unknown: 0,
  missing: 0,
  blind: 0,
  leaking: 0,
};

/** An enforcing policy without members; give what matters to the test. */
export function policy(name: string, changes: Partial<PolicySummary> = {}): PolicySummary {
  return {
    id: name.toLowerCase().replace(/\W+/g, '-'),
    name,
    revision: 1,
    origin: 'Document',
    mode: 'Enforce',
    enabled: true,
    expired: false,
    changedBy: 'ana',
    changedAt: new Date().toISOString(),
    sources: 0,
    destinations: 0,
    uncertain: 0,
    coverage: NO_COUNTS,
    pending: 0,
    failing: 0,
    held: 0,
    findings: 0,
    ...changes,
  };
}

export function ref(machine: string, changes: Partial<AdapterRef> = {}): AdapterRef {
  return {
    id: `${machine.toLowerCase()}.nic`,
    machine,
    adapter: 'Network Adapter',
    kind: 'VmNic',
    node: 'HV01',
    switch: 'Production',
    role: 'None',
    ...changes,
  };
}

/** A flowing source of a policy. */
export function source(of: PolicySummary, machine: string, changes: Partial<SourceView> = {}): SourceView {
  return {
    policy: of.id,
    source: `${machine.toLowerCase()}.nic`,
    machine,
    adapter: 'Network Adapter',
    node: 'HV01',
    state: 'Flowing',
    since: new Date().toISOString(),
    leaking: false,
    unreached: [],
    ...changes,
  };
}

export function coverage(of: PolicySummary, nodes: PolicyCoverage['nodes']): PolicyCoverage {
  return { policy: of.id, rollUp: of.rollUp, counts: of.coverage, nodes };
}

export function finding(kind: string, changes: Partial<FindingView> = {}): FindingView {
  return { id: kind, kind, text: `Server: ${kind}`, policies: [], adapters: [], ...changes };
}

export function update(revision: number, changes: Partial<PolicyUpdate> = {}): PolicyUpdate {
  return {
    revision,
    statusRevision: 1,
    full: false,
    pending: 0,
    failing: 0,
    policies: [],
    removedPolicies: [],
    findings: [],
    removedFindings: [],
    coverage: [],
    removedCoverage: [],
    sources: [],
    removedSources: [],
    ...changes,
  };
}

/** Fills the board, as if the whole of it had arrived. */
export function fillBoard(changes: Partial<PolicyUpdate>): PolicyBoard {
  const board = TestBed.inject(PolicyBoard);
  board.apply(update(1, { full: true, ...changes }));
  return board;
}

export function roleStep(machine: string, changes: Partial<StepView> = {}): StepView {
  const adapter = ref(machine);
  return {
    phase: 'SourcesOn',
    node: 'HV01',
    setting: { key: `role:${adapter.id}`, kind: 'Role', adapter },
    from: { role: 'None', session: 0 },
    to: { role: 'Source', session: 0 },
    policies: [],
    reason: 'Apply',
    disruptive: false,
    ...changes,
  };
}

export function trunkStep(machine: string): StepView {
  const adapter = ref(machine);
  const vlan = { mode: 'Trunk' as const, accessId: 0, nativeId: 0, trunkIds: [10, 11, 20] };
  return roleStep(machine, {
    setting: { key: `trunk:${adapter.id}`, kind: 'Trunk', adapter },
    from: { vlan: { mode: 'Access', accessId: 20, nativeId: 0, trunkIds: [] } },
    to: { vlan },
    disruptive: true,
  });
}

/** A role that a policy holds: Source, and None before. */
export function heldRole(
  machine: string,
  by: readonly PolicySummary[],
  changes: Partial<LedgerRow> = {},
): LedgerRow {
  const adapter = ref(machine);
  return {
    id: `row-${machine}`,
    setting: { key: `role:${adapter.id}`, kind: 'Role', adapter },
    prior: { role: 'None', session: 0, absent: true },
    applied: { role: 'Source', session: 0 },
    policies: by.map(({ id, name }) => ({ id, name })),
    state: 'Held',
    node: 'HV01',
    at: new Date().toISOString(),
    ...changes,
  };
}

export function interval(machine: string, changes: Partial<IntervalView> = {}): IntervalView {
  return {
    id: `interval-${machine}`,
    policy: { id: 'sql', name: 'SQL' },
    source: ref(machine),
    node: 'HV02',
    start: new Date(Date.now() - 60_000).toISOString(),
    end: new Date(Date.now() - 53_400).toISOString(),
    reason: 'NoDestination',
    cause: { kind: 'SourceMoved', from: 'HV01', to: 'HV02' },
    packets: { low: 1200, high: 1350 },
    ...changes,
  };
}

export function preview(changes: Partial<PreviewView> = {}): PreviewView {
  return { members: [], nodes: [], steps: [], findings: [], errors: [], ...changes };
}

export function policyView(of: PolicySummary, changes: Partial<PolicyView> = {}): PolicyView {
  const document = {
    id: of.id,
    revision: of.revision,
    name: of.name,
    enabled: of.enabled,
    mode: of.mode.toLowerCase(),
    sources: { any: [{ vm: 'SQL*' }] },
    destinations: { any: [{ vm: 'COLLECTOR-*' }] },
    collectors: 'onDemand',
  };
  return { policy: of, document, members: [], nodes: [], findings: [], ...changes };
}

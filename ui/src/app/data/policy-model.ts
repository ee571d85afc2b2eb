/** The shapes of the policy contract. Field names are those of the wire; what is null there may be left out. */

import type { AdapterKind, Role, VlanView } from './model';

export type PolicyMode = 'Observe' | 'Enforce';
export type CoverageState = 'Unknown' | 'Missing' | 'Moving' | 'Blind' | 'Drifted' | 'Flowing' | 'Covered';

export type BlindReason =
  | 'NoDestination'
  | 'SourceNotSet'
  | 'VlanBlocked'
  | 'SriovBypass'
  | 'CaptureExtensionOff'
  | 'NotConnected'
  | 'CollectorOff'
  | 'NotArriving';

/** How many sources are in each state; `leaking` counts some of them a second time. */
export interface CoverageCounts {
  readonly flowing: number;
  readonly covered: number;
  readonly moving: number;
  readonly drifted: number;
  readonly unknown: number;
  readonly missing: number;
  readonly blind: number;
  readonly leaking: number;
}

/** How far the application of a policy has come, where somebody asked for caution. */
export interface RolloutView {
  readonly canary?: string | null;
  readonly canaryUntil?: string | null;
  readonly dropLimit?: number | null;
  readonly confirmBy?: string | null;
  readonly fallbackRevision?: number | null;
}

export interface PolicySummary {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly origin: 'Document' | 'Hand';
  readonly mode: PolicyMode;
  readonly enabled: boolean;
  readonly expired: boolean;
  readonly expiresAt?: string | null;
  readonly reason?: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly rollout?: RolloutView | null;
  readonly sources: number;
  readonly destinations: number;
  readonly uncertain: number;
  readonly rollUp?: CoverageState | null;
  readonly coverage: CoverageCounts;
  readonly pending: number;
  readonly failing: number;
  readonly held: number;
  readonly findings: number;
}

export interface PolicyRef {
  readonly id: string;
  readonly name?: string | null;
}

/** An adapter something is about; all but the id is missing when no node shows it. */
export interface AdapterRef {
  readonly id: string;
  readonly machine?: string | null;
  readonly adapter?: string | null;
  readonly kind?: AdapterKind | null;
  readonly node?: string | null;
  readonly switch?: string | null;
  readonly role?: Role | null;
}

export interface SettingRef {
  readonly key: string;
  readonly kind: 'Role' | 'Trunk' | 'Capture' | 'Affinity';
  readonly adapter?: AdapterRef | null;
  readonly switch?: string | null;
  readonly rule?: string | null;
}

/** What a setting has, or shall have; what does not belong to its kind is missing. */
export interface ValueView {
  readonly role?: Role | null;
  readonly session?: number | null;
  readonly absent?: boolean | null;
  readonly vlan?: VlanView | null;
  readonly on?: boolean | null;
  readonly groups?: readonly string[] | null;
}

export interface FindingView {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly policies: readonly PolicyRef[];
  readonly adapters: readonly AdapterRef[];
  readonly node?: string | null;
  readonly switch?: string | null;
  readonly detail?: string | null;
}

/** How it stands with one source of one policy. */
export interface SourceView {
  readonly policy: string;
  readonly source: string;
  readonly machine?: string | null;
  readonly adapter?: string | null;
  readonly node?: string | null;
  readonly state: CoverageState;
  readonly reason?: BlindReason | null;
  readonly since: string;
  readonly leaking: boolean;
  readonly unreached: readonly string[];
}

export interface NodeCoverage {
  readonly node: string;
  readonly state: CoverageState;
  readonly sources: number;
}

/** The roll-up of one policy, and its row of the matrix. */
export interface PolicyCoverage {
  readonly policy: string;
  readonly rollUp?: CoverageState | null;
  readonly counts: CoverageCounts;
  readonly nodes: readonly NodeCoverage[];
}

/** With whose account a cluster is looked after. */
export interface Attendance {
  readonly person: string;

  /** With whose account policies are enforced; none while that is paused because nobody is here who may. */
  readonly enforcer?: string | null;
}

/** An item of the policy stream: everything (`full`) or what changed since the item before. */
export interface PolicyUpdate {
  readonly revision: number;
  readonly statusRevision: number;
  readonly full: boolean;
  readonly halted?: string | null;

  /** None where the server acts with an account of its own. */
  readonly attendance?: Attendance | null;
  readonly pending: number;
  readonly failing: number;
  readonly policies: readonly PolicySummary[];
  readonly removedPolicies: readonly string[];
  readonly findings: readonly FindingView[];
  readonly removedFindings: readonly string[];
  readonly coverage: readonly PolicyCoverage[];
  readonly removedCoverage: readonly string[];
  readonly sources: readonly SourceView[];
  readonly removedSources: readonly { readonly policy: string; readonly source: string }[];
}

export interface MemberView {
  readonly side: 'Source' | 'Destination';
  readonly group?: string | null;
  readonly adapter: AdapterRef;
  readonly uncertain: boolean;
}

export interface MemberNode {
  readonly node?: string | null;
  readonly sources: number;
  readonly destinations: number;
}

export interface FailureView {
  readonly fault: string;
  readonly message: string;
  readonly at: string;
  readonly retryAt: string;
}

export interface StepView {
  readonly phase: string;
  readonly node?: string | null;
  readonly setting: SettingRef;
  readonly from: ValueView;
  readonly to: ValueView;
  readonly policies: readonly PolicyRef[];
  readonly reason: 'Apply' | 'Change' | 'Repair' | 'Restore';
  readonly disruptive: boolean;
  readonly failure?: FailureView | null;
}

export interface PlanView {
  readonly revision: number;
  readonly settled: boolean;
  readonly steps: readonly StepView[];
}

/** A policy as its document has it; a member the pane does not know is kept as it is. */
export type PolicyDocument = Readonly<Record<string, unknown>>;

export interface PolicyView {
  readonly policy: PolicySummary;
  readonly document: PolicyDocument;
  readonly members: readonly MemberView[];
  readonly nodes: readonly MemberNode[];
  readonly findings: readonly FindingView[];
}

/** One thing that is wrong with a document. */
export interface FieldError {
  readonly field: string;
  readonly value?: string | null;
  readonly allowed: string;
  readonly line?: number | null;
  readonly column?: number | null;
  readonly kind: string;
}

/** What a policy would do, before anything is saved. */
export interface PreviewView {
  readonly members: readonly MemberView[];
  readonly nodes: readonly MemberNode[];
  readonly steps: readonly StepView[];
  readonly findings: readonly FindingView[];
  readonly errors: readonly FieldError[];
}

export interface RevisionView {
  readonly revision: number;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly enabled: boolean;
  readonly ended: boolean;
  readonly rollout?: RolloutView | null;
  readonly document: PolicyDocument;
}

export interface LedgerRow {
  readonly id: string;
  readonly setting: SettingRef;
  readonly prior: ValueView;
  readonly applied: ValueView;
  readonly policies: readonly PolicyRef[];
  readonly state: 'Open' | 'Held' | 'Released' | 'Gone';
  readonly outcome?: string | null;
  readonly intended?: ValueView | null;
  readonly node?: string | null;
  readonly at: string;
}

export interface IntervalView {
  readonly id: string;
  readonly policy: PolicyRef;
  readonly source: AdapterRef;
  readonly node: string;
  readonly start: string;
  readonly end?: string | null;
  readonly reason: BlindReason;
  readonly cause: { readonly kind: string; readonly from?: string | null; readonly to?: string | null };
  readonly packets?: { readonly low: number; readonly high: number } | null;
}

/** What becomes of an adopted role when its policy ends. */
export type AdoptRelease = 'LeaveAsFound' | 'SetNone';

/** How a policy shall be applied. */
export interface ApplyRequest {
  readonly revision?: number;
  readonly mode?: PolicyMode;
  readonly canary?: { readonly adapter: string; readonly seconds: number; readonly dropLimit: number };
  readonly confirmWithinSeconds?: number;
}

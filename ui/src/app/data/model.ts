/** The shapes of the REST and hub contract. Field names are those of the wire. */

export type Role = 'None' | 'Source' | 'Destination';
export const ROLES: readonly Role[] = ['None', 'Source', 'Destination'];

export type AdapterKind = 'VmNic' | 'ManagementNic' | 'Uplink';
export type NodeState = 'Up' | 'Down' | 'Paused' | 'Joining' | 'Unknown';
export type VlanMode = 'Untagged' | 'Access' | 'Trunk' | 'Private';

/** Whether an adapter is in one place: on its way, or there twice, it takes no role. */
export type Presence = 'AtRest' | 'Moving' | 'Duplicate';

export type Permission =
  | 'inventory.read'
  | 'counters.read'
  | 'roles.write'
  | 'policies.read'
  | 'policies.write'
  | 'clusters.manage'
  | 'lab.control'
  | 'capture.read';

export interface SessionView {
  readonly user: string;
  readonly permissions: readonly string[];
  readonly lab: boolean;
  readonly version: string;
}

/** Why a node did not answer: a stable name and the node's own words. */
export interface NodeError {
  readonly node?: string;
  readonly fault: string;
  readonly message: string;
}

export interface ClusterNode {
  readonly name: string;
  readonly state: NodeState;
  readonly draining: boolean;
  readonly isolated?: boolean;
  readonly quarantined?: boolean;
  readonly reachable: boolean;
  readonly error?: NodeError | null;
  readonly readAt?: string | null;
  readonly machines: number;
  readonly adapters: number;
}

export interface ClusterSummary {
  readonly id: string;
  readonly name: string;
  readonly isLab: boolean;
  readonly nodes: readonly ClusterNode[];
}

export interface VmView {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly tags: readonly string[];
}

export interface SwitchView {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export interface VlanView {
  readonly mode: VlanMode;
  readonly accessId: number;
  readonly nativeId: number;
  readonly trunkIds: readonly number[];
}

export interface AdapterView {
  readonly id: string;
  readonly kind: AdapterKind;
  readonly name: string;
  readonly node: string;
  readonly vm?: VmView | null;
  readonly switch?: SwitchView | null;
  readonly mac: string;
  readonly addresses: readonly string[];
  readonly vlan: VlanView;
  readonly role: Role;
  readonly session: number;
  readonly connected: boolean;
  /** Whether it has a connection object; without one Hyper-V has nowhere to keep a role. */
  readonly mirrorable: boolean;
  readonly legacy: boolean;
  readonly sriov: 'Off' | 'Configured' | 'Active';
  readonly presence: Presence;
}

/** What was read back after a role was written. */
export interface RoleAnswer {
  readonly adapter: AdapterView;
  readonly before: { readonly role: Role; readonly session: number };
  readonly changed: boolean;
  /** The first topology that shows it. */
  readonly revision: number;
}

/** A role that is stored and not yet written: the node did not answer in time. */
export interface PendingRole {
  readonly policy?: { readonly id: string; readonly name?: string | null } | null;
}

/** One second of rates, one array per column; position i of each belongs to `ids[i]`. */
export interface RateColumns {
  readonly at: string;
  readonly full: boolean;
  readonly ids: readonly string[];
  readonly receivedPackets: readonly number[];
  readonly sentPackets: readonly number[];
  readonly receivedBytes: readonly number[];
  readonly sentBytes: readonly number[];
  readonly dropped: readonly number[];
  readonly totalReceived: readonly number[];
  readonly totalSent: readonly number[];
  readonly errors: readonly NodeError[];
}

/** The whole topology (`full`) or what changed since the item before. */
export interface TopologyUpdate {
  readonly revision: number;
  readonly full: boolean;
  readonly nodes: readonly ClusterNode[];
  readonly upserted: readonly AdapterView[];
  readonly removed: readonly string[];
}

import type { AdapterView, ClusterNode, RateColumns, Role, SessionView, TopologyUpdate } from '../data/model';

/** A connected machine NIC on HV01; give what matters to the test. */
export function adapter(vm: string, changes: Partial<AdapterView> = {}): AdapterView {
  return {
    id: `${vm.toLowerCase()}.nic`,
    kind: 'VmNic',
    name: 'Network Adapter',
    node: 'HV01',
    vm: { id: vm.toLowerCase(), name: vm, state: 'Running', tags: [] },
    switch: { id: 'switch', name: 'Production', kind: 'External' },
    mac: '00155D010203',
    addresses: [],
    vlan: { mode: 'Untagged', accessId: 0, nativeId: 0, trunkIds: [] },
    role: 'None',
    session: 0,
    connected: true,
    mirrorable: true,
    legacy: false,
    sriov: 'Off',
    presence: 'AtRest',
    ...changes,
  };
}

export function withRole(view: AdapterView, role: Role): AdapterView {
  return { ...view, role };
}

export function node(name: string, changes: Partial<ClusterNode> = {}): ClusterNode {
  return { name, state: 'Up', draining: false, reachable: true, machines: 2, adapters: 3, ...changes };
}

export function topology(
  adapters: readonly AdapterView[],
  changes: Partial<TopologyUpdate> = {},
): TopologyUpdate {
  return { revision: 1, full: true, nodes: [node('HV01')], upserted: adapters, removed: [], ...changes };
}

/** A sample in which each adapter receives so many packets a second, and that many in total. */
export function rates(at: number, received: Readonly<Record<string, number>>): RateColumns {
  const ids = Object.keys(received);
  const values = Object.values(received);
  const zeros = ids.map(() => 0);
  return {
    at: new Date(at).toISOString(),
    full: true,
    ids,
    receivedPackets: values,
    sentPackets: zeros,
    receivedBytes: values.map((value) => value * 100),
    sentBytes: zeros,
    dropped: zeros,
    totalReceived: values,
    totalSent: zeros,
    errors: [],
  };
}

export const EVERYTHING: SessionView = {
  user: 'local operator',
  permissions: [
    'inventory.read',
    'counters.read',
    'roles.write',
    'policies.read',
    'policies.write',
    'lab.control',
    'capture.read',
  ],
  lab: true,
  version: '0.1.0',
};

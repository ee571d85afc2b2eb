import type { AdapterView, NodeState, Role, VlanView } from './model';

/** The words for what an adapter is and has, in the language in use. */

export function ownerOf(adapter: AdapterView): string {
  if (adapter.vm) return adapter.vm.name;
  return adapter.kind === 'Uplink'
    ? $localize`:@@adapter.uplink:Uplink`
    : $localize`:@@adapter.management:Management OS`;
}

export function titleOf(adapter: AdapterView): string {
  return `${ownerOf(adapter)} ${adapter.name}`;
}

export function roleWord(role: Role): string {
  switch (role) {
    case 'Source':
      return $localize`:@@role.source:Source`;
    case 'Destination':
      return $localize`:@@role.destination:Destination`;
    case 'None':
      return $localize`:@@role.none:None`;
  }
}

export function vlanWord(vlan: VlanView): string {
  switch (vlan.mode) {
    case 'Untagged':
      return $localize`:@@vlan.untagged:Untagged`;
    case 'Access':
      return String(vlan.accessId);
    case 'Trunk':
      return $localize`:@@vlan.trunk:Trunk ${ranges(vlan.trunkIds)}:ids:`;
    case 'Private':
      return $localize`:@@vlan.private:Private`;
  }
}

/** What the VLAN filter offers for this setting: the id for access ports, the mode for the others. */
export function vlanKey(vlan: VlanView): string {
  switch (vlan.mode) {
    case 'Access':
      return String(vlan.accessId);
    case 'Trunk':
      return $localize`:@@vlan.trunkAny:Trunk`;
    default:
      return vlanWord(vlan);
  }
}

export function nodeStateWord(state: NodeState): string {
  switch (state) {
    case 'Up':
      return $localize`:@@node.up:Up`;
    case 'Down':
      return $localize`:@@node.down:Down`;
    case 'Paused':
      return $localize`:@@node.paused:Paused`;
    case 'Joining':
      return $localize`:@@node.joining:Joining`;
    case 'Unknown':
      return $localize`:@@node.unknown:Unknown`;
  }
}

/** A machine's state; one this pane does not know is shown as it came. */
export function vmStateWord(state: string): string {
  switch (state) {
    case 'Running':
      return $localize`:@@vm.running:Running`;
    case 'Off':
      return $localize`:@@vm.off:Off`;
    case 'Paused':
      return $localize`:@@vm.paused:Paused`;
    case 'Saved':
      return $localize`:@@vm.saved:Saved`;
    case 'Starting':
      return $localize`:@@vm.starting:Starting`;
    case 'Stopping':
      return $localize`:@@vm.stopping:Stopping`;
    default:
      return state;
  }
}

/** Groups twelve digits as Windows shows them: 00-15-5D-01-02-03. */
export function macText(mac: string): string {
  return mac.match(/../g)?.join('-') ?? mac;
}

/** Writes ascending numbers with runs joined: 10, 20-22. */
export function ranges(ids: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const id of ids) {
    const last = runs.at(-1);
    if (last && id === last[1] + 1) last[1] = id;
    else runs.push([id, id]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}

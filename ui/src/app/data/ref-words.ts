import { roleWord, vlanWord } from './adapter-words';
import type { AdapterRef, PolicyRef, SettingRef, ValueView } from './policy-model';

/** The words for what policies, plans and ledger name: adapters, settings and values. */

/** The machine and its adapter; where no node shows it, the id. */
export function refText(ref: AdapterRef): string {
  const owner = ref.machine ?? ownerWord(ref);
  if (!ref.adapter) return ref.id;
  return owner === undefined ? ref.adapter : `${owner} / ${ref.adapter}`;
}

function ownerWord({ kind, node }: AdapterRef): string | undefined {
  if (kind === 'Uplink') return [$localize`:@@adapter.uplink:Uplink`, node].filter(Boolean).join(' ');
  if (kind === 'ManagementNic') {
    return [$localize`:@@adapter.management:Management OS`, node].filter(Boolean).join(' ');
  }
  return undefined;
}

export function settingText(setting: SettingRef): string {
  switch (setting.kind) {
    case 'Role':
    case 'Trunk':
      return setting.adapter ? refText(setting.adapter) : setting.key;
    case 'Capture':
      return setting.switch ?? setting.key;
    case 'Affinity':
      return setting.rule ?? setting.key;
  }
}

export function settingWord(kind: SettingRef['kind']): string {
  switch (kind) {
    case 'Role':
      return $localize`:@@setting.role:Role`;
    case 'Trunk':
      return $localize`:@@setting.trunk:VLAN trunk`;
    case 'Capture':
      return $localize`:@@setting.capture:Capture extension`;
    case 'Affinity':
      return $localize`:@@setting.affinity:Affinity rule`;
  }
}

export function valueText(kind: SettingRef['kind'], value: ValueView): string {
  switch (kind) {
    case 'Role':
      return roleValue(value);
    case 'Trunk':
      return value.vlan ? vlanWord(value.vlan) : '–';
    case 'Capture':
      return value.on ? $localize`:@@setting.on:On` : $localize`:@@setting.off:Off`;
    case 'Affinity':
      return value.groups?.length ? value.groups.join(', ') : $localize`:@@setting.noRule:No rule`;
  }
}

function roleValue({ role, session }: ValueView): string {
  const word = roleWord(role ?? 'None');
  return session ? $localize`:@@setting.session:${word}:role:, session ${session}:session:` : word;
}

export function policyText(ref: PolicyRef): string {
  return ref.name ?? ref.id;
}

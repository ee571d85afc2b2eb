import { refText } from './ref-words';
import type { FindingView } from './policy-model';

/** More names than this make a sentence that nobody reads; the list beside it has all of them. */
const MOST_NAMED = 3;

/** What kind of thing was found, in two or three words. */
export function findingWord(kind: string): string {
  switch (kind) {
    case 'RoleConflict':
      return $localize`:@@finding.roleConflict:Role conflict`;
    case 'NoDestination':
      return $localize`:@@finding.noDestination:No destination`;
    case 'VlanBlocked':
      return $localize`:@@finding.vlanBlocked:VLAN blocked`;
    case 'SriovBypass':
      return $localize`:@@finding.sriovBypass:SR-IOV bypass`;
    case 'ForwardingExtension':
      return $localize`:@@finding.forwardingExtension:Forwarding extension`;
    case 'CrossPolicyLeak':
      return $localize`:@@finding.crossPolicyLeak:Shared switch`;
    case 'FanInOverCapacity':
      return $localize`:@@finding.fanIn:Over capacity`;
    case 'CaptureExtensionOff':
      return $localize`:@@finding.captureOff:Capture extension off`;
    case 'NotConnected':
      return $localize`:@@finding.notConnected:Not connected`;
    case 'NodeUnreachable':
      return $localize`:@@finding.nodeUnreachable:Node unreachable`;
    case 'ForeignRole':
      return $localize`:@@finding.foreignRole:Foreign role`;
    case 'OtherInstallation':
      return $localize`:@@finding.otherInstallation:Other installation`;
    case 'DuplicateIdentity':
      return $localize`:@@finding.duplicateIdentity:Duplicate id`;
    case 'SelectorUnknown':
      return $localize`:@@finding.selectorUnknown:Undecided`;
    case 'Drift':
      return $localize`:@@finding.drift:Drift`;
    case 'RepairFight':
      return $localize`:@@finding.repairFight:Repair fight`;
    case 'EmptyGroup':
      return $localize`:@@finding.emptyGroup:Empty group`;
    case 'ColocationProposed':
      return $localize`:@@finding.colocation:Affinity rule proposed`;
    case 'NotPossible':
      return $localize`:@@finding.notPossible:Not possible`;
    default:
      return kind;
  }
}

/** What was found, in a sentence; for a kind the pane does not know, the server's own. */
export function findingText(finding: FindingView): string {
  const who = named(finding.adapters.map(refText));
  const place = placeOf(finding);
  switch (finding.kind) {
    case 'RoleConflict':
      return $localize`:@@findingText.roleConflict:Policies want different roles of ${who}:adapters:. Who holds it keeps it.`;
    case 'NoDestination':
      return $localize`:@@findingText.noDestination:${who}:adapters:: no destination on ${place}:place: gets its copies.`;
    case 'VlanBlocked':
      return $localize`:@@findingText.vlanBlocked:${who}:adapters:: its VLANs do not pass to a destination on ${place}:place:.`;
    case 'SriovBypass':
      return $localize`:@@findingText.sriovBypass:${who}:adapters:: its traffic passes beside the virtual switch, where nothing mirrors it.`;
    case 'ForwardingExtension':
      return $localize`:@@findingText.forwardingExtension:A forwarding extension decides what is mirrored on ${place}:place:.`;
    case 'CrossPolicyLeak':
      return $localize`:@@findingText.crossPolicyLeak:Policies share ${place}:place: and the session: each one’s destinations get the other’s copies.`;
    case 'FanInOverCapacity':
      return $localize`:@@findingText.fanIn:${who}:adapters:: sources send more to it than arrives.`;
    case 'CaptureExtensionOff':
      return $localize`:@@findingText.captureOff:The capture extension is off on ${place}:place:, so the uplink is not mirrored.`;
    case 'NotConnected':
      return $localize`:@@findingText.notConnected:${who}:adapters: leads to no switch.`;
    case 'NodeUnreachable':
      return $localize`:@@findingText.nodeUnreachable:${finding.node ?? '?'}:node: does not answer. What it runs is not known now.`;
    case 'ForeignRole':
      return $localize`:@@findingText.foreignRole:${who}:adapters:: somebody else set its role. It is left until it is adopted.`;
    case 'OtherInstallation':
      return $localize`:@@findingText.otherInstallation:Another tool sets mirroring on this cluster.`;
    case 'DuplicateIdentity':
      return $localize`:@@findingText.duplicateIdentity:${who}:adapters: is at rest in two places. Nothing is changed on it.`;
    case 'SelectorUnknown':
      return $localize`:@@findingText.selectorUnknown:Whether ${who}:adapters: is selected cannot be told now. It stays as it was.`;
    case 'Drift':
      return $localize`:@@findingText.drift:${who}:adapters:: somebody else changed what was set here.`;
    case 'RepairFight':
      return $localize`:@@findingText.repairFight:${who}:adapters:: repairs were undone again and again. None is made for a while.`;
    case 'EmptyGroup':
      return $localize`:@@findingText.emptyGroup:A destination group matches nothing.`;
    case 'ColocationProposed':
      return $localize`:@@findingText.colocation:An affinity rule would keep the collector with its sources.`;
    case 'NotPossible':
      return $localize`:@@findingText.notPossible:The cluster cannot do what the policy asks for.`;
    default:
      return finding.text;
  }
}

/** Whether nothing is wrong and it is only worth knowing. */
export function isHint(kind: string): boolean {
  return kind === 'ColocationProposed' || kind === 'SelectorUnknown';
}

function placeOf({ node, switch: name }: FindingView): string {
  return [node, name].filter(Boolean).join(' · ') || $localize`:@@finding.itsSwitch:its switch`;
}

function named(names: readonly string[]): string {
  if (names.length === 0) return $localize`:@@finding.anAdapter:An adapter`;
  if (names.length <= MOST_NAMED) return names.join(', ');
  const rest = names.length - MOST_NAMED;
  return $localize`:@@finding.andMore:${names.slice(0, MOST_NAMED).join(', ')}:names: and ${rest}:count: more`;
}

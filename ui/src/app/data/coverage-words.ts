import type { BlindReason, CoverageCounts, CoverageState, SourceView } from './policy-model';

/** The words for how it stands with sources, in the language in use. */

/** The worst first, as a roll-up counts them. */
export const WORST_FIRST: readonly CoverageState[] = [
  'Blind',
  'Missing',
  'Unknown',
  'Drifted',
  'Moving',
  'Covered',
  'Flowing',
];

export function worstOf(states: Iterable<CoverageState>): CoverageState | undefined {
  const present = new Set(states);
  return WORST_FIRST.find((state) => present.has(state));
}

export function countOf(counts: CoverageCounts, state: CoverageState): number {
  return counts[state.toLowerCase() as Lowercase<CoverageState>];
}

export function coverageWord(state: CoverageState): string {
  switch (state) {
    case 'Unknown':
      return $localize`:@@coverage.unknown:Unknown`;
    case 'Missing':
      return $localize`:@@coverage.missing:Missing`;
    case 'Moving':
      return $localize`:@@coverage.moving:Moving`;
    case 'Blind':
      return $localize`:@@coverage.blind:Blind`;
    case 'Drifted':
      return $localize`:@@coverage.drifted:Drifted`;
    case 'Flowing':
      return $localize`:@@coverage.flowing:Flowing`;
    case 'Covered':
      return $localize`:@@coverage.covered:Covered`;
  }
}

/** What a state means, in a sentence. */
export function coverageMeaning(state: CoverageState): string {
  switch (state) {
    case 'Unknown':
      return $localize`:@@coverage.unknownWhat:The node is silent, or what it said is old`;
    case 'Missing':
      return $localize`:@@coverage.missingWhat:Selected, but the adapter is gone or its machine is off`;
    case 'Moving':
      return $localize`:@@coverage.movingWhat:On its way to another node`;
    case 'Blind':
      return $localize`:@@coverage.blindWhat:No copy reaches a collector`;
    case 'Drifted':
      return $localize`:@@coverage.driftedWhat:Its role is not what is wanted`;
    case 'Flowing':
      return $localize`:@@coverage.flowingWhat:Copies arrive; the counters agree`;
    case 'Covered':
      return $localize`:@@coverage.coveredWhat:Copies are possible; there is no traffic to judge by`;
  }
}

export function blindReasonWord(reason: BlindReason): string {
  switch (reason) {
    case 'NoDestination':
      return $localize`:@@blind.noDestination:no destination on its switch`;
    case 'SourceNotSet':
      return $localize`:@@blind.sourceNotSet:its role is not Source`;
    case 'VlanBlocked':
      return $localize`:@@blind.vlan:the collector does not pass its VLAN`;
    case 'SriovBypass':
      return $localize`:@@blind.sriov:SR-IOV passes beside the switch`;
    case 'CaptureExtensionOff':
      return $localize`:@@blind.capture:the capture extension is off`;
    case 'NotConnected':
      return $localize`:@@blind.notConnected:it leads to no switch`;
    case 'CollectorOff':
      return $localize`:@@blind.collectorOff:the collector does not run`;
    case 'NotArriving':
      return $localize`:@@blind.notArriving:copies do not arrive`;
    default:
      return reason;
  }
}

/** Why a source is as it is; empty where the state says it all. */
export function sourceReason(source: SourceView): string {
  const parts: string[] = [];
  if (source.reason) parts.push(blindReasonWord(source.reason));
  else if (source.state !== 'Flowing') parts.push(coverageMeaning(source.state));
  // A policy with one group has nothing to tell apart.
  const groups = source.unreached.filter((group) => group !== 'destinations');
  if (groups.length > 0)
    parts.push($localize`:@@coverage.unreached:not reached: ${groups.join(', ')}:groups:`);
  if (source.leaking) parts.push(leakingMeaning());
  return parts.join(' · ');
}

export function leakingWord(): string {
  return $localize`:@@coverage.leaking:Leaking`;
}

export function leakingMeaning(): string {
  return $localize`:@@coverage.leakingWhat:a destination outside of the policy gets its frames too`;
}

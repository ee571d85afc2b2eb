import type { Fleet } from './fleet';
import { ownerOf } from './adapter-words';
import type { PolicyMode, PolicySummary, StepView } from './policy-model';

/** What the name of a policy of one adapter begins with; the adapter's id follows. */
const HAND = 'hand:';

/** A policy's name; one that was made by hand is called by its adapter. */
export function policyName(policy: { readonly name: string }, fleet: Fleet): string {
  if (!policy.name.startsWith(HAND)) return policy.name;
  const id = policy.name.slice(HAND.length);
  const adapter = fleet.adapter(id);
  return adapter ? `${ownerOf(adapter)} / ${adapter.name}` : id;
}

export function modeWord(mode: PolicyMode): string {
  return mode === 'Enforce' ? $localize`:@@policy.enforce:Enforce` : $localize`:@@policy.observe:Observe`;
}

/** Whether it is at work, in one word: its mode, or why it is not. */
export function standingWord(policy: PolicySummary): string {
  if (policy.expired) return $localize`:@@policy.expired:Expired`;
  if (!policy.enabled) return $localize`:@@policy.off:Off`;
  return modeWord(policy.mode);
}

export function inForce(policy: PolicySummary): boolean {
  return policy.enabled && !policy.expired;
}

export function sourcesText(count: number): string {
  return count === 1
    ? $localize`:@@policy.source:1 source`
    : $localize`:@@policy.sources:${count}:count: sources`;
}

export function collectorsText(count: number): string {
  return count === 1
    ? $localize`:@@policy.collector:1 collector`
    : $localize`:@@policy.collectors:${count}:count: collectors`;
}

export function stepsText(count: number): string {
  return count === 1 ? $localize`:@@policy.step:1 step` : $localize`:@@policy.steps:${count}:count: steps`;
}

/** The disruptive ones among steps. */
export function disruptive(steps: readonly StepView[]): readonly StepView[] {
  return steps.filter((step) => step.disruptive);
}

import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ServerClock } from '../data/server-clock';
import { countOf } from '../data/coverage-words';
import { collectorsText, inForce, sourcesText, standingWord } from '../data/policy-words';
import type { PolicySummary } from '../data/policy-model';
import { Icon } from '../icons/icon';
import { Times } from '../preferences/times';
import { hashOf } from '../shell/pane-route';
import { CoverageBadge } from './coverage-badge';

/** A policy in the list: what it is called, how it stands, and what there is to do for it. */
@Component({
  selector: 'wm-policy-item',
  imports: [CoverageBadge, Icon],
  templateUrl: './policy-item.html',
  styleUrl: './policy-item.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyItem {
  private readonly clock = inject(ServerClock);
  private readonly times = inject(Times);

  readonly policy = input.required<PolicySummary>();
  readonly name = input.required<string>();
  readonly shown = input(false);
  readonly stop = input(false);

  protected readonly href = computed(() => hashOf({ view: 'policies', policy: this.policy().id }));
  protected readonly standing = computed(() => standingWord(this.policy()));
  protected readonly rests = computed(() => !inForce(this.policy()));

  /** How many sources are in the worst state. */
  protected readonly worstCount = computed(() => {
    const { rollUp, coverage } = this.policy();
    return rollUp ? countOf(coverage, rollUp) : undefined;
  });

  protected readonly members = computed(
    () => `${sourcesText(this.policy().sources)}, ${collectorsText(this.policy().destinations)}`,
  );

  /** What is left of its time, or by when somebody must confirm it: whichever comes first. */
  protected readonly deadline = computed(() => {
    const policy = this.policy();
    const confirmBy = policy.rollout?.confirmBy;
    if (confirmBy) {
      const left = this.times.left(Date.parse(confirmBy) - this.clock.now());
      return $localize`:@@policy.confirmIn:confirm within ${left}:time:`;
    }
    if (!policy.expiresAt || !inForce(policy)) return undefined;
    const left = this.times.left(Date.parse(policy.expiresAt) - this.clock.now());
    return $localize`:@@policy.endsIn:ends in ${left}:time:`;
  });

  protected readonly work = computed(() => {
    const { failing, pending } = this.policy();
    if (failing > 0) return $localize`:@@policy.failing:${failing}:count: failing`;
    return pending > 0 ? $localize`:@@policy.pending:${pending}:count: pending` : undefined;
  });
}

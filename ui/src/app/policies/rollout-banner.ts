import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { titleOf } from '../data/adapter-words';
import { Fleet } from '../data/fleet';
import { PolicyApi } from '../data/policy-api';
import type { PolicySummary, RolloutView } from '../data/policy-model';
import { ServerClock } from '../data/server-clock';
import { Icon } from '../icons/icon';
import { Attempt } from '../lab/attempt';
import { Times } from '../preferences/times';

/** How far a cautious application has come: what is left of the time, and the button that confirms. */
@Component({
  selector: 'wm-rollout-banner',
  imports: [Icon],
  templateUrl: './rollout-banner.html',
  styleUrl: './rollout-banner.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RolloutBanner {
  private readonly api = inject(PolicyApi);
  private readonly clock = inject(ServerClock);
  private readonly fleet = inject(Fleet);
  private readonly times = inject(Times);

  readonly policy = input.required<PolicySummary>();
  readonly rollout = input.required<RolloutView>();
  readonly mayWrite = input.required<boolean>();

  protected readonly attempt = new Attempt<boolean>();

  private readonly deadline = computed(() => {
    const { confirmBy, canaryUntil } = this.rollout();
    return Date.parse(confirmBy ?? canaryUntil ?? '');
  });

  private readonly left = computed(() => this.deadline() - this.clock.now());
  protected readonly leftText = computed(() => this.times.left(this.left()));

  /** How much of the time is left, from 1 to 0. */
  protected readonly share = computed(() => {
    const whole = this.deadline() - Date.parse(this.policy().changedAt);
    return whole > 0 ? Math.min(1, Math.max(0, this.left() / whole)) : 0;
  });

  protected readonly canary = computed(() => {
    const { canary, canaryUntil, dropLimit } = this.rollout();
    if (!canary) return undefined;
    const adapter = this.fleet.adapter(canary);
    const name = adapter ? titleOf(adapter) : canary;
    const wait = this.times.left(Date.parse(canaryUntil ?? '') - this.clock.now());
    return $localize`:@@rollout.canary:Only ${name}:adapter: is set for now. The other sources follow in ${wait}:time:, unless it drops ${dropLimit ?? 0}:limit: packets a second.`;
  });

  protected readonly fallback = computed(() => {
    const revision = this.rollout().fallbackRevision;
    return revision
      ? $localize`:@@rollout.backTo:Unless somebody confirms, it rolls back to revision ${revision}:revision:.`
      : $localize`:@@rollout.backOff:Unless somebody confirms, it rolls back and is switched off.`;
  });

  protected confirm(): void {
    void this.attempt.run(async () => {
      await this.api.confirm(this.policy().id);
      return true;
    });
  }
}

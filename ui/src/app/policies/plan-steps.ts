import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { faultWord } from '../data/fault-words';
import type { StepView } from '../data/policy-model';
import { settingText, settingWord, valueText } from '../data/ref-words';
import { ServerClock } from '../data/server-clock';
import { stepReasonWord } from '../data/step-words';
import { Icon } from '../icons/icon';
import { Times } from '../preferences/times';

/** More steps than this are counted, not listed. */
const MOST = 300;

/** What is still to be written, in order; for what failed, why, and when it is tried again. */
@Component({
  selector: 'wm-plan-steps',
  imports: [Icon],
  templateUrl: './plan-steps.html',
  styleUrl: './lists.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanSteps {
  private readonly clock = inject(ServerClock);
  private readonly times = inject(Times);

  /** Undefined until they have arrived. */
  readonly steps = input.required<readonly StepView[] | undefined>();

  protected readonly more = computed(() => Math.max(0, (this.steps()?.length ?? 0) - MOST));
  protected readonly rows = computed(() =>
    (this.steps() ?? []).slice(0, MOST).map((step) => ({
      key: `${step.setting.key} ${step.phase}`,
      what: settingText(step.setting),
      kind: settingWord(step.setting.kind),
      node: step.node ?? '–',
      change: `${valueText(step.setting.kind, step.from)} → ${valueText(step.setting.kind, step.to)}`,
      reason: stepReasonWord(step.reason),
      disruptive: step.disruptive,
      failure: step.failure
        ? { text: `${faultWord(step.failure.fault)}: ${step.failure.message}`, retryAt: step.failure.retryAt }
        : undefined,
    })),
  );

  protected retry(at: string): string {
    const left = Date.parse(at) - this.clock.now();
    return left > 0
      ? $localize`:@@step.retryIn:next try in ${this.times.left(left)}:time:, at ${this.times.at(at)}:when:`
      : $localize`:@@step.retryNow:being tried again`;
  }
}

import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { coverageMeaning, coverageWord, leakingMeaning, leakingWord } from '../data/coverage-words';
import type { CoverageState } from '../data/policy-model';
import { Icon, type IconName } from '../icons/icon';

const ICONS: Record<CoverageState, IconName> = {
  Unknown: 'question',
  Missing: 'missing',
  Moving: 'arrow',
  Blind: 'eyeOff',
  Drifted: 'unequal',
  Flowing: 'waves',
  Covered: 'shield',
};

/** A state of coverage as sign and word; the colour only repeats what both say. */
@Component({
  selector: 'wm-coverage-badge',
  imports: [Icon],
  template: `
    <span class="badge" [attr.data-state]="state()" [title]="title() ?? meaning()">
      <wm-icon [name]="icon()" />{{ word() }}
      @if (countText(); as text) {
        <span class="count">{{ text }}</span>
      }
    </span>
    @if (leaking()) {
      <span class="badge" data-state="Leaking" [title]="leakingWhat"
        ><wm-icon name="drop" />{{ leakingText }}</span
      >
    }
  `,
  styleUrl: './coverage-badge.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CoverageBadge {
  readonly state = input.required<CoverageState>();

  /** How many sources are in this state; undefined where it tells of one. */
  readonly count = input<number>();

  /** How many sources there are, in this state or a better one. */
  readonly total = input<number>();
  readonly leaking = input(false);

  /** What to say at more length; the meaning of the state when undefined. */
  readonly title = input<string>();

  protected readonly leakingText = leakingWord();
  protected readonly leakingWhat = leakingMeaning();
  protected readonly icon = computed(() => ICONS[this.state()]);
  protected readonly word = computed(() => coverageWord(this.state()));
  protected readonly countText = computed(() => {
    const [count, total] = [this.count(), this.total()];
    if (count === undefined || total === 1) return undefined;
    return total === undefined || total === count ? `${count}` : `${count}/${total}`;
  });
  protected readonly meaning = computed(() => coverageMeaning(this.state()));
}

import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { refText } from '../data/ref-words';
import type { IntervalView } from '../data/policy-model';
import { ServerClock } from '../data/server-clock';
import { Times } from '../preferences/times';
import { spans } from './blind-spans';

/** Sources with more than these are in the table only. */
const MOST_LANES = 8;

/** The blind times of the sources that had some, drawn over time. The table beside it says all of it in words. */
@Component({
  selector: 'wm-blind-timeline',
  template: `
    <div class="lanes" role="img" [attr.aria-label]="label()">
      @for (lane of lanes(); track lane.id) {
        <span class="name" [title]="lane.name">{{ lane.name }}</span>
        <span class="lane">
          @for (bar of lane.bars; track $index) {
            <i [class.open]="bar.open" [style.left.%]="bar.left" [style.width.%]="bar.width"></i>
          }
        </span>
      }
      <span class="name"></span>
      <span class="axis"
        ><span>{{ from() }}</span
        ><span>{{ to() }}</span></span
      >
    </div>
  `,
  styleUrl: './blind-timeline.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlindTimeline {
  private readonly clock = inject(ServerClock);
  private readonly times = inject(Times);

  readonly intervals = input.required<readonly IntervalView[]>();

  private readonly first = computed(() =>
    Math.min(...this.intervals().map((interval) => Date.parse(interval.start))),
  );
  private readonly drawn = computed(() => spans(this.intervals(), this.clock.now()));

  protected readonly lanes = computed(() =>
    this.drawn()
      .slice(0, MOST_LANES)
      .map(({ source, bars }) => ({ id: source.id, name: refText(source), bars })),
  );
  protected readonly from = computed(() => this.times.at(new Date(this.first()).toISOString()));
  protected readonly to = computed(() => $localize`:@@timeline.now:now`);
  protected readonly label = computed(
    () =>
      $localize`:@@timeline.label:Blind times of ${this.drawn().length}:count: sources since ${this.from()}:from:; the table below lists them.`,
  );
}

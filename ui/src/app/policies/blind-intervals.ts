import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { blindReasonWord } from '../data/coverage-words';
import type { IntervalView } from '../data/policy-model';
import { refText } from '../data/ref-words';
import { ServerClock } from '../data/server-clock';
import { Session } from '../data/session';
import { causeText } from '../data/step-words';
import { Icon } from '../icons/icon';
import { Numbers } from '../preferences/numbers';
import { Times } from '../preferences/times';
import { BlindTimeline } from './blind-timeline';

/** When sources were blind: from when to when, what made them so, and what they carried meanwhile. */
@Component({
  selector: 'wm-blind-intervals',
  imports: [BlindTimeline, Icon],
  templateUrl: './blind-intervals.html',
  styleUrl: './lists.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlindIntervals {
  private readonly clock = inject(ServerClock);
  private readonly numbers = inject(Numbers);
  private readonly session = inject(Session);
  private readonly times = inject(Times);

  /** The newest first; undefined until they have arrived. */
  readonly intervals = input.required<readonly IntervalView[] | undefined>();

  protected readonly mayCount = computed(() => this.session.may('counters.read'));

  protected readonly rows = computed(() =>
    (this.intervals() ?? []).map((interval) => {
      const { start, end } = interval;
      const lasts = Date.parse(end ?? '') - Date.parse(start);
      return {
        id: interval.id,
        source: refText(interval.source),
        node: interval.node,
        start: this.times.at(start),
        startFull: this.times.full(start),
        end: end ? this.times.at(end) : undefined,
        duration: end ? this.times.span(lasts) : this.ongoing(start),
        cause: causeText(interval.cause),
        reason: blindReasonWord(interval.reason),
        packets: this.packets(interval),
      };
    }),
  );

  private ongoing(start: string): string {
    return this.times.left(Math.max(0, this.clock.now() - Date.parse(start)));
  }

  private packets({ packets }: IntervalView): string {
    if (!packets) return '–';
    const [low, high] = [this.numbers.integer(packets.low), this.numbers.integer(packets.high)];
    const range = packets.low === packets.high ? low : `${low}–${high}`;
    return $localize`:@@blind.estimate:${range}:range: (estimate)`;
  }
}

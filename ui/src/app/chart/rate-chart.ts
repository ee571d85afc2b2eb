import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type uPlot from 'uplot';
import { Clock } from '../data/clock';
import { RateBook } from '../data/rate-book';
import { Numbers } from '../preferences/numbers';
import { Theme } from '../preferences/theme';
import { chartData } from './chart-data';
import { chartOptions } from './chart-options';

/** Received and sent packets of one adapter over the last two minutes. */
@Component({
  selector: 'wm-rate-chart',
  template: `<div #canvas class="canvas" role="img" [attr.aria-label]="alternative()"></div>`,
  styleUrl: './rate-chart.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RateChart {
  private readonly book = inject(RateBook);
  private readonly clock = inject(Clock);
  private readonly numbers = inject(Numbers);
  private readonly theme = inject(Theme);
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly plot = signal<uPlot | undefined>(undefined);
  private readonly library = signal<typeof uPlot | undefined>(undefined);

  readonly adapterId = input.required<string>();

  private readonly data = computed(() => {
    this.book.samples();
    return chartData(this.book.history.of(this.adapterId()), this.clock.now() / 1000);
  });

  protected readonly alternative = computed(() => {
    const rate = this.book.current(this.adapterId());
    if (!rate) return $localize`:@@chart.alternativeNone:Packets of the last two minutes: no current data.`;
    const received = this.numbers.rate(rate.receivedPackets);
    const sent = this.numbers.rate(rate.sentPackets);
    return $localize`:@@chart.alternative:Packets of the last two minutes; now ${received}:received: received and ${sent}:sent: sent per second.`;
  });

  constructor() {
    afterNextRender(async () => this.library.set((await import('uplot')).default));
    const sizes = new ResizeObserver(() => this.fit());
    afterNextRender(() => sizes.observe(this.canvas().nativeElement));
    const darkness = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => this.plot()?.redraw();
    darkness.addEventListener('change', recolour);
    inject(DestroyRef).onDestroy(() => {
      sizes.disconnect();
      darkness.removeEventListener('change', recolour);
      this.plot()?.destroy();
    });
    effect(() => {
      const library = this.library();
      if (library) this.plot.set(this.draw(library));
    });
    effect(() => this.plot()?.setData(this.data()));
    effect(() => {
      this.theme.choice();
      this.plot()?.redraw();
    });
  }

  private draw(library: typeof uPlot): uPlot {
    const element = this.canvas().nativeElement;
    const options = chartOptions(element, (value) => this.numbers.rate(value));
    return new library({ ...options, ...this.size() }, [[], [], []], element);
  }

  private fit(): void {
    this.plot()?.setSize(this.size());
  }

  private size(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.canvas().nativeElement;
    return { width: Math.max(120, clientWidth), height: Math.max(80, clientHeight) };
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { titleOf } from '../data/adapter-words';
import { Session } from '../data/session';
import { GridView } from '../grid/grid-view';
import { Numbers } from '../preferences/numbers';
import { Attempt } from './attempt';
import { Capture, MOST_SECONDS, type CaptureFile } from './capture';

/** Records the selected adapter for some seconds. */
@Component({
  selector: 'wm-capture-form',
  templateUrl: './capture-form.html',
  styleUrl: './lab-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaptureForm {
  private readonly session = inject(Session);
  private readonly numbers = inject(Numbers);
  protected readonly capture = inject(Capture);
  protected readonly adapter = inject(GridView).selected;

  protected readonly most = MOST_SECONDS;
  protected readonly seconds = signal(10);
  protected readonly attempt = new Attempt<CaptureFile>();
  protected readonly mayCapture = computed(() => this.session.may('capture.read'));

  protected readonly what = computed(() => {
    const adapter = this.adapter();
    return adapter && titleOf(adapter);
  });

  protected readonly soFar = computed(() => this.size(this.capture.bytes()));

  protected readonly saved = computed(() => {
    const file = this.attempt.result();
    if (!file) return '';
    if (file.bytes === 0) return $localize`:@@capture.nothing:Ended before anything was recorded.`;
    const size = this.size(file.bytes);
    return file.end === 'full'
      ? $localize`:@@capture.full:Ended at the most that is kept; saved ${file.name}:name:, ${size}:size:`
      : $localize`:@@capture.saved:Saved ${file.name}:name:, ${size}:size:`;
  });

  protected setSeconds(event: Event): void {
    this.seconds.set((event.target as HTMLInputElement).valueAsNumber);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const adapter = this.adapter();
    if (adapter) void this.attempt.run(() => this.capture.record(adapter.id, this.seconds()));
  }

  private size(bytes: number): string {
    const { value, unit } = this.numbers.bytes(bytes);
    return `${value} ${unit}`;
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Fleet } from '../data/fleet';
import { Numbers } from '../preferences/numbers';
import { Attempt } from './attempt';
import { Lab, type Echo, type PingReport } from './lab';
import { CAST } from './seed-scenario';

/** A ping inside the lab, echo by echo. */
@Component({
  selector: 'wm-ping-form',
  templateUrl: './ping-form.html',
  styleUrl: './lab-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PingForm {
  private readonly lab = inject(Lab);
  private readonly fleet = inject(Fleet);
  private readonly numbers = inject(Numbers);

  protected readonly from = signal<string>(CAST.from);
  protected readonly to = signal<string>(CAST.source);
  protected readonly count = signal<number>(CAST.count);
  protected readonly attempt = new Attempt<PingReport>();
  protected readonly names = computed(() => [
    ...this.fleet.nodes().map((n) => n.name),
    ...this.fleet.machines(),
  ]);

  protected readonly summary = computed(() => {
    const report = this.attempt.result();
    if (!report) return '';
    return $localize`:@@ping.summary:${report.received}:received: of ${report.sent}:sent: answered by ${report.address}:address:`;
  });

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value.trim();
  }

  protected number(event: Event): number {
    return (event.target as HTMLInputElement).valueAsNumber;
  }

  protected submit(event: Event): void {
    event.preventDefault();
    void this.attempt.run(() => this.lab.ping(this.from(), this.to(), this.count()));
  }

  protected outcome(echo: Echo): string {
    switch (echo.outcome) {
      case 'Reply':
        return this.numbers.milliseconds(echo.milliseconds ?? 0);
      case 'Timeout':
        return $localize`:@@ping.timeout:no reply`;
      case 'NoRoute':
        return $localize`:@@ping.noRoute:nobody answered for that address`;
      case 'NotConnected':
        return $localize`:@@ping.notConnected:not connected`;
    }
  }
}

import { Injectable, inject, signal } from '@angular/core';
import { Clock } from './clock';
import { ClockOffset } from './clock-offset';
import type { NodeError, RateColumns } from './model';
import { RateHistory } from './rate-history';

/** One adapter's numbers: per second, and the totals as Windows shows them. */
export interface Rate {
  readonly receivedPackets: number;
  readonly sentPackets: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly dropped: number;
  readonly totalReceived: number;
  readonly totalSent: number;
  /** When it became known, on the browser's clock, in milliseconds; for a repeated sample, when it was measured. */
  readonly at: number;
}

/**
 * Numbers older than this, in milliseconds, are not shown as current. Shorter than two intervals would flicker
 * with every late second; longer would present a silent node as a quiet one.
 */
export const STALE_AFTER = 3000;

/** The last numbers of each adapter that was asked for. */
@Injectable({ providedIn: 'root' })
export class RateBook {
  private readonly clock = inject(Clock);
  private readonly rates = new Map<string, Rate>();
  private readonly revision = signal(0);
  private readonly clockOffset = new ClockOffset();
  private lastMeasured = Number.NEGATIVE_INFINITY;
  private waiting: { samples: number; resolve: () => void }[] = [];

  readonly history = new RateHistory();
  readonly errors = signal<readonly NodeError[]>([]);

  /** Counts the samples; reading it makes a view follow them. */
  readonly samples = this.revision.asReadonly();

  /** The adapter's last numbers however old, or undefined when there never were any. */
  rate(id: string): Rate | undefined {
    this.revision();
    return this.rates.get(id);
  }

  /** The adapter's numbers if they are current. Those from far ahead were measured before the clock was set back. */
  current(id: string): Rate | undefined {
    const rate = this.rate(id);
    return rate && Math.abs(this.clock.now() - rate.at) <= STALE_AFTER ? rate : undefined;
  }

  record(columns: RateColumns): void {
    const at = this.clockOffset.toBrowserTime(columns.at);
    const known = this.isNews(columns) ? Date.now() : at;
    columns.ids.forEach((id, i) => this.rates.set(id, rateAt(columns, i, known)));
    this.errors.set(columns.errors);
    this.history.record(columns.ids, this.rates, at);
    this.revision.update((n) => n + 1);
    this.countDown();
  }

  /** Forgets all but these adapters, so that what is no longer asked for does not pile up. */
  retain(ids: ReadonlySet<string>): void {
    for (const id of this.rates.keys()) if (!ids.has(id)) this.rates.delete(id);
  }

  /** Resolves once this many more samples have arrived. */
  after(samples: number): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ samples, resolve }));
  }

  /** A sample that was long on its way is still the newest there is; one that was there before is not. */
  private isNews(columns: RateColumns): boolean {
    const measured = Date.parse(columns.at);
    const news = measured > this.lastMeasured;
    this.lastMeasured = measured;
    return news;
  }

  private countDown(): void {
    for (const entry of this.waiting) if (--entry.samples <= 0) entry.resolve();
    this.waiting = this.waiting.filter((entry) => entry.samples > 0);
  }
}

function rateAt(columns: RateColumns, i: number, at: number): Rate {
  return {
    receivedPackets: columns.receivedPackets[i] ?? 0,
    sentPackets: columns.sentPackets[i] ?? 0,
    receivedBytes: columns.receivedBytes[i] ?? 0,
    sentBytes: columns.sentBytes[i] ?? 0,
    dropped: columns.dropped[i] ?? 0,
    totalReceived: columns.totalReceived[i] ?? 0,
    totalSent: columns.totalSent[i] ?? 0,
    at,
  };
}

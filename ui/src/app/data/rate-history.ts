import type { Rate } from './rate-book';

/** How much of the past the chart shows, in seconds. */
export const HISTORY_SECONDS = 120;

/** How many adapters are remembered at most: more than fit on a screen, few enough to cost nothing. */
const MOST_ADAPTERS = 256;

/**
 * A point this many seconds before the last one means that the clock was set back. Less would take an item that
 * was late for it; more would leave the chart standing for as long after a small correction.
 */
const CLOCK_SET = 5;

export interface HistoryPoint {
  /** Seconds since 1970 on the browser's clock. */
  readonly at: number;
  readonly received: number;
  readonly sent: number;
}

/** The last two minutes of the adapters that were on screen, for the chart. */
export class RateHistory {
  private readonly points = new Map<string, HistoryPoint[]>();
  private followed: ReadonlySet<string> = new Set();

  of(id: string): readonly HistoryPoint[] {
    return this.points.get(id) ?? [];
  }

  /** Says which adapters are looked at: those are remembered whatever else arrives with them. */
  follow(ids: ReadonlySet<string>): void {
    this.followed = ids;
  }

  record(ids: readonly string[], rates: ReadonlyMap<string, Rate>, atMilliseconds: number): void {
    // A subscription to everything (a sort by rate) would remember thousands that nobody looks at.
    const kept = ids.length > MOST_ADAPTERS ? ids.filter((id) => this.isKept(id)) : ids;
    const at = atMilliseconds / 1000;
    for (const id of kept) this.append(id, rates.get(id)!, at);
    this.forgetOldest(at);
  }

  private isKept(id: string): boolean {
    return this.points.has(id) || this.followed.has(id);
  }

  private append(id: string, rate: Rate, at: number): void {
    const points = this.points.get(id) ?? [];
    const last = points.at(-1)?.at ?? 0;
    // Far back, the clock was set; what was drawn on the former one would lie in the future.
    if (at < last - CLOCK_SET) points.length = 0;
    // After a re-subscription the first item repeats the last known sample.
    else if (at <= last) return;
    points.push({ at, received: rate.receivedPackets, sent: rate.sentPackets });
    const oldest = at - HISTORY_SECONDS;
    while (points[0] && points[0].at < oldest) points.shift();
    this.points.delete(id);
    this.points.set(id, points);
  }

  private forgetOldest(now: number): void {
    for (const [id, points] of this.points) {
      const last = points.at(-1)?.at ?? 0;
      if (this.points.size <= MOST_ADAPTERS && last >= now - HISTORY_SECONDS) return;
      this.points.delete(id);
    }
  }
}

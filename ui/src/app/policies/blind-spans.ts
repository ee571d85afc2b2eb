import type { AdapterRef, IntervalView } from '../data/policy-model';

/** A blind interval as part of the time that is drawn, in percent. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  /** Whether it lasts. */
  readonly open: boolean;
}

export interface Lane {
  readonly source: AdapterRef;
  readonly bars: readonly Bar[];
}

/** The intervals by source, from the first start until now; sources in the order of the list. */
export function spans(intervals: readonly IntervalView[], now: number): readonly Lane[] {
  const first = Math.min(...intervals.map((interval) => Date.parse(interval.start)));
  const whole = Math.max(1, now - first);
  const lanes = new Map<string, { source: AdapterRef; bars: Bar[] }>();
  for (const { source, start, end } of intervals) {
    const lane = lanes.get(source.id) ?? { source, bars: [] };
    lanes.set(source.id, lane);
    const left = clamp(((Date.parse(start) - first) / whole) * 100);
    const right = clamp((((end ? Date.parse(end) : now) - first) / whole) * 100);
    lane.bars.push({ left, width: Math.max(0, right - left), open: !end });
  }
  return [...lanes.values()];
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

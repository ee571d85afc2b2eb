import { HISTORY_SECONDS, type HistoryPoint } from '../data/rate-history';

/**
 * Two samples further apart than this, in seconds, have a hole between them, and the line is broken there. Shorter
 * would tear the line into dots whenever a busy cluster is read late; longer would draw over a silent node.
 */
export const LONGEST_STEP = 6;

/** Times, received and sent, as the chart takes them. */
export type ChartColumns = [number[], (number | null)[], (number | null)[]];

/** Lays the points out over the last two minutes; a gap in the samples becomes a gap in the lines. */
export function chartData(points: readonly HistoryPoint[], now: number): ChartColumns {
  const columns: ChartColumns = [[], [], []];
  const put = (at: number, received: number | null, sent: number | null) => {
    columns[0].push(at);
    columns[1].push(received);
    columns[2].push(sent);
  };
  // The ends carry no values; they only hold the time axis still while the history fills.
  put(now - HISTORY_SECONDS, null, null);
  let last = Number.NaN;
  for (const { at, received, sent } of points) {
    if (at < now - HISTORY_SECONDS || at > now) continue;
    if (at - last > LONGEST_STEP) put(last + 0.5, null, null);
    put(at, received, sent);
    last = at;
  }
  put(now, null, null);
  return columns;
}

import type { Rate } from './rate-book';
import { HISTORY_SECONDS, RateHistory } from './rate-history';

const table = (ids: readonly string[], received = 1) =>
  new Map(ids.map((id) => [id, { receivedPackets: received, sentPackets: 0 } as Rate]));

describe('the history', () => {
  it('keeps two minutes', () => {
    const history = new RateHistory();
    for (let second = 1; second <= 200; second++) history.record(['a'], table(['a']), second * 1000);
    const points = history.of('a');
    expect(points[0]!.at).toBe(200 - HISTORY_SECONDS);
    expect(points.at(-1)!.at).toBe(200);
  });

  it('takes a repeated sample once', () => {
    const history = new RateHistory();
    history.record(['a'], table(['a']), 5000);
    history.record(['a'], table(['a']), 5000);
    expect(history.of('a')).toHaveLength(1);
  });

  it('does not begin to remember a whole fleet, but goes on with what it knows or is looked at', () => {
    const history = new RateHistory();
    const fleet = Array.from({ length: 16_000 }, (_, i) => `id${i}`);
    history.record(['id7'], table(['id7']), 1000);
    history.record(fleet, table(fleet), 2000);
    expect(history.of('id7')).toHaveLength(2);
    expect(history.of('id8')).toHaveLength(0);
    history.follow(new Set(['id8']));
    history.record(fleet, table(fleet), 3000);
    expect(history.of('id8')).toHaveLength(1);
  });
});

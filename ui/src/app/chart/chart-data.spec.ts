import { chartData } from './chart-data';

const point = (at: number, received: number) => ({ at, received, sent: received * 2 });

describe('the chart data', () => {
  it('holds the time axis at two minutes however few points there are', () => {
    const [times, received, sent] = chartData([point(990, 5)], 1000);
    expect(times).toEqual([880, 990, 1000]);
    expect(received).toEqual([null, 5, null]);
    expect(sent).toEqual([null, 10, null]);
  });

  it('breaks the line where samples are missing', () => {
    const [, received] = chartData([point(990, 1), point(991, 2), point(998, 3)], 1000);
    expect(received).toEqual([null, 1, 2, null, 3, null]);
  });

  it('leaves out what is too old', () => {
    const [times] = chartData([point(100, 1), point(999, 2)], 1000);
    expect(times).toEqual([880, 999, 1000]);
  });
});

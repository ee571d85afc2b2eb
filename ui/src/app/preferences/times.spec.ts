import { TestBed } from '@angular/core/testing';
import { testPane } from '../testing/test-pane';
import { Times } from './times';

const SECOND = 1000;

describe('times', () => {
  let times: Times;
  beforeEach(() => {
    testPane();
    times = TestBed.inject(Times);
  });

  it('write durations in their two largest units', () => {
    expect(times.span(6.6 * SECOND)).toBe('6.6 s');
    expect(times.span(59.9 * SECOND)).toBe('59 s');
    expect(times.span(62 * SECOND)).toBe('1 min 2 s');
    expect(times.span(300 * SECOND)).toBe('5 min');
    expect(times.span(7100 * SECOND)).toBe('1 h 58 min');
    expect(times.span(90_000 * SECOND)).toBe('1 d 1 h');
    expect(times.span(-5)).toBe('0 s');
  });

  it('count what is left in whole seconds, so that nothing is over before it is', () => {
    expect(times.left(400)).toBe('1 s');
    expect(times.left(0)).toBe('0 s');
    expect(times.left(-3000)).toBe('0 s');
    expect(times.left(83.2 * SECOND)).toBe('1 min 24 s');
  });

  it('leave the date out where it is today’s', () => {
    const now = new Date(2026, 2, 1, 12, 0, 0).getTime();
    expect(times.at(new Date(2026, 2, 1, 9, 5, 6).toISOString(), now)).toBe('9:05:06 AM');
    expect(times.at(new Date(2026, 1, 27, 9, 5, 6).toISOString(), now)).toBe('Feb 27, 09:05:06 AM');
  });
});

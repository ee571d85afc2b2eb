import { TestBed } from '@angular/core/testing';
import { rates } from '../testing/samples';
import { testPane } from '../testing/test-pane';
import { Clock } from './clock';
import { RateBook, STALE_AFTER } from './rate-book';

describe('the rate book', () => {
  let book: RateBook;
  let clock: Clock;

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    testPane();
    clock = TestBed.inject(Clock);
    book = TestBed.inject(RateBook);
  });

  afterEach(() => vi.useRealTimers());

  function pass(milliseconds: number): void {
    vi.setSystemTime(Date.now() + milliseconds);
    clock.now.set(Date.now());
  }

  it('holds numbers to be current until they are too old', () => {
    book.record(rates(Date.now(), { a: 7 }));
    pass(STALE_AFTER);
    expect(book.current('a')?.receivedPackets).toBe(7);
    pass(1);
    expect(book.current('a')).toBeUndefined();
    expect(book.rate('a')?.receivedPackets).toBe(7);
  });

  it('is not fooled by a server clock that is wrong', () => {
    const hour = 3_600_000;
    book.record(rates(Date.now() - hour, { a: 1 }));
    expect(book.current('a')).toBeDefined();
    pass(STALE_AFTER + 1);
    // The same old sample again, as after a re-subscription, is no news.
    book.record(rates(Date.now() - hour - STALE_AFTER - 1, { a: 1 }));
    expect(book.current('a')).toBeUndefined();
  });

  it('counts the age of a late sample from when it came', () => {
    const server = Date.now();
    book.record(rates(server, { a: 1 }));
    pass(STALE_AFTER + 2000);
    book.record(rates(server + 1000, { a: 2 }));
    expect(book.current('a')?.receivedPackets).toBe(2);
  });

  /** Samples of a server whose clock runs on while the browser's may be set. */
  function seconds(count: number, server: number): void {
    for (let i = 1; i <= count; i++) {
      pass(1000);
      book.record(rates(server + i * 1000, { a: i }));
    }
  }

  it.each([
    ['forward', 3_600_000],
    ['back', -3_600_000],
  ])('recovers within seconds when the browser’s clock is set %s', (_, step) => {
    const server = Date.now();
    book.record(rates(server, { a: 1, silent: 1 }));
    seconds(10, server);
    pass(step);
    seconds(5, server + 10_000);
    expect(book.current('a')?.receivedPackets).toBe(5);
    expect(book.current('silent')).toBeUndefined();
    expect(book.history.of('a').at(-1)?.at).toBe(Date.now() / 1000);
  });

  it('does not take an old sample for a new one however often it is sent', () => {
    const server = Date.now();
    book.record(rates(server, { a: 1 }));
    for (let i = 0; i < 10; i++) {
      pass(1000);
      book.record(rates(server, { a: 1 }));
    }
    expect(book.current('a')).toBeUndefined();
  });

  it('lets one node go silent while the others stay current', () => {
    book.record(rates(Date.now(), { a: 1, b: 2 }));
    pass(STALE_AFTER + 500);
    book.record(rates(Date.now(), { a: 3 }));
    expect(book.current('a')?.receivedPackets).toBe(3);
    expect(book.current('b')).toBeUndefined();
  });

  it('tells when further samples have come', async () => {
    let told = false;
    const wait = book.after(2).then(() => (told = true));
    book.record(rates(Date.now(), { a: 1 }));
    await Promise.resolve();
    expect(told).toBe(false);
    book.record(rates(Date.now() + 1000, { a: 1 }));
    await wait;
    expect(told).toBe(true);
  });

  it('forgets what nobody asks for any more', () => {
    book.record(rates(Date.now(), { a: 1, b: 2 }));
    book.retain(new Set(['b']));
    expect(book.rate('a')).toBeUndefined();
    expect(book.rate('b')).toBeDefined();
  });
});

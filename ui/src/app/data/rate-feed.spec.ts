import { TestBed } from '@angular/core/testing';
import { EVERYTHING, adapter, rates } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { LiveHub } from './live-hub';
import { RateBook } from './rate-book';
import { RateFeed, SETTLE } from './rate-feed';

describe('the rate feed', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function setUp(permissions = EVERYTHING.permissions) {
    const { link } = testPane();
    signIn([adapter('NLB1')], { ...EVERYTHING, permissions });
    await TestBed.inject(LiveHub).start();
    const feed = TestBed.inject(RateFeed);
    const settle = (milliseconds = SETTLE) => {
      TestBed.tick();
      vi.advanceTimersByTime(milliseconds);
    };
    return { link, feed, settle };
  }

  it('asks for nothing while nothing is looked at', async () => {
    const { link, settle } = await setUp();
    settle();
    expect(link.streams).toHaveLength(0);
  });

  it('asks once for what stands still, not for what scrolls past', async () => {
    const { link, feed, settle } = await setUp();
    feed.watch('rows', ['a']);
    settle(SETTLE - 1);
    feed.watch('rows', ['b', 'c']);
    feed.watch('selection', ['c', 'd']);
    settle();
    expect(link.streams.map((stream) => stream.args)).toEqual([['lab', ['b', 'c', 'd']]]);
  });

  it('gives the former stream up when the rows change, and not when they stay the same', async () => {
    const { link, feed, settle } = await setUp();
    feed.watch('rows', ['a', 'b']);
    settle();
    feed.watch('rows', ['b', 'a']);
    settle();
    expect(link.streams).toHaveLength(1);
    feed.watch('rows', ['b']);
    settle();
    expect(link.streams).toHaveLength(2);
    expect(link.live('StreamRates').map((stream) => stream.args[1])).toEqual([['b']]);
  });

  it('asks for all of them for a sort by rate', async () => {
    const { link, feed, settle } = await setUp();
    feed.watch('rows', ['a']);
    feed.everything.set(true);
    settle();
    expect(link.live('StreamRates').map((stream) => stream.args)).toEqual([['lab', []]]);
  });

  it('asks for nothing without the permission', async () => {
    const { link, feed, settle } = await setUp(['inventory.read']);
    feed.watch('rows', ['a']);
    settle();
    expect(link.streams).toHaveLength(0);
  });

  it('writes what arrives into the book', async () => {
    const { link, feed, settle } = await setUp();
    feed.watch('rows', ['a']);
    settle();
    link.live('StreamRates')[0]!.subscriber.next(rates(Date.now(), { a: 9 }));
    expect(TestBed.inject(RateBook).current('a')?.receivedPackets).toBe(9);
  });
});

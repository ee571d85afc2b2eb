import { TestBed } from '@angular/core/testing';
import { RateBook, STALE_AFTER } from '../data/rate-book';
import { RateFeed } from '../data/rate-feed';
import { adapter, rates } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { GridView, ORDER_STANDS } from './grid-view';

describe('the view of the table', () => {
  function setUp() {
    testPane();
    signIn([adapter('A'), adapter('B')]);
    const view = TestBed.inject(GridView);
    const book = TestBed.inject(RateBook);
    const order = () => {
      TestBed.tick();
      return view.rows().map((row) => row.vm!.name);
    };
    return { view, book, order };
  }

  it('follows the rates when sorted by one, but not faster than can be read, and asks for all of them', () => {
    const { view, book, order } = setUp();
    view.sortBy('received');
    book.record(rates(Date.now(), { 'a.nic': 1, 'b.nic': 2 }));
    expect(order()).toEqual(['B', 'A']);
    expect(TestBed.inject(RateFeed).everything()).toBe(true);
    const later = Date.now() + ORDER_STANDS;
    book.record(rates(Date.now() + 1000, { 'a.nic': 3, 'b.nic': 2 }));
    expect(order()).toEqual(['B', 'A']);
    vi.spyOn(Date, 'now').mockReturnValue(later);
    book.record(rates(later, { 'a.nic': 3, 'b.nic': 2 }));
    expect(order()).toEqual(['A', 'B']);
    vi.restoreAllMocks();
  });

  it('stands still while it is held', () => {
    const { view, book, order } = setUp();
    view.sortBy('received');
    book.record(rates(Date.now(), { 'a.nic': 1, 'b.nic': 2 }));
    expect(order()).toEqual(['B', 'A']);
    view.held.set(true);
    book.record(rates(Date.now() + 1000, { 'a.nic': 9, 'b.nic': 2 }));
    expect(order()).toEqual(['B', 'A']);
    view.held.set(false);
    expect(order()).toEqual(['A', 'B']);
  });

  it('does not rank an adapter by numbers that are no longer current', () => {
    const { view, book, order } = setUp();
    view.sortBy('received');
    const now = Date.now();
    book.record(rates(now, { 'a.nic': 1 }));
    book.record(rates(now - STALE_AFTER - 1000, { 'b.nic': 9 }));
    expect(order()).toEqual(['A', 'B']);
  });

  it('loses the selection with its adapter', () => {
    const { view } = setUp();
    view.selectedId.set('a.nic');
    expect(view.selected()?.vm?.name).toBe('A');
    signIn([adapter('B')]);
    expect(view.selected()).toBeUndefined();
  });
});

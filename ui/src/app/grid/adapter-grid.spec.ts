import { TestBed } from '@angular/core/testing';
import { Rendered } from '../testing/rendered';
import { adapter } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { AdapterGrid } from './adapter-grid';
import { GridView } from './grid-view';

/** jsdom has no layout, so these look at the frame of the table; its rows are seen in the browser tests. */
describe('the table', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = () => undefined;
        disconnect = () => undefined;
      },
    );
  });

  afterEach(() => vi.unstubAllGlobals());

  async function table(count: number) {
    testPane();
    signIn(Array.from({ length: count }, (_, i) => adapter(`VDI-${i}`)));
    return Rendered.of(AdapterGrid);
  }

  it('tells how many rows there are, drawn or not', async () => {
    const r = await table(500);
    expect(r.all('[role=grid]')[0]!.getAttribute('aria-rowcount')).toBe('501');
  });

  it('marks the sorted column and its direction', async () => {
    const r = await table(2);
    expect(r.texts('[aria-sort]')).toEqual(['Machine']);
    await r.click('Received pps');
    expect(r.all('[aria-sort]')[0]!.getAttribute('aria-sort')).toBe('descending');
    await r.click('Received pps');
    expect(r.all('[aria-sort]')[0]!.getAttribute('aria-sort')).toBe('ascending');
  });

  it('has one tab stop in its header at most', async () => {
    const r = await table(2);
    r.button('Node')!.dispatchEvent(new Event('focus'));
    await r.settle();
    expect(r.all('[role=columnheader] [tabindex="0"]').map((e) => e.textContent.trim())).toEqual(['Node']);
  });

  it('says that there are no adapters, or that none matches and how to see them again', async () => {
    const r = await table(0);
    expect(r.text).toContain('No adapters');
    signIn([adapter('NLB1')]);
    TestBed.inject(GridView).search.set('nothing like it');
    await r.settle();
    expect(r.text).toContain('No adapter matches');
    await r.click('Clear search and filters');
    expect(TestBed.inject(GridView).rows()).toHaveLength(1);
  });
});

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

  describe('with rows', () => {
    beforeEach(() => vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600));
    afterEach(() => vi.restoreAllMocks());

    async function rows(...names: string[]) {
      testPane();
      signIn(names.map((name) => adapter(name)));
      const r = await Rendered.of(AdapterGrid);
      document.body.append(r.element);
      await vi.waitFor(() => expect(r.all('[data-id]')).toHaveLength(names.length));
      return r;
    }

    const cell = (r: Rendered<AdapterGrid>, id: string) => r.all(`[data-id="${id}"] [role=gridcell]`)[0]!;

    it('holds the order while the keyboard is in a row, and lets it go with the focus', async () => {
      const r = await rows('A', 'B');
      const view = TestBed.inject(GridView);
      view.sortBy('received');
      cell(r, 'a.nic').focus();
      await r.press('ArrowDown');
      expect(document.activeElement).toBe(cell(r, 'b.nic'));
      expect(view.held()).toBe(true);
      cell(r, 'b.nic').blur();
      await r.settle();
      expect(view.held()).toBe(false);
    });

    it('does not hold the order for the button that sorted it', async () => {
      const r = await rows('A', 'B');
      r.button('Received pps')!.focus();
      await r.click('Received pps');
      expect(TestBed.inject(GridView).held()).toBe(false);
    });

    it('opens the menu of the row that has the focus, though rows came in above it', async () => {
      const r = await rows('B', 'C');
      cell(r, 'b.nic').focus();
      signIn([adapter('A'), adapter('B'), adapter('C')]);
      await r.settle();
      await vi.waitFor(() => expect(r.all('[data-id]')).toHaveLength(3));
      await r.press('Enter', cell(r, 'b.nic'));
      expect(r.all('[role=menu]')[0]!.ariaLabel).toBe('Role of B Network Adapter');
    });
  });
});

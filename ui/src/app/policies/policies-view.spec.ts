import { TestBed } from '@angular/core/testing';
import { Rendered } from '../testing/rendered';
import { EVERYTHING, adapter } from '../testing/samples';
import { coverage, fillBoard, policy, source } from '../testing/policy-samples';
import { signIn, testPane } from '../testing/test-pane';
import { PaneRoute } from '../shell/pane-route';
import { PoliciesView } from './policies-view';

const sql = policy('SQL to the collectors', {
  sources: 14,
  destinations: 3,
  rollUp: 'Blind',
  coverage: { ...policy('x').coverage, blind: 2, flowing: 12 },
});
const byHand = policy('hand:nlb2.nic', { origin: 'Hand', sources: 1, rollUp: 'Flowing' });

describe('the view of policies', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = () => undefined;
        disconnect = () => undefined;
      },
    );
    // jsdom has no layout; without a height the lists would draw nothing.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
    history.replaceState(null, '', '#/policies');
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    history.replaceState(null, '', '#');
    document.body.replaceChildren();
  });

  async function view(policies = [sql, byHand], permissions = EVERYTHING.permissions) {
    const { gateway } = testPane();
    signIn([adapter('NLB2')], { ...EVERYTHING, permissions });
    fillBoard({
      policies,
      coverage: policies.includes(sql)
        ? [coverage(sql, [{ node: 'HV01', state: 'Blind', sources: 14 }])]
        : [],
      sources: policies.includes(sql) ? [source(sql, 'SQL01', { state: 'Blind' })] : [],
    });
    const r = await Rendered.of(PoliciesView);
    document.body.append(r.element);
    await r.settle();
    return { r, gateway };
  }

  it('lists policies, and those made by hand apart and by their adapter', async () => {
    const { r } = await view();
    await vi.waitFor(() => expect(r.all('wm-policy-item')).toHaveLength(2));
    const [named, hand] = r.all('wm-policy-list');
    expect(named!.textContent).toContain('SQL to the collectors');
    expect(named!.textContent).toContain('2/14');
    expect(named!.textContent).toContain('14 sources, 3 collectors');
    expect(hand!.textContent).toContain('NLB2 / Network Adapter');
    await r.click('Set by hand 1');
    expect(r.all('wm-policy-list')).toHaveLength(1);
  });

  it('shows the matrix of all while none is chosen', async () => {
    const { r } = await view();
    expect(r.texts('[role=columnheader]')).toEqual(['Policy', 'Worst source', 'HV01']);
    await vi.waitFor(() => expect(r.all('wm-matrix-row')).toHaveLength(2));
    expect(r.texts('wm-matrix-row:first-of-type [role=cell]')).toEqual(['Blind 2/14', 'Blind 1/14']);
  });

  it('keeps what the search finds, in the list and in the matrix', async () => {
    const { r } = await view();
    const search = r.all<HTMLInputElement>('input[type=search]')[0]!;
    search.value = 'nlb2';
    search.dispatchEvent(new Event('input'));
    await r.settle();
    await vi.waitFor(() =>
      expect(r.texts('wm-matrix-row [role=rowheader]')).toEqual(['NLB2 / Network Adapter']),
    );
  });

  it('moves from one to the next with the arrows, and the address follows', async () => {
    const other = policy('Mail');
    const { r } = await view([sql, other]);
    await vi.waitFor(() => expect(r.all('wm-policy-item a')).toHaveLength(2));
    expect(r.texts('wm-policy-item a[tabindex="0"]')).toHaveLength(1);
    r.all('wm-policy-item a')[0]!.focus();
    await r.press('End');
    expect(TestBed.inject(PaneRoute).policy()).toBe(sql.id);
  });

  it('says what a policy is where there is none, and how to make one', async () => {
    const { r } = await view([]);
    expect(r.text).toContain('No policy yet');
    await r.click('New policy');
    expect(TestBed.inject(PaneRoute).place().task).toBe('new');
  });

  it('offers no making to those who may only read', async () => {
    const { r } = await view([], ['inventory.read', 'policies.read']);
    expect(r.button('New policy')).toBeUndefined();
  });

  it('says that a policy is over where the address names one that is not there', async () => {
    history.replaceState(null, '', '#/policies/gone');
    const { r } = await view();
    expect(r.text).toContain('This policy is over');
    await r.click('All policies by node');
    expect(location.hash).toBe('#/policies');
  });
});

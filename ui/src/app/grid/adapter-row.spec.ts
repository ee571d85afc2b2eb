import { TestBed } from '@angular/core/testing';
import type { AdapterView, SessionView } from '../data/model';
import { RateBook } from '../data/rate-book';
import { RoleWrites } from '../data/role-writes';
import { Rendered } from '../testing/rendered';
import { EVERYTHING, adapter, rates } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { AdapterRow } from './adapter-row';
import { allColumns } from './columns';
import { GridFocus } from './grid-focus';

describe('a row', () => {
  async function row(view: AdapterView, session: SessionView = EVERYTHING) {
    const { gateway } = testPane([GridFocus]);
    signIn([view], session);
    const inputs = { adapter: view, columns: allColumns(), index: 0 };
    return { gateway, row: await Rendered.of(AdapterRow, inputs) };
  }

  it('says what the adapter is', async () => {
    const view = adapter('SP01', { legacy: true, sriov: 'Active' });
    const { row: r } = await row(view);
    expect(r.texts('.cell').slice(0, 5)).toEqual([
      'SP01',
      'Network Adapter SR-IOV Legacy',
      'HV01',
      'Production',
      'Untagged',
    ]);
  });

  it('says so when the machine does not run', async () => {
    const { row: r } = await row(
      adapter('BUILD01', { vm: { id: 'b', name: 'BUILD01', state: 'Off', tags: [] } }),
    );
    expect(r.texts('.cell.machine')).toEqual(['BUILD01 Off']);
  });

  it('says that the machine is on its way, or there twice', async () => {
    const { row: moving } = await row(adapter('NLB1', { presence: 'Moving' }));
    expect(moving.texts('.cell.machine')).toEqual(['NLB1 Moving']);
    TestBed.resetTestingModule();
    const { row: twice } = await row(adapter('NLB1', { presence: 'Duplicate' }));
    expect(twice.texts('.cell.machine')).toEqual(['NLB1 Duplicate id']);
  });

  it('shows rates while they are current and says so when there are none', async () => {
    const { row: r } = await row(adapter('NLB1'));
    expect(r.texts('.numeric')).toEqual(['no data', '–', '–', '–']);
    TestBed.inject(RateBook).record(rates(Date.now(), { 'nlb1.nic': 1234 }));
    await r.settle();
    expect(r.texts('.numeric')).toEqual(['1,234', '0', '123.4 kB', '0']);
  });

  it('asks for its role menu at the role button', async () => {
    const { row: r } = await row(adapter('NLB1'));
    let asked: HTMLElement | undefined;
    r.component.roleMenu.subscribe((button) => (asked = button));
    await r.click('Role of NLB1 Network Adapter: None');
    expect(asked).toBe(r.button('Role of NLB1 Network Adapter: None'));
  });

  it('marks a role that has no counterpart on its switch, and says what is missing', async () => {
    const { row: r } = await row(adapter('NLB1', { role: 'Source' }));
    const button = r.button('Role of NLB1 Network Adapter: Source')!;
    expect(button.title).toBe('no destination on this switch of HV01');
    expect(r.all('.lack')).toHaveLength(1);
  });

  it('offers no role button to those who may not set roles', async () => {
    const { row: r } = await row(adapter('NLB1'), { ...EVERYTHING, permissions: ['inventory.read'] });
    expect(r.all('button')).toHaveLength(0);
    expect(r.texts('.cell.role')).toEqual(['None']);
  });

  it('shows a role that is on its way, and what went wrong in the server’s words until it is dismissed', async () => {
    const view = adapter('NLB1');
    const { row: r, gateway } = await row(view);
    let fail: (error: Error) => void = () => undefined;
    const path = `api/clusters/lab/adapters/${view.id}/role`;
    gateway.answer('PUT', path, () => new Promise((_, reject) => (fail = reject)));
    const write = TestBed.inject(RoleWrites).set(view, 'Source');
    await r.settle();
    expect(r.texts('.cell.role')).toEqual(['Source…']);

    fail(new Error('HV01: access denied'));
    await write;
    await r.settle();
    expect(r.button('Role of NLB1 Network Adapter: None')).toBeDefined();
    expect(r.texts('.problem')).toEqual(['HV01: access denied']);
    await r.click('Dismiss');
    expect(r.all('.problem')).toHaveLength(0);
  });

  it('keeps a problem in the cell of the role, and lets the keyboard dismiss it from any cell', async () => {
    const view = adapter('NLB1');
    const { row: r, gateway } = await row(view);
    gateway.refuse('PUT', `api/clusters/lab/adapters/${view.id}/role`, 502, 'HV01: access denied');
    await TestBed.inject(RoleWrites).set(view, 'Source');
    await r.settle();
    expect(r.all('[role=gridcell]')).toHaveLength(allColumns().length);
    expect(r.texts('.cell.role')).toEqual(['None HV01: access denied']);
    await r.press('Escape', r.all('.cell')[0]!);
    expect(r.all('.problem')).toHaveLength(0);
  });
});

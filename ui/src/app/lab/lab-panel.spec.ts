import { TestBed } from '@angular/core/testing';
import { GridView } from '../grid/grid-view';
import { Rendered } from '../testing/rendered';
import { EVERYTHING, adapter } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { LabPanel } from './lab-panel';

describe('the lab panel', () => {
  async function panel(permissions = EVERYTHING.permissions) {
    const { gateway } = testPane();
    signIn([adapter('NLB1'), adapter('NLB2')], { ...EVERYTHING, permissions });
    return { gateway, r: await Rendered.of(LabPanel) };
  }

  it('shows what came of each echo', async () => {
    const { gateway, r } = await panel();
    const echoes = [
      { sequence: 1, outcome: 'Reply', milliseconds: 0.254 },
      { sequence: 2, outcome: 'Timeout' },
    ];
    const report = { from: 'HV01', to: 'NLB2', address: '192.168.1.17', sent: 2, received: 1, echoes };
    gateway.answer('POST', 'lab/ping', () => report);
    await r.click('Send ping');
    await r.settle();
    expect(gateway.requests).toContain('POST lab/ping {"from":"HV01","to":"NLB2","count":4}');
    expect(r.text).toContain('1 of 2 answered by 192.168.1.17');
    expect(r.texts('.echoes li')).toEqual(['1 0.25 ms', '2 no reply']);
  });

  it('shows why a ping could not be sent', async () => {
    const { gateway, r } = await panel();
    gateway.refuse('POST', 'lab/ping', 404, 'Nothing is called HV09.');
    await r.click('Send ping');
    await r.settle();
    expect(r.texts('[role=alert]')).toEqual(['Nothing is called HV09.']);
  });

  it('offers neither ping nor capture where no frame exists, and says why', async () => {
    const { gateway } = testPane();
    gateway.answer('GET', 'lab/topology', () => ({ counters: 'model' }));
    signIn([adapter('NLB1'), adapter('NLB2')]);
    const r = await Rendered.of(LabPanel);
    await r.settle();
    expect(r.texts('.content > p')).toHaveLength(1);
    expect(r.all('wm-ping-form, wm-capture-form, wm-try-it-card')).toHaveLength(0);
    expect(r.button('Move')).toBeDefined();
  });

  it('has no node to move to in a cluster of one', async () => {
    const { r } = await panel();
    expect(r.button('Move')!.disabled).toBe(true);
  });

  it('captures the selected adapter, and says how to select one', async () => {
    const { r } = await panel();
    expect(r.text).toContain('Select an adapter in the table to capture its frames.');
    TestBed.inject(GridView).selectedId.set('nlb1.nic');
    await r.settle();
    expect(r.button('Capture to file')).toBeDefined();
  });

  it('crashes a node and cannot start one that is up', async () => {
    const { gateway, r } = await panel();
    gateway.answer('POST', 'lab/nodes/HV01/crash', () => undefined);
    expect(r.button('Start')!.disabled).toBe(true);
    await r.click('Crash');
    expect(gateway.requests).toContain('POST lab/nodes/HV01/crash');
  });

  it('says which permission is missing instead of failing later', async () => {
    const { r } = await panel(['inventory.read']);
    expect(r.text).toContain('Acting on the lab needs the permission lab.control.');
    expect(r.text).toContain('Capturing needs the permission capture.read.');
    expect(r.button('Send ping')).toBeUndefined();
  });
});

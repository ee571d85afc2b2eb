import { TestBed } from '@angular/core/testing';
import { Clock } from '../data/clock';
import { RateBook, STALE_AFTER } from '../data/rate-book';
import { GridView } from '../grid/grid-view';
import { Rendered } from '../testing/rendered';
import { EVERYTHING, adapter, rates } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { Details } from './details';

/** Without the permission to read counters there is no chart, which jsdom could not draw. */
const noChart = { ...EVERYTHING, permissions: ['inventory.read', 'roles.write'] };

describe('the details', () => {
  async function details(session = noChart, changes = {}) {
    testPane();
    const view = adapter('NLB1', { addresses: ['192.168.1.16'], ...changes });
    signIn([view], session);
    const r = await Rendered.of(Details);
    expect(r.text).toBe('Select an adapter to see its traffic and set its role.');
    TestBed.inject(GridView).selectedId.set(view.id);
    await r.settle();
    return r;
  }

  it('say what the selected adapter has', async () => {
    const r = await details();
    expect(r.texts('h2')).toEqual(['NLB1 Network Adapter']);
    expect(r.texts('.facts dd').slice(0, 4)).toEqual([
      '00-15-5D-01-02-03',
      '192.168.1.16',
      'HV01 · Production',
      'Untagged',
    ]);
  });

  it('show the totals while they are current', async () => {
    const r = await details();
    TestBed.inject(RateBook).record(rates(Date.now(), { 'nlb1.nic': 4321 }));
    await r.settle();
    expect(r.texts('.totals dd')).toEqual(['4,321', '0']);
    TestBed.inject(Clock).now.set(Date.now() + STALE_AFTER + 1000);
    await r.settle();
    expect(r.texts('.totals dd')).toEqual(['–', '–']);
  });

  it('say which permission the chart needs', async () => {
    expect((await details()).text).toContain('Packet rates need the permission counters.read.');
  });

  it('disable the role, with the reason, where there is nothing to keep it', async () => {
    const r = await details(noChart, { mirrorable: false });
    expect(r.button('Source')!.disabled).toBe(true);
    expect(r.text).toContain('No role can be set');
  });

  it('close', async () => {
    const r = await details();
    await r.click('Close details');
    expect(TestBed.inject(GridView).selectedId()).toBeUndefined();
  });
});

import { TestBed } from '@angular/core/testing';
import { GridView } from '../grid/grid-view';
import { Rendered } from '../testing/rendered';
import { EVERYTHING, adapter, withRole } from '../testing/samples';
import { fillBoard, heldRole, policy, source } from '../testing/policy-samples';
import { signIn, testPane } from '../testing/test-pane';
import { Details } from './details';

const sql = policy('SQL');
const LEDGER = 'api/clusters/lab/ledger';
const ROLE = 'api/clusters/lab/adapters/sql01.nic/role';

/** Without the permission to read counters there is no chart, which jsdom could not draw. */
const noChart = { ...EVERYTHING, permissions: ['inventory.read', 'roles.write', 'policies.read'] };

describe('the policies of the selected adapter', () => {
  async function details(policies: (typeof sql)[], rows: unknown[]) {
    const { gateway } = testPane();
    signIn([adapter('SQL01', { role: 'Source' })], noChart);
    fillBoard({
      policies,
      sources: policies.map((p) => source(p, 'SQL01', { state: 'Blind', reason: 'NoDestination' })),
    });
    gateway.answer('GET', LEDGER, () => ({ items: rows }));
    TestBed.inject(GridView).selectedId.set('sql01.nic');
    const r = await Rendered.of(Details);
    await vi.waitFor(() => expect(gateway.requests).toContain(`GET ${LEDGER}`));
    await r.settle();
    return { r, gateway };
  }

  const role = (r: Rendered<Details>) => r.button('None')!;

  it('are named with how it stands, and keep the role from being set by hand', async () => {
    const { r } = await details([sql], [heldRole('SQL01', [sql])]);
    expect(r.texts('wm-adapter-policies li')).toEqual(['Held by SQL Blind']);
    expect(r.all<HTMLAnchorElement>('wm-adapter-policies a')[0]!.hash).toBe('#/policies/sql');
    expect(role(r).disabled).toBe(true);
    expect(r.text).toContain('A policy holds this role; change it there.');
  });

  it('leave a role that was set by hand to the hand', async () => {
    const hand = policy('hand:sql01.nic', { origin: 'Hand' });
    const { r } = await details([hand], [heldRole('SQL01', [hand])]);
    expect(r.texts('wm-adapter-policies li')).toEqual(['Set by hand Blind']);
    expect(role(r).disabled).toBe(false);
  });

  it('say that somebody else set the role, and clear it only by adopting', async () => {
    const { r, gateway } = await details([], []);
    expect(r.text).toContain('Somebody else set this role.');
    gateway.answer('PUT', ROLE, () => ({
      adapter: withRole(adapter('SQL01'), 'None'),
      before: { role: 'Source', session: 0 },
      changed: true,
      revision: 2,
    }));
    await r.click('Adopt and set None');
    expect(gateway.requests).toContain(`PUT ${ROLE} {"role":"None","adopt":true}`);
  });

  it('say what stands against a role that was asked for', async () => {
    const { r, gateway } = await details([], [heldRole('SQL01', [policy('hand:sql01.nic')])]);
    gateway.refuseWith('PUT', ROLE, 409, {
      type: 'urn:wacmirror:error:adapter-claimed',
      policy: { id: 'x', name: 'Mail' },
    });
    await r.click('Destination');
    expect(r.text).toContain('The policy “Mail” holds this adapter; change it there.');
  });

  it('say that a role is stored where the node does not answer in time', async () => {
    const { r, gateway } = await details([], [heldRole('SQL01', [])]);
    gateway.answer('PUT', ROLE, () => ({ policy: { id: 'x', name: 'hand:sql01.nic' } }));
    await r.click('Destination');
    expect(r.text).toContain('Stored; it is written once the node answers');
  });
});

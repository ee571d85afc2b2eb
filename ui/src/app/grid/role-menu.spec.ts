import { TestBed } from '@angular/core/testing';
import { Fleet } from '../data/fleet';
import { Rendered } from '../testing/rendered';
import { adapter, withRole } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { RoleMenu } from './role-menu';

describe('the role menu', () => {
  async function open(view = adapter('NLB2')) {
    const { gateway } = testPane();
    gateway.answer('PUT', `api/clusters/lab/adapters/${view.id}/role`, () => ({
      adapter: withRole(view, 'Source'),
      before: { role: view.role, session: 0 },
      changed: true,
      revision: 2,
    }));
    signIn([view]);
    const returnTo = document.body.appendChild(document.createElement('button'));
    const request = { adapter: view, anchor: new DOMRect(10, 10, 100, 24), returnTo };
    const menu = await Rendered.of(RoleMenu, { request });
    document.body.append(menu.element);
    let closed = 0;
    menu.component.closed.subscribe(() => closed++);
    return { menu, gateway, returnTo, closed: () => closed };
  }

  afterEach(() => {
    TestBed.resetTestingModule();
    document.body.replaceChildren();
  });

  it('offers the three roles and marks the one that is set', async () => {
    const { menu } = await open(adapter('NLB2', { role: 'Destination' }));
    expect(menu.texts('[role=menuitemradio]')).toEqual(['None', 'Source', 'Destination']);
    expect(menu.texts('[aria-checked=true]')).toEqual(['Destination']);
  });

  it('sets the role that is chosen and gives the focus back', async () => {
    const { menu, gateway, returnTo, closed } = await open();
    await menu.click('Source');
    expect(gateway.requests).toEqual(['PUT api/clusters/lab/adapters/nlb2.nic/role {"role":"Source"}']);
    expect(closed()).toBe(1);
    expect(document.activeElement).toBe(returnTo);
  });

  it('asks for nothing when the role is set already', async () => {
    const { menu, gateway, closed } = await open();
    await menu.click('None');
    expect(gateway.requests).toEqual([]);
    expect(closed()).toBe(1);
  });

  it('goes by what the adapter is now, not by what it was when the menu opened', async () => {
    const { menu, gateway } = await open();
    TestBed.inject(Fleet).upsert(adapter('NLB2', { role: 'Source' }), 1);
    await menu.settle();
    expect(menu.texts('[aria-checked=true]')).toEqual(['Source']);
    await menu.click('Source');
    expect(gateway.requests).toEqual([]);
  });

  it('goes round with the arrows and closes with Escape', async () => {
    const { menu, closed } = await open();
    const [none, source, destination] = menu.all('[role=menuitemradio]');
    none!.focus();
    await menu.press('ArrowDown');
    expect(document.activeElement).toBe(source);
    await menu.press('End');
    expect(document.activeElement).toBe(destination);
    await menu.press('ArrowDown');
    expect(document.activeElement).toBe(none);
    await menu.press('Escape');
    expect(closed()).toBe(1);
  });

  it('says why no role can be set, and sets none', async () => {
    const { menu, gateway } = await open(adapter('NLB2', { mirrorable: false }));
    expect(menu.text).toContain('No role can be set: this adapter has no connection to a virtual switch');
    await menu.click('Source');
    expect(gateway.requests).toEqual([]);
  });

  it('closes on a press anywhere else', async () => {
    const { menu, closed } = await open();
    menu.element.querySelector('.menu')!.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(closed()).toBe(0);
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(closed()).toBe(1);
  });
});

import { TestBed } from '@angular/core/testing';
import { Rendered } from '../testing/rendered';
import { adapter } from '../testing/samples';
import {
  fillBoard,
  finding,
  heldRole,
  policy,
  policyView,
  preview,
  ref,
  roleStep,
  trunkStep,
} from '../testing/policy-samples';
import { signIn, testPane } from '../testing/test-pane';
import { PoliciesState } from './policies-state';
import { PolicyHead } from './policy-head';
import { RolloutBanner } from './rollout-banner';

const sql = policy('SQL', { revision: 4, sources: 2, destinations: 1 });
const BASE = 'api/clusters/lab/policies';

/** What changes something; readings and previews do not. */
const changes = (requests: readonly string[]) =>
  requests.filter((request) => !request.startsWith('GET') && !request.includes('/preview'));

describe('the actions of a policy', () => {
  afterEach(() => {
    history.replaceState(null, '', '#');
    document.body.replaceChildren();
  });

  async function head(of = sql, more: Record<string, unknown> = {}) {
    const { gateway } = testPane();
    signIn([adapter('SQL01')]);
    fillBoard({ policies: [of] });
    gateway.answer('GET', `${BASE}/sql`, () => policyView(of));
    const inputs = { policy: of, name: of.name, mayWrite: true, ledger: [], findings: [], ...more };
    const r = await Rendered.of(PolicyHead, inputs);
    document.body.append(r.element);
    return { r, gateway };
  }

  it('say what undoing restores and what stays, and then undo the revision that was seen', async () => {
    const other = policy('Mail');
    const { r, gateway } = await head(sql, {
      ledger: [heldRole('SQL01', [sql]), heldRole('SQL02', [sql, other])],
    });
    await r.click('Undo…');
    expect(document.activeElement).toBe(r.all('wm-undo-panel section')[0]);
    expect(r.text).toContain('This will be restored: SQL01 / Network Adapter Source → None');
    expect(r.text).toContain('because other policies hold it too: SQL02 / Network Adapter Source');
    gateway.answer('POST', `${BASE}/sql/undo?revision=4`, () => policyView(sql));
    await r.click('Undo and restore');
    await vi.waitFor(() => expect(r.all('wm-undo-panel')).toHaveLength(0));
    expect(changes(gateway.requests)).toEqual([`POST ${BASE}/sql/undo?revision=4`]);
  });

  it('keep the panel with the exact problem when it fails, and give the focus back on Escape', async () => {
    const { r, gateway } = await head();
    r.button('Undo…')!.focus();
    await r.click('Undo…');
    gateway.refuseWith('POST', `${BASE}/sql/undo?revision=4`, 409, {
      type: 'urn:wacmirror:error:stale-revision',
      allowed: ['6'],
    });
    await r.click('Undo and restore');
    await vi.waitFor(() => expect(r.texts('[role=alert]')[0]).toContain('it is at revision 6'));
    await r.press('Escape', r.all('wm-undo-panel section')[0]!);
    expect(r.all('wm-undo-panel')).toHaveLength(0);
    expect(document.activeElement).toBe(r.button('Undo…'));
  });

  it('end a policy for good and leave it', async () => {
    const { r, gateway } = await head();
    await r.click('End…');
    gateway.answer('DELETE', `${BASE}/sql?revision=4`, () => policyView(sql));
    await r.click('End and restore');
    await vi.waitFor(() => expect(location.hash).toBe('#/policies'));
  });

  it('apply with a canary and a confirmation', async () => {
    const { r, gateway } = await head(policy('SQL', { revision: 4, mode: 'Observe' }));
    gateway.answer('POST', `${BASE}/preview?policy=sql`, (body) => {
      expect(body).toMatchObject({ mode: 'enforce', enabled: true });
      return preview({
        members: [{ side: 'Source', adapter: ref('SQL01'), uncertain: false }],
        steps: [roleStep('SQL01')],
      });
    });
    gateway.answer('POST', `${BASE}/sql/apply`, () => policyView(sql));
    await r.click('Apply…');
    await vi.waitFor(() => expect(r.text).toContain('SQL01 / Network Adapter HV01 None → Source'));
    for (const box of r.all<HTMLInputElement>('wm-apply-panel input[type=checkbox]')) {
      box.click();
      await r.settle();
    }
    await r.click('Apply');
    await vi.waitFor(() => expect(r.all('wm-apply-panel')).toHaveLength(0));
    expect(changes(gateway.requests)).toEqual([
      `POST ${BASE}/sql/apply ${JSON.stringify({
        revision: 4,
        mode: 'Enforce',
        canary: { adapter: 'sql01.nic', seconds: 60, dropLimit: 1 },
        confirmWithinSeconds: 120,
      })}`,
    ]);
  });

  it('name what may interrupt traffic and wait for a word about it', async () => {
    const { r, gateway } = await head();
    gateway.answer('POST', `${BASE}/preview?policy=sql`, () =>
      preview({ steps: [roleStep('SQL01'), trunkStep('COLLECTOR')] }),
    );
    await r.click('Apply…');
    await vi.waitFor(() =>
      expect(r.texts('.warning li')).toEqual(['VLAN trunk: COLLECTOR / Network Adapter, HV01']),
    );
    expect(r.button('Apply')!.disabled).toBe(true);
    r.all<HTMLInputElement>('.warning input')[0]!.click();
    await r.settle();
    expect(r.button('Apply')!.disabled).toBe(false);
  });

  it('refuse to apply what cannot be stored', async () => {
    const { r, gateway } = await head();
    gateway.answer('POST', `${BASE}/preview?policy=sql`, () =>
      preview({ errors: [{ field: 'destinations', allowed: 'x', kind: 'empty-group' }] }),
    );
    await r.click('Apply…');
    await vi.waitFor(() => expect(r.text).toContain('It cannot be applied as it is'));
    expect(r.button('Apply')!.disabled).toBe(true);
  });

  it('open the applying that was asked for with the saving, once', async () => {
    testPane();
    signIn([]);
    TestBed.inject(PoliciesState).toApply.set('sql');
    const inputs = { policy: sql, name: 'SQL', mayWrite: true, ledger: [], findings: [] };
    const r = await Rendered.of(PolicyHead, inputs);
    expect(r.all('wm-apply-panel')).toHaveLength(1);
    expect(TestBed.inject(PoliciesState).toApply()).toBeUndefined();
  });

  it('adopt the foreign roles that are chosen, with what their release means', async () => {
    const foreign = finding('ForeignRole', { adapters: [ref('A'), ref('B')] });
    const { r, gateway } = await head(sql, { findings: [foreign] });
    await r.click('Adopt foreign roles…');
    r.all<HTMLInputElement>('wm-adopt-panel input[type=checkbox]')[1]!.click();
    r.all<HTMLInputElement>('wm-adopt-panel input[type=radio]')[1]!.click();
    await r.settle();
    gateway.answer('POST', `${BASE}/sql/adopt`, () => ({ adopted: [ref('A')] }));
    await r.click('Adopt');
    await vi.waitFor(() => expect(r.all('wm-adopt-panel')).toHaveLength(0));
    expect(changes(gateway.requests)).toEqual([
      `POST ${BASE}/sql/adopt {"adapters":["a.nic"],"release":"SetNone"}`,
    ]);
  });

  it('are not offered to those who may only read, nor editing for a role set by hand', async () => {
    const { r } = await head(sql, { mayWrite: false });
    expect(r.all('button')).toHaveLength(0);
    await r.set('mayWrite', true);
    await r.set('policy', { ...sql, origin: 'Hand' });
    expect(r.texts('.actions button')).toEqual(['Undo…', 'End…']);
  });
});

describe('the trial of a policy', () => {
  const NOON = Date.parse('2026-03-01T12:00:00Z');
  // Rendering waits on timers of its own, which must go on.
  beforeEach(() => vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setInterval', 'clearInterval'] }));
  afterEach(() => vi.useRealTimers());

  const at = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();

  it('counts down to what happens without a word, and confirms', async () => {
    const { gateway } = testPane();
    signIn([]);
    const rollout = { confirmBy: at(90), fallbackRevision: 3 };
    const tried = policy('SQL', { changedAt: at(-30), rollout });
    const r = await Rendered.of(RolloutBanner, { policy: tried, rollout, mayWrite: true });
    expect(r.texts('[role=timer]')).toEqual(['1 min 30 s']);
    expect(r.text).toContain('Unless somebody confirms, it rolls back to revision 3.');
    expect(r.all('.bar')[0]!.style.scale).toBe('0.75 1');
    await vi.advanceTimersByTimeAsync(31_000);
    await r.settle();
    expect(r.texts('[role=timer]')).toEqual(['59 s']);
    gateway.answer('POST', `${BASE}/sql/confirm`, () => policyView(tried));
    await r.click('Confirm');
    expect(changes(gateway.requests)).toEqual([`POST ${BASE}/sql/confirm`]);
  });

  it('names the canary and when the others follow', async () => {
    testPane();
    signIn([adapter('SQL01')]);
    const rollout = { canary: 'sql01.nic', canaryUntil: at(20), dropLimit: 5 };
    const r = await Rendered.of(RolloutBanner, { policy: policy('SQL'), rollout, mayWrite: false });
    expect(r.text).toContain(
      'Only SQL01 Network Adapter is set for now. The other sources follow in 20 s, unless it drops 5 packets a second.',
    );
    expect(r.button('Confirm')).toBeUndefined();
  });
});

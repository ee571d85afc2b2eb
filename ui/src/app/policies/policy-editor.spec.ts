import { TestBed } from '@angular/core/testing';
import { Rendered } from '../testing/rendered';
import { adapter } from '../testing/samples';
import { fillBoard, policy, policyView, preview, ref, roleStep, trunkStep } from '../testing/policy-samples';
import { signIn, testPane } from '../testing/test-pane';
import { PoliciesState } from './policies-state';
import { PolicyEditor } from './policy-editor';

const BASE = 'api/clusters/lab/policies';
const sql = policy('SQL', { revision: 4 });

describe('the editor of policies', () => {
  afterEach(() => {
    history.replaceState(null, '', '#');
    document.body.replaceChildren();
  });

  async function editor(of?: typeof sql, answer: () => unknown = () => preview()) {
    const { gateway } = testPane();
    signIn([adapter('SQL01')]);
    fillBoard({ policies: [sql] });
    gateway
      .answer('POST', `${BASE}/preview`, answer)
      .answer('POST', `${BASE}/preview?policy=sql`, answer)
      .answer('GET', `${BASE}/sql`, () => policyView(sql));
    const r = await Rendered.of(PolicyEditor, of ? { policy: of } : {});
    document.body.append(r.element);
    await vi.waitFor(() =>
      expect(gateway.requests.some((request) => request.includes('/preview'))).toBe(true),
    );
    await r.settle();
    return { r, gateway };
  }

  async function type(r: Rendered<PolicyEditor>, label: string, text: string) {
    const field = r.all('label').find((element) => element.textContent.trim().startsWith(label));
    const input = field!.querySelector('input')!;
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await r.settle();
  }

  it('previews what is typed before anything is saved', async () => {
    let asked: unknown;
    const { r, gateway } = await editor();
    gateway.answer('POST', `${BASE}/preview`, (body) => {
      asked = body;
      return preview({
        members: [
          { side: 'Source', adapter: ref('SQL01'), uncertain: false },
          { side: 'Destination', group: 'destinations', adapter: ref('COLLECTOR'), uncertain: true },
        ],
        nodes: [{ node: 'HV01', sources: 1, destinations: 1 }],
        steps: [roleStep('SQL01')],
      });
    });
    await type(r, 'Name', 'PCI');
    await type(r, 'Machine name', 'SQL*');
    await vi.waitFor(() => expect(r.texts('.summary')).toEqual(['1 source, 1 collector']));
    await r.settle();
    expect(asked).toMatchObject({ name: 'PCI', mode: 'observe', sources: { any: [{ vm: 'SQL*' }] } });
    expect(r.texts('wm-policy-preview tbody tr')).toEqual(['HV01 1 1']);
    expect(r.text).toContain('Saving writes nothing to any node.');
    expect(
      gateway.requests.filter((request) => request.startsWith('POST') && !request.includes('preview')),
    ).toEqual([]);
  });

  it('says what is wrong at its field, but not before anything was typed', async () => {
    const errors = [
      { field: 'name', value: '', allowed: 'x', kind: 'invalid-value' },
      { field: 'sources.any[0]', allowed: 'x', kind: 'empty-term' },
      { field: 'session', value: '9', allowed: '0', kind: 'experimental-session' },
    ];
    const { r } = await editor(undefined, () => preview({ errors }));
    expect(r.texts('wm-field-errors p')).toEqual([]);
    await type(r, 'Reason', 'CHG-1');
    await vi.waitFor(() =>
      expect(r.texts('wm-term-editor wm-field-errors p')).toEqual(['Fill in at least one field.']),
    );
    expect(r.all('[aria-invalid=true]')).toHaveLength(1);
    expect(r.texts('.errors li')).toEqual([
      'session Only session 0: what others do on a real node is unproven.',
    ]);
  });

  it('stores a new policy and shows it, or how it shall be applied', async () => {
    const { r, gateway } = await editor();
    gateway.answer('POST', BASE, () => policyView(policy('New')));
    await type(r, 'Name', 'New');
    await r.click('Save and apply…');
    await vi.waitFor(() => expect(location.hash).toBe('#/policies/new'));
    expect(TestBed.inject(PoliciesState).toApply()).toBe('new');
  });

  it('changes a policy on the revision that was read, and takes over what the server finds wrong', async () => {
    const { r, gateway } = await editor(sql);
    expect(r.texts('h2')).toEqual(['Edit “SQL”']);
    gateway.refuseWith('PUT', `${BASE}/sql?revision=4`, 400, {
      type: 'urn:wacmirror:error:invalid-policy',
      errors: [{ field: 'name', value: 'Mail', allowed: 'x', kind: 'name-taken' }],
    });
    await type(r, 'Name', 'Mail');
    await r.click('Save and enforce now');
    await vi.waitFor(() =>
      expect(r.texts('wm-field-errors p')).toContain('Another policy is called “Mail”.'),
    );
    expect(r.text).toContain('One value cannot be used.');
  });

  it('asks before what may interrupt traffic is saved into force', async () => {
    const { r } = await editor(sql, () => preview({ steps: [trunkStep('COLLECTOR')] }));
    await vi.waitFor(() =>
      expect(r.texts('.warning li')).toEqual(['VLAN trunk: COLLECTOR / Network Adapter, HV01']),
    );
    expect(r.button('Save and enforce now')!.disabled).toBe(true);
    r.all<HTMLInputElement>('.warning input')[0]!.click();
    await r.settle();
    expect(r.button('Save and enforce now')!.disabled).toBe(false);
  });

  it('shows everything as JSON, and goes back to the form only with what it can show', async () => {
    const { r } = await editor(sql);
    await r.click('JSON');
    const text = r.all<HTMLTextAreaElement>('textarea')[0]!;
    expect(JSON.parse(text.value)).toMatchObject({ name: 'SQL', collectors: 'onDemand' });
    text.value = '{ // with a comment\n}';
    text.dispatchEvent(new Event('input'));
    await r.click('Form');
    expect(r.text).toContain('The form cannot show this text');
    text.value = JSON.stringify({
      name: 'Other',
      sources: { any: [{ tag: 'pci' }] },
      destinations: { any: [{}] },
    });
    text.dispatchEvent(new Event('input'));
    await r.click('Form');
    expect(r.all<HTMLInputElement>('wm-policy-form input')[0]!.value).toBe('Other');
  });

  it('adds lines, exceptions and groups', async () => {
    const { r } = await editor();
    await r.click('Or another line');
    await r.click('Except');
    await r.click('Another group that must be reached too');
    expect(r.all('[role=group]').map((group) => group.ariaLabel)).toEqual([
      'Sources, line 1',
      'Sources, line 2',
      'Sources, exception 1',
      'Destinations: group 1, line 1',
      'Destinations: group 2, line 1',
    ]);
    await r.click('Remove: Sources, line 1');
    await r.click('Remove group');
    expect(r.all('[role=group]')).toHaveLength(3);
  });
});

import { TestBed } from '@angular/core/testing';
import { adapter, withRole } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { Fleet } from './fleet';
import { RoleWrites } from './role-writes';

const nlb2 = adapter('NLB2');
const path = 'api/clusters/lab/adapters/nlb2.nic/role';

describe('writing a role', () => {
  it('shows the old role until the new one is read back', async () => {
    const { gateway } = testPane();
    signIn([nlb2]);
    let answer: (value: unknown) => void = () => undefined;
    gateway.answer('PUT', path, () => new Promise((resolve) => (answer = resolve)));
    const writes = TestBed.inject(RoleWrites);
    const fleet = TestBed.inject(Fleet);

    const done = writes.set(nlb2, 'Source');
    expect(writes.of(nlb2.id)).toEqual({ state: 'pending', wanted: 'Source' });
    expect(fleet.adapter(nlb2.id)!.role).toBe('None');

    answer({
      adapter: withRole(nlb2, 'Source'),
      before: { role: 'None', session: 0 },
      changed: true,
      revision: 2,
    });
    expect(await done).toBe(true);
    expect(fleet.adapter(nlb2.id)!.role).toBe('Source');
    expect(writes.of(nlb2.id)?.state).toBe('done');
    expect(gateway.requests).toEqual([`PUT ${path} {"role":"Source"}`]);
  });

  it('keeps the exact problem text and the old role', async () => {
    const { gateway } = testPane();
    signIn([nlb2]);
    gateway.refuse('PUT', path, 502, 'HV01: Invoke ModifyFeatureSettings: access denied');
    const writes = TestBed.inject(RoleWrites);
    expect(await writes.set(nlb2, 'Source')).toBe(false);
    expect(writes.of(nlb2.id)).toEqual({
      state: 'failed',
      wanted: 'Source',
      problem: 'HV01: Invoke ModifyFeatureSettings: access denied',
    });
    expect(TestBed.inject(Fleet).adapter(nlb2.id)!.role).toBe('None');
    writes.dismiss(nlb2.id);
    expect(writes.of(nlb2.id)).toBeUndefined();
  });

  it('counts a success whose read-back shows another role as a failure', async () => {
    const { gateway } = testPane();
    signIn([nlb2]);
    gateway.answer('PUT', path, () => ({
      adapter: nlb2,
      before: { role: 'None', session: 0 },
      changed: false,
      revision: 2,
    }));
    const writes = TestBed.inject(RoleWrites);
    expect(await writes.set(nlb2, 'Source')).toBe(false);
    expect(writes.of(nlb2.id)).toMatchObject({ state: 'failed', problem: 'Read back None, not Source.' });
  });

  it('asks once at a time', async () => {
    const { gateway } = testPane();
    signIn([nlb2]);
    gateway.answer('PUT', path, () => new Promise(() => undefined));
    const writes = TestBed.inject(RoleWrites);
    void writes.set(nlb2, 'Source');
    expect(await writes.set(nlb2, 'Destination')).toBe(false);
    expect(gateway.requests).toHaveLength(1);
  });
});

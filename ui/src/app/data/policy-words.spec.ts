import { TestBed } from '@angular/core/testing';
import { adapter } from '../testing/samples';
import { finding, policy, ref, source } from '../testing/policy-samples';
import { signIn, testPane } from '../testing/test-pane';
import { sourceReason, worstOf } from './coverage-words';
import { fieldErrorText } from './field-error-words';
import { findingText, findingWord } from './finding-words';
import { Fleet } from './fleet';
import { policyName, standingWord } from './policy-words';
import { refText, valueText } from './ref-words';
import { causeText } from './step-words';

const KINDS = [
  'RoleConflict',
  'NoDestination',
  'VlanBlocked',
  'SriovBypass',
  'ForwardingExtension',
  'CrossPolicyLeak',
  'FanInOverCapacity',
  'CaptureExtensionOff',
  'NotConnected',
  'NodeUnreachable',
  'ForeignRole',
  'OtherInstallation',
  'DuplicateIdentity',
  'SelectorUnknown',
  'Drift',
  'RepairFight',
  'EmptyGroup',
  'ColocationProposed',
  'NotPossible',
];

describe('the words of policies', () => {
  it('call a policy made by hand by its adapter, and by its id where no node shows it', () => {
    testPane();
    signIn([adapter('NLB2')]);
    const fleet = TestBed.inject(Fleet);
    expect(policyName({ name: 'hand:nlb2.nic' }, fleet)).toBe('NLB2 / Network Adapter');
    expect(policyName({ name: 'hand:gone.nic' }, fleet)).toBe('gone.nic');
    expect(policyName({ name: 'SQL' }, fleet)).toBe('SQL');
  });

  it('say whether a policy is at work', () => {
    expect(standingWord(policy('P'))).toBe('Enforce');
    expect(standingWord(policy('P', { mode: 'Observe' }))).toBe('Observe');
    expect(standingWord(policy('P', { enabled: false }))).toBe('Off');
    expect(standingWord(policy('P', { enabled: false, expired: true }))).toBe('Expired');
  });

  it('count unknown as worse than covered, and blind as the worst', () => {
    expect(worstOf(['Flowing', 'Covered'])).toBe('Covered');
    expect(worstOf(['Flowing', 'Unknown', 'Moving'])).toBe('Unknown');
    expect(worstOf(['Missing', 'Blind', 'Unknown'])).toBe('Blind');
    expect(worstOf([])).toBeUndefined();
  });

  it('say why a source is as it is, and name groups only where there are several', () => {
    const sql = policy('SQL');
    const blind = source(sql, 'SQL01', {
      state: 'Blind',
      reason: 'VlanBlocked',
      unreached: ['ids', 'destinations'],
      leaking: true,
    });
    expect(sourceReason(blind)).toBe(
      'the collector does not pass its VLAN · not reached: ids · a destination outside of the policy gets its frames too',
    );
    expect(sourceReason(source(sql, 'SQL01'))).toBe('');
    expect(sourceReason(source(sql, 'SQL01', { state: 'Unknown' }))).toBe(
      'The node is silent, or what it said is old',
    );
  });

  it.each(KINDS)('have a word and a sentence of their own for %s', (kind) => {
    const found = finding(kind, { adapters: [ref('SQL01')], node: 'HV02', switch: 'Production' });
    expect(findingWord(kind)).not.toMatch(/[a-z][A-Z]/);
    expect(findingText(found)).not.toContain('Server:');
  });

  it('take the server’s for a finding they do not know', () => {
    expect(findingText(finding('Newest'))).toBe('Server: Newest');
  });

  it('name three adapters of a finding and count the others', () => {
    const adapters = ['A', 'B', 'C', 'D', 'E'].map((name) => ref(name, { adapter: 'nic' }));
    expect(findingText(finding('NotConnected', { adapters }))).toBe(
      'A / nic, B / nic, C / nic and 2 more leads to no switch.',
    );
  });

  it('call adapters by what they belong to', () => {
    expect(refText(ref('SQL01'))).toBe('SQL01 / Network Adapter');
    expect(refText({ id: 'x.y' })).toBe('x.y');
    expect(refText(ref('', { machine: null, kind: 'Uplink', adapter: 'NIC1' }))).toBe('Uplink HV01 / NIC1');
  });

  it('write the values of settings', () => {
    expect(valueText('Role', { role: 'Source', session: 0 })).toBe('Source');
    expect(valueText('Role', { role: 'Destination', session: 4 })).toBe('Destination, session 4');
    expect(valueText('Capture', { on: false })).toBe('Off');
    expect(valueText('Affinity', { groups: [] })).toBe('No rule');
    const vlan = { mode: 'Trunk' as const, accessId: 0, nativeId: 0, trunkIds: [10, 11, 20] };
    expect(valueText('Trunk', { vlan })).toBe('Trunk 10-11, 20');
  });

  it('say what made a source blind', () => {
    expect(causeText({ kind: 'SourceMoved', from: 'HV01', to: 'HV02' })).toBe('moved from HV01 to HV02');
    expect(causeText({ kind: 'CollectorMoved', from: 'HV01' })).toBe('collector left HV01');
    expect(causeText({ kind: 'Newest' })).toBe('Newest');
  });

  it('say what is wrong with a field and what may stand there', () => {
    const error = { field: 'sources.any[0].vlan', value: '5000', allowed: 'x', kind: 'invalid-value' };
    expect(fieldErrorText(error)).toBe(
      '“5000” cannot be used. Allowed: VLANs from 0 (untagged) to 4094, as 10, 10-20 or 10-20,30',
    );
    expect(fieldErrorText({ ...error, field: 'colocate', kind: 'contradiction', allowed: 'off' })).toBe(
      '“5000” cannot be used. Allowed: off',
    );
  });
});

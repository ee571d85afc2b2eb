import { adapter } from '../testing/samples';
import { macText, ownerOf, ranges, vlanKey, vlanWord } from './adapter-words';

const vlan = (changes: object) => ({
  mode: 'Untagged' as const,
  accessId: 0,
  nativeId: 0,
  trunkIds: [],
  ...changes,
});

describe('the words for an adapter', () => {
  it('join runs of VLANs', () => {
    expect(ranges([10, 20, 21, 22, 30])).toBe('10, 20-22, 30');
    expect(ranges([])).toBe('');
  });

  it('say an access VLAN by its number and a trunk by its VLANs', () => {
    expect(vlanWord(vlan({ mode: 'Access', accessId: 10 }))).toBe('10');
    expect(vlanWord(vlan({ mode: 'Trunk', trunkIds: [10, 11] }))).toBe('Trunk 10-11');
    expect(vlanKey(vlan({ mode: 'Trunk', trunkIds: [10, 11] }))).toBe('Trunk');
    expect(vlanWord(vlan({}))).toBe('Untagged');
  });

  it('group a MAC as Windows does', () => {
    expect(macText('00155D010203')).toBe('00-15-5D-01-02-03');
  });

  it('name what belongs to no machine by what it is', () => {
    expect(ownerOf(adapter('x', { vm: null, kind: 'Uplink' }))).toBe('Uplink');
    expect(ownerOf(adapter('x', { vm: null, kind: 'ManagementNic' }))).toBe('Management OS');
  });
});

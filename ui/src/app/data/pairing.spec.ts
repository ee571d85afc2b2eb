import { adapter } from '../testing/samples';
import { findLacks } from './pairing';

const source = adapter('SP01', { role: 'Source' });
const destination = adapter('COLLECTOR', { role: 'Destination' });
const lacks = (...all: (typeof source)[]) => Object.fromEntries(findLacks(all));

describe('the pairing of roles', () => {
  it('lacks nothing where both stand on one switch of one node', () => {
    expect(lacks(source, destination, adapter('NLB1'))).toEqual({});
  });

  it('says what each lacks after a move', () => {
    expect(lacks({ ...source, node: 'HV02' }, destination)).toEqual({
      'sp01.nic': 'destination',
      'collector.nic': 'source',
    });
  });

  it('wants the same switch and the same session', () => {
    const other = { id: 'x', name: 'Lab', kind: 'Private' };
    expect(Object.keys(lacks({ ...source, switch: other }, destination))).toHaveLength(2);
    expect(Object.keys(lacks({ ...source, session: 2 }, destination))).toHaveLength(2);
  });

  it('does not count on a machine that is off, nor warn about it', () => {
    const off = { ...destination, vm: { ...destination.vm!, state: 'Off' } };
    expect(lacks(source, off)).toEqual({ 'sp01.nic': 'destination' });
  });
});

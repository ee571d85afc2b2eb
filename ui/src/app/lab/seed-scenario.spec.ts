import { adapter, withRole } from '../testing/samples';
import { findPair, isMirrored, isQuiet, provenBy } from './seed-scenario';

const nlb1 = adapter('NLB1');
const nlb2 = adapter('NLB2');

describe('the first experiment', () => {
  it('needs both machines, with adapters that can take a role', () => {
    expect(findPair([nlb1, nlb2])).toEqual({ source: nlb2, destination: nlb1 });
    expect(findPair([nlb1])).toBeUndefined();
    expect(findPair([nlb1, { ...nlb2, mirrorable: false }])).toBeUndefined();
  });

  it('is mirrored only with both roles on one node', () => {
    const source = withRole(nlb2, 'Source');
    const destination = withRole(nlb1, 'Destination');
    expect(isMirrored({ source, destination })).toBe(true);
    expect(isMirrored({ source, destination: { ...destination, node: 'HV02' } })).toBe(false);
    expect(isMirrored({ source, destination: nlb1 })).toBe(false);
    expect(isQuiet({ source: nlb2, destination: nlb1 })).toBe(true);
    expect(isQuiet({ source, destination: nlb1 })).toBe(false);
  });

  it('proves the copies by two packets per answer', () => {
    expect(provenBy({ answered: 4, mirrored: true, rise: 8 })).toBe('copied');
    expect(provenBy({ answered: 4, mirrored: true, rise: 7 })).toBeUndefined();
  });

  it('proves the silence by no more than what ARP asks of everyone', () => {
    expect(provenBy({ answered: 4, mirrored: false, rise: 2 })).toBe('quiet');
    expect(provenBy({ answered: 4, mirrored: false, rise: 3 })).toBeUndefined();
    expect(provenBy({ answered: 4, mirrored: false, rise: 7 })).toBeUndefined();
  });

  it('proves nothing without replies or without counters', () => {
    expect(provenBy({ answered: 0, mirrored: false, rise: 0 })).toBeUndefined();
    expect(provenBy({ answered: 4, mirrored: true, rise: undefined })).toBeUndefined();
  });
});

import { Problem } from './problem';

const problem = (kind: string, body: object = {}) =>
  new Problem(400, { type: `urn:wacmirror:error:${kind}`, detail: 'The server’s words.', ...body });

describe('a problem', () => {
  it('is told by its kind, with field, value and what is allowed', () => {
    const body = { field: 'count', value: '0', allowed: ['1..1000'] };
    expect(problem('invalid-count', body).message).toBe(
      '“0” is not a usable value for count. Allowed: 1..1000',
    );
    expect(problem('invalid-from', { field: 'from' }).message).toBe('A value for from is missing.');
    expect(problem('unknown-vm', { field: 'vm', value: 'X' }).message).toBe('There is no machine “X”.');
    const to = { field: 'to', value: 'X', allowed: ['machine', 'node', 'IPv4 address'] };
    expect(problem('unknown-to', to).message).toBe('There is no machine or node “X”.');
    expect(problem('not-mirrorable').message).toContain('cannot take a role');
  });

  it('of a node keeps the node’s own words', () => {
    const body = { node: 'HV01', detail: 'HV01: ModifyFeatureSettings: 0x80070005' };
    expect(problem('node-access-denied', body).message).toBe(
      'HV01 denied access. HV01: ModifyFeatureSettings: 0x80070005',
    );
    expect(problem('node-quota-limit', body).message).toBe(
      'HV01 refused. HV01: ModifyFeatureSettings: 0x80070005',
    );
  });

  it('of an unknown kind is told in the server’s words', () => {
    expect(problem('brand-new', { allowed: ['a', 'b'] }).message).toBe('The server’s words.');
    expect(new Problem(503, { title: 'Starting' }).message).toBe('Starting');
    expect(new Problem(503, {}).message).toBe('The server answered 503.');
  });
});

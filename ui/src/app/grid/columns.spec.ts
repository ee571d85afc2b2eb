import { allColumns, fittingColumns } from './columns';

const keys = (width: number, rates = true, policies = false) =>
  fittingColumns(allColumns(), width, rates, policies).map((c) => c.key);

describe('the columns', () => {
  it('are all there in a wide table', () => {
    expect(keys(1200)).toHaveLength(10);
    expect(keys(1240, true, true)).toHaveLength(11);
  });

  it('keep machine, adapter, node, role and packet rates in a narrow one', () => {
    expect(keys(600)).toEqual(['machine', 'adapter', 'node', 'role', 'received', 'sent']);
  });

  it('give coverage its room from those that can be missed', () => {
    expect(keys(1000)).toContain('vlan');
    expect(keys(1000, true, true)).toEqual([
      'machine',
      'adapter',
      'node',
      'switch',
      'role',
      'coverage',
      'received',
      'sent',
    ]);
  });

  it('leave the rates out for those who may not read counters', () => {
    expect(keys(1200, false)).toEqual(['machine', 'adapter', 'node', 'switch', 'vlan', 'role']);
  });
});

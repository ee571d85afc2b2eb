import { allColumns, fittingColumns } from './columns';

const keys = (width: number, rates = true) => fittingColumns(allColumns(), width, rates).map((c) => c.key);

describe('the columns', () => {
  it('are all there in a wide table', () => {
    expect(keys(1200)).toHaveLength(10);
  });

  it('keep machine, adapter, node, role and packet rates in a narrow one', () => {
    expect(keys(600)).toEqual(['machine', 'adapter', 'node', 'role', 'received', 'sent']);
  });

  it('leave the rates out for those who may not read counters', () => {
    expect(keys(1200, false)).toEqual(['machine', 'adapter', 'node', 'switch', 'vlan', 'role']);
  });
});

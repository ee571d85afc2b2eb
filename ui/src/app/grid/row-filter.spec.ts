import { adapter } from '../testing/samples';
import { facetValues, filterRows } from './row-filter';

const access = (accessId: number) => ({ mode: 'Access' as const, accessId, nativeId: 0, trunkIds: [] });
const vm = (name: string, tags: string[]) => ({ id: name, name, state: 'Running', tags });

const sql = adapter('SQL01', { vlan: access(20), vm: vm('SQL01', ['pci']), addresses: ['10.0.20.5'] });
const nlb = adapter('NLB1', { node: 'HV02', role: 'Destination', mac: '00155DAABBCC' });
const web = adapter('WEB1', { vlan: access(10) });
const all = [sql, nlb, web];

describe('the search', () => {
  it('finds by machine, address and tag, in any case', () => {
    expect(filterRows(all, 'sql', {})).toEqual([sql]);
    expect(filterRows(all, '10.0.20', {})).toEqual([sql]);
    expect(filterRows(all, '#PCI', {})).toEqual([sql]);
  });

  it('finds a MAC written with or without separators', () => {
    expect(filterRows(all, '5daabb', {})).toEqual([nlb]);
    expect(filterRows(all, '5d-aa-bb', {})).toEqual([nlb]);
    expect(filterRows(all, '5d:aa:bb', {})).toEqual([nlb]);
  });

  it('finds by the words the row shows', () => {
    const management = adapter('', { vm: null, kind: 'ManagementNic', name: 'vEthernet' });
    expect(filterRows([...all, management], 'Management', {})).toEqual([management]);
    expect(filterRows([...all, management], 'hv01 management os', {})).toEqual([management]);
  });

  it('wants every word', () => {
    expect(filterRows(all, 'hv02 nlb', {})).toEqual([nlb]);
    expect(filterRows(all, 'hv02 sql', {})).toEqual([]);
  });

  it('gives the very same rows when nothing is asked', () => {
    expect(filterRows(all, '  ', { node: [] })).toBe(all);
  });
});

describe('the filters', () => {
  it('take any chosen value of one facet, and all facets together', () => {
    expect(filterRows(all, '', { vlan: ['10', '20'] })).toEqual([sql, web]);
    expect(filterRows(all, '', { vlan: ['10', '20'], tag: ['pci'] })).toEqual([sql]);
    expect(filterRows(all, '', { role: ['Destination'], node: ['HV01'] })).toEqual([]);
  });

  it('offer each value once, numbers in order', () => {
    const many = [...all, adapter('WEB2', { vlan: access(100) })];
    expect(facetValues(many, 'vlan')).toEqual(['10', '20', '100', 'Untagged']);
    expect(facetValues(many, 'node')).toEqual(['HV01', 'HV02']);
    expect(facetValues(many, 'tag')).toEqual(['pci']);
  });
});

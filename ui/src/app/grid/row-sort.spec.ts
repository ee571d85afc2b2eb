import type { Rate } from '../data/rate-book';
import { adapter } from '../testing/samples';
import { natural, nextSort, sortRows } from './row-sort';

const none = () => undefined;
const names = (rows: readonly { vm?: { name: string } | null }[]) => rows.map((row) => row.vm?.name);

describe('sorting', () => {
  const rows = [adapter('VDI-10'), adapter('VDI-2', { role: 'Source' }), adapter('EXCH01')];

  it('puts 2 before 10', () => {
    expect(names(sortRows(rows, { key: 'machine', descending: false }, none))).toEqual([
      'EXCH01',
      'VDI-2',
      'VDI-10',
    ]);
  });

  it('turns round', () => {
    expect(names(sortRows(rows, { key: 'machine', descending: true }, none))).toEqual([
      'VDI-10',
      'VDI-2',
      'EXCH01',
    ]);
  });

  it('keeps equal rows by name whatever order they came in', () => {
    const sort = { key: 'node', descending: true } as const;
    const once = sortRows(rows, sort, none);
    expect(sortRows([...rows].reverse(), sort, none)).toEqual(once);
    expect(names(once)).toEqual(['EXCH01', 'VDI-2', 'VDI-10']);
  });

  it('by rate puts adapters without one last, whichever way the others go', () => {
    const byId = new Map([
      ['vdi-10.nic', { receivedPackets: 5 } as Rate],
      ['exch01.nic', { receivedPackets: 50 } as Rate],
    ]);
    const sorted = sortRows(rows, { key: 'received', descending: true }, (id) => byId.get(id));
    expect(names(sorted)).toEqual(['EXCH01', 'VDI-10', 'VDI-2']);
    const rising = sortRows(rows, { key: 'received', descending: false }, (id) => byId.get(id));
    expect(names(rising)).toEqual(['VDI-10', 'EXCH01', 'VDI-2']);
  });

  it('does not touch its input', () => {
    const before = [...rows];
    sortRows(rows, { key: 'machine', descending: false }, none);
    expect(rows).toEqual(before);
  });
});

describe('a click on a header', () => {
  it('starts names at A, rates with the largest, and turns the same column round', () => {
    const start = { key: 'machine', descending: false } as const;
    expect(nextSort(start, 'node')).toEqual({ key: 'node', descending: false });
    expect(nextSort(start, 'received')).toEqual({ key: 'received', descending: true });
    expect(nextSort(start, 'machine')).toEqual({ key: 'machine', descending: true });
  });
});

describe('natural', () => {
  it('compares numbers by value and letters without case', () => {
    expect(natural('hv9') < natural('HV10')).toBe(true);
    expect(natural('HV01')).toBe(natural('hv1'));
  });
});

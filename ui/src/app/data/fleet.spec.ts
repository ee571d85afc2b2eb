import { adapter, node, topology, withRole } from '../testing/samples';
import { Fleet } from './fleet';

describe('the fleet', () => {
  it('is not loaded before a whole topology arrived', () => {
    const fleet = new Fleet();
    fleet.apply(topology([], { full: false, upserted: [adapter('NLB1')] }));
    expect(fleet.loaded()).toBe(false);
    fleet.apply(topology([adapter('NLB1')]));
    expect(fleet.loaded()).toBe(true);
  });

  it('takes in deltas: changed, new and gone adapters', () => {
    const fleet = new Fleet();
    const nlb1 = adapter('NLB1');
    fleet.apply(topology([nlb1, adapter('NLB2')]));
    fleet.apply({
      revision: 2,
      full: false,
      nodes: [],
      upserted: [withRole(nlb1, 'Source'), adapter('SQL01')],
      removed: ['nlb2.nic'],
    });
    expect(fleet.adapters().map((a) => [a.vm!.name, a.role])).toEqual([
      ['NLB1', 'Source'],
      ['SQL01', 'None'],
    ]);
    expect(fleet.machines()).toEqual(['NLB1', 'SQL01']);
  });

  it('forgets what a new whole topology does not have', () => {
    const fleet = new Fleet();
    fleet.apply(topology([adapter('NLB1')], { nodes: [node('HV01'), node('HV02')] }));
    fleet.apply(topology([adapter('NLB2')], { nodes: [node('HV02')] }));
    expect(fleet.adapters().map((a) => a.id)).toEqual(['nlb2.nic']);
    expect(fleet.nodes().map((n) => n.name)).toEqual(['HV02']);
  });

  it('changes one node and keeps the others in order', () => {
    const fleet = new Fleet();
    fleet.apply(topology([], { nodes: [node('HV10'), node('HV2')] }));
    fleet.apply(topology([], { revision: 2, full: false, nodes: [node('HV2', { state: 'Paused' })] }));
    expect(fleet.nodes().map((n) => [n.name, n.state])).toEqual([
      ['HV2', 'Paused'],
      ['HV10', 'Up'],
    ]);
  });

  it('refuses a delta that is no newer, and starts again with a whole topology', () => {
    const fleet = new Fleet();
    const nlb1 = adapter('NLB1');
    const role = () => fleet.adapter(nlb1.id)?.role;
    fleet.apply(topology([nlb1], { revision: 7 }));
    fleet.apply(topology([withRole(nlb1, 'Source')], { revision: 8, full: false }));
    fleet.apply(topology([nlb1], { revision: 8, full: false }));
    fleet.apply(topology([], { revision: 6, full: false, removed: [nlb1.id] }));
    expect(role()).toBe('Source');
    fleet.apply(topology([nlb1], { revision: 1 }));
    expect(role()).toBe('None');
  });

  it('leaves the adapters and the names alone when nothing about them changed', () => {
    const fleet = new Fleet();
    fleet.apply(topology([adapter('NLB1')]));
    const { adapters, machines } = { adapters: fleet.adapters(), machines: fleet.machines() };
    fleet.apply(topology([], { revision: 2, full: false, nodes: [node('HV01', { state: 'Paused' })] }));
    expect(fleet.adapters()).toBe(adapters);
    fleet.apply(topology([adapter('NLB1', { role: 'Source' })], { revision: 3, full: false }));
    expect(fleet.adapters()).not.toBe(adapters);
    expect(fleet.machines()).toBe(machines);
  });

  it('shows a role that was read back against topologies that were on their way', () => {
    const fleet = new Fleet();
    fleet.apply(topology([adapter('NLB1'), adapter('NLB2')], { revision: 5 }));
    fleet.upsert(adapter('NLB1', { role: 'Source' }), 8);
    const onItsWay = [adapter('NLB1'), adapter('NLB2', { role: 'Source' })];
    fleet.apply(topology(onItsWay, { revision: 7, full: false }));
    expect(fleet.adapters().map((seen) => seen.role)).toEqual(['Source', 'Source']);
    fleet.apply(topology([adapter('NLB1')], { revision: 8, full: false }));
    expect(fleet.adapter('nlb1.nic')?.role).toBe('None');
  });
});

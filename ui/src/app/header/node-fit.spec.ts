import { node } from '../testing/samples';
import { fitNodes } from './node-fit';

const nodes = Array.from({ length: 8 }, (_, i) => node(`NODE0${i + 1}`, i === 5 ? { state: 'Down' } : {}));
const names = (list: readonly { name: string }[]) => list.map((n) => n.name);

describe('the nodes that fit', () => {
  it('are all of them, in their order, where there is room', () => {
    expect(fitNodes(nodes, 4000)).toEqual({ shown: nodes, rest: [] });
  });

  it('begin with those that have a problem where there is not', () => {
    const { shown, rest } = fitNodes(nodes, 800);
    expect(names(shown)).toEqual(['NODE06', 'NODE01', 'NODE02']);
    expect(names(rest)).toEqual(['NODE03', 'NODE04', 'NODE05', 'NODE07', 'NODE08']);
  });

  it('are never none', () => {
    expect(fitNodes(nodes, 50).shown).toHaveLength(1);
  });
});

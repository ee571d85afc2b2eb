import { coverage, heldRole, interval, policy, source } from '../testing/policy-samples';
import { spans } from './blind-spans';
import { changedMembers } from './document-changes';
import { restorations } from './ledger-rows';
import { matrixCells, matrixNodes } from './matrix-nodes';
import { byName, withWords, worstFirst } from './policy-order';

const sql = policy('SQL');
const mail = policy('Mail');

describe('what undo restores', () => {
  it('is what a policy alone holds and has changed', () => {
    const rows = [
      heldRole('SQL01', [sql]),
      heldRole('SQL02', [sql, mail]),
      heldRole('SQL03', [sql], { prior: { role: 'Source', session: 0 } }),
      heldRole('SQL04', [mail]),
      heldRole('SQL05', [sql], { state: 'Released' }),
    ];
    const { restored, shared, left } = restorations(rows, 'sql');
    expect(restored.map((row) => row.id)).toEqual(['row-SQL01']);
    expect(shared.map((row) => row.id)).toEqual(['row-SQL02']);
    expect(left.map((row) => row.id)).toEqual(['row-SQL03']);
  });

  it('takes a write that is under way for a change', () => {
    const same = { role: 'None' as const, session: 0 };
    const open = heldRole('SQL01', [sql], {
      state: 'Open',
      applied: same,
      intended: { role: 'Source', session: 0 },
    });
    expect(restorations([open], 'sql').restored).toHaveLength(1);
  });
});

describe('the matrix', () => {
  const row = coverage(sql, [
    { node: 'HV01', state: 'Blind', sources: 3 },
    { node: 'HV04', state: 'Unknown', sources: 1 },
  ]);

  it('has the nodes of the cluster and those that only coverage names', () => {
    expect(matrixNodes(['HV01', 'HV02'], [row, undefined])).toEqual(['HV01', 'HV02', 'HV04']);
  });

  it('counts the sources that are as bad as the worst of their node', () => {
    const sources = [
      source(sql, 'A', { state: 'Blind' }),
      source(sql, 'B', { state: 'Blind' }),
      source(sql, 'C'),
      source(sql, 'D', { state: 'Blind', node: 'HV02' }),
    ];
    const cells = matrixCells(row, sources);
    expect(cells.get('HV01')).toEqual({ node: 'HV01', state: 'Blind', count: 2, total: 3 });
    expect(cells.get('HV04')).toMatchObject({ count: 1, total: 1 });
    expect(cells.get('HV02')).toBeUndefined();
  });
});

describe('the order of policies and sources', () => {
  it('goes by name, with numbers as numbers', () => {
    const named = ['Team 10', 'Team 9', 'a'].map((name) => ({ name, policy: policy(name) }));
    expect(byName(named).map((p) => p.name)).toEqual(['a', 'Team 9', 'Team 10']);
  });

  it('keeps what has every word in its name or reason', () => {
    const named = [
      { name: 'SQL', policy: policy('SQL', { reason: 'CHG-7' }) },
      { name: 'Mail', policy: policy('Mail') },
    ];
    expect(withWords(named, 'chg sql').map((p) => p.name)).toEqual(['SQL']);
    expect(withWords(named, ' ')).toBe(named);
  });

  it('puts the worst sources first', () => {
    const sources = [
      source(sql, 'VM10'),
      source(sql, 'VM9'),
      source(sql, 'Z', { state: 'Blind' }),
      source(sql, 'Y', { state: 'Unknown' }),
    ];
    expect(worstFirst(sources).map((s) => s.machine)).toEqual(['Z', 'Y', 'VM9', 'VM10']);
  });
});

describe('the drawn blind times', () => {
  it('stand in lanes by source, as parts of the time since the first', () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    const at = (seconds: number) => new Date(now - seconds * 1000).toISOString();
    const lanes = spans(
      [
        interval('B', { start: at(25), end: null }),
        interval('A', { start: at(50), end: at(40) }),
        interval('B', { start: at(100), end: at(90) }),
      ],
      now,
    );
    expect(lanes.map((lane) => lane.source.machine)).toEqual(['B', 'A']);
    expect(lanes[0]!.bars).toEqual([
      { left: 75, width: 25, open: true },
      { left: 0, width: 10, open: false },
    ]);
    expect(lanes[1]!.bars).toEqual([{ left: 50, width: 10, open: false }]);
  });
});

describe('what a revision changed', () => {
  it('is every member that is not as it was, without the counting of revisions', () => {
    const before = { revision: 1, name: 'a', mode: 'observe', sources: { any: [1] } };
    const after = { revision: 2, name: 'a', mode: 'enforce', sources: { any: [1] }, reason: 'x' };
    expect(changedMembers(before, after)).toEqual(['mode', 'reason']);
  });
});

import { coverage, finding, policy, source, update } from '../testing/policy-samples';
import { PolicyBoard } from './policy-board';

const sql = policy('SQL');
const mail = policy('Mail');

describe('the board of policies', () => {
  let board: PolicyBoard;
  beforeEach(() => {
    board = new PolicyBoard();
    board.apply(
      update(5, {
        full: true,
        policies: [sql, mail],
        findings: [finding('Drift', { policies: [{ id: 'sql' }] })],
        coverage: [coverage(sql, [])],
        sources: [source(sql, 'SQL01'), source(sql, 'SQL02'), source(mail, 'SQL02', { state: 'Blind' })],
        pending: 3,
        failing: 1,
      }),
    );
  });

  it('knows nothing before everything has arrived once', () => {
    const fresh = new PolicyBoard();
    expect(fresh.loaded()).toBe(false);
    expect(board.loaded()).toBe(true);
    expect([board.pending(), board.failing()]).toEqual([3, 1]);
  });

  it('takes in what changed and leaves the rest', () => {
    board.apply(
      update(6, {
        policies: [{ ...sql, revision: 2 }],
        removedPolicies: ['mail'],
        removedFindings: ['Drift'],
        removedCoverage: ['sql'],
        sources: [source(sql, 'SQL01', { state: 'Moving' })],
        removedSources: [{ policy: 'mail', source: 'sql02.nic' }],
        halted: 'no store',
        attendance: { person: 'ann', enforcer: null },
      }),
    );
    expect(board.policies().map((p) => [p.id, p.revision])).toEqual([['sql', 2]]);
    expect(board.findings()).toEqual([]);
    expect(board.coverage('sql')).toBeUndefined();
    expect(board.sources('sql').map((s) => s.state)).toEqual(['Moving', 'Flowing']);
    expect(board.sourcesOf('sql02.nic').map((s) => s.policy)).toEqual(['sql']);
    expect(board.halted()).toBe('no store');
    expect(board.attendance()).toEqual({ person: 'ann', enforcer: null });
  });

  it('refuses a delta that is no newer than what is known', () => {
    board.apply(update(5, { removedPolicies: ['sql'] }));
    expect(board.policy('sql')).toBeDefined();
  });

  it('begins anew with a whole one, even of a lower revision', () => {
    board.apply(update(1, { full: true, policies: [mail] }));
    expect(board.policies().map((p) => p.id)).toEqual(['mail']);
    expect(board.sourcesOf('sql01.nic')).toEqual([]);
    expect(board.revision()).toBe(1);
  });

  it('finds how it stands with an adapter under each policy', () => {
    expect(board.sourcesOf('sql02.nic').map((s) => [s.policy, s.state])).toEqual([
      ['sql', 'Flowing'],
      ['mail', 'Blind'],
    ]);
    expect(board.findingsOf('sql').map((f) => f.kind)).toEqual(['Drift']);
    expect(board.findingsOf('mail')).toEqual([]);
  });

  it('leaves the maps alone that a delta says nothing of', () => {
    const before = board.policies();
    board.apply(update(6, { sources: [source(sql, 'SQL03')] }));
    expect(board.policies()).toBe(before);
  });
});

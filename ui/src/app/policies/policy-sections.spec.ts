import { Rendered } from '../testing/rendered';
import { EVERYTHING, adapter } from '../testing/samples';
import {
  fillBoard,
  finding,
  heldRole,
  interval,
  policy,
  ref,
  roleStep,
  source,
  trunkStep,
} from '../testing/policy-samples';
import { signIn, testPane } from '../testing/test-pane';
import { BlindIntervals } from './blind-intervals';
import { CollectorTable } from './collector-table';
import { CoverageBadge } from './coverage-badge';
import { FindingsList } from './findings-list';
import { HistoryList } from './history-list';
import { LedgerList } from './ledger-list';
import { PlanSteps } from './plan-steps';
import { PolicyItem } from './policy-item';

const sql = policy('SQL', { revision: 3 });

describe('the sections of a policy', () => {
  function pane(permissions = EVERYTHING.permissions) {
    const { gateway } = testPane();
    signIn([adapter('COLLECTOR', { role: 'Destination' })], { ...EVERYTHING, permissions });
    fillBoard({ policies: [sql], sources: [source(sql, 'SQL01')] });
    return gateway;
  }

  it('tell coverage by word and sign, and of how many', async () => {
    pane();
    const r = await Rendered.of(CoverageBadge, { state: 'Unknown', count: 2, total: 5, leaking: true });
    expect(r.texts('.badge')).toEqual(['Unknown 2/5', 'Leaking']);
    expect(r.all('.badge svg')).toHaveLength(2);
    await r.set('total', 1);
    expect(r.texts('.badge')[0]).toBe('Unknown');
  });

  it('tell blind times with cause and packets as a range', async () => {
    pane();
    const intervals = [
      interval('SQL01'),
      interval('SQL02', { end: null, cause: { kind: 'Newest' }, packets: null }),
    ];
    const r = await Rendered.of(BlindIntervals, { intervals });
    const [first, second] = r.texts('tbody tr');
    expect(first).toContain(
      '6.6 s moved from HV01 to HV02 · no destination on its switch 1,200–1,350 (estimate)',
    );
    expect(second).toContain('lasts');
    expect(r.all('wm-blind-timeline [role=img]')[0]!.ariaLabel).toContain('Blind times of 2 sources since');
  });

  it('say that packets are hidden from those who may not read counters', async () => {
    pane(['inventory.read', 'policies.read']);
    const r = await Rendered.of(BlindIntervals, { intervals: [interval('SQL01', { packets: null })] });
    expect(r.texts('tbody td').at(-1)).toBe('needs counters.read');
  });

  it('say that nothing was blind, found or to be done', async () => {
    pane();
    expect((await Rendered.of(BlindIntervals, { intervals: [] })).text).toBe('No source has been blind.');
    expect((await Rendered.of(FindingsList, { findings: [] })).text).toBe('Nothing found.');
    expect((await Rendered.of(PlanSteps, { steps: [] })).text).toContain('Nothing is to be done');
    expect((await Rendered.of(PlanSteps, { steps: undefined })).text).toBe('Reading…');
    expect((await Rendered.of(LedgerList, { rows: [] })).text).toContain('nothing to restore');
  });

  it('tell what failed and when it is tried again', async () => {
    pane();
    const failure = {
      fault: 'TimedOut',
      message: 'no answer within 10 s',
      at: new Date().toISOString(),
      retryAt: new Date(Date.now() + 30_000).toISOString(),
    };
    const r = await Rendered.of(PlanSteps, {
      steps: [roleStep('SQL01', { failure }), trunkStep('COLLECTOR')],
    });
    const [failed, waiting] = r.texts('tbody tr');
    expect(failed).toContain('No answer in time: no answer within 10 s');
    expect(failed).toMatch(/next try in (29|30) s, at/);
    expect(waiting).toContain('20 → Trunk 10-11, 20');
    expect(waiting).toContain('May interrupt traffic');
  });

  it('tell what undo restores', async () => {
    pane();
    const r = await Rendered.of(LedgerList, { rows: [heldRole('SQL01', [sql, policy('Mail')])] });
    expect(r.texts('tbody tr')[0]).toContain('SQL01 / Network Adapter Role Source None Held SQL, Mail');
  });

  it('tell findings in words, with their values', async () => {
    pane();
    const r = await Rendered.of(FindingsList, {
      findings: [finding('ForeignRole', { adapters: [ref('SQL01')], detail: 'Destination' })],
    });
    expect(r.texts('li')).toEqual([
      'Foreign role SQL01 / Network Adapter: somebody else set its role. It is left until it is adopted. Destination',
    ]);
  });

  it('tell which collectors are on, and whether the others stand by', async () => {
    pane();
    const collectors = ['COLLECTOR', 'OTHER'].map((name) => ({
      side: 'Destination',
      group: 'destinations',
      adapter: ref(name),
      uncertain: false,
    }));
    const r = await Rendered.of(CollectorTable, { collectors, onDemand: true, policy: sql });
    expect(r.texts('li')).toEqual([
      'COLLECTOR / Network Adapter HV01 On',
      'OTHER / Network Adapter HV01 Standby',
    ]);
    await r.set('onDemand', false);
    expect(r.texts('li')[1]).toContain('Not set');
  });

  it('tell who changed what, and restore an older revision after a second word', async () => {
    const gateway = pane();
    const revisions = [3, 2, 1].map((revision) => ({
      revision,
      changedBy: 'ana',
      changedAt: new Date().toISOString(),
      enabled: revision !== 2,
      ended: false,
      document: { name: 'SQL', revision, mode: revision === 1 ? 'observe' : 'enforce' },
    }));
    const r = await Rendered.of(HistoryList, { policy: sql, revisions, mayWrite: true });
    expect(r.texts('.what')).toEqual(['Switched on', 'Switched off · Enforce', 'Created']);
    const [restore] = r.all('button').filter((button) => button.textContent.includes('Restore…'));
    restore!.click();
    await r.settle();
    expect(gateway.requests).toEqual([]);
    gateway.answer('POST', 'api/clusters/lab/policies/sql/history/2/restore?revision=3', () => ({}));
    await r.click('Restore revision 2');
    expect(gateway.requests).toEqual(['POST api/clusters/lab/policies/sql/history/2/restore?revision=3']);
  });

  it('tell in the list what is left of a policy’s time, and what fails', async () => {
    pane();
    const soon = new Date(Date.now() + 7_140_000 + 500).toISOString();
    const r = await Rendered.of(PolicyItem, {
      policy: policy('SQL', { expiresAt: soon, pending: 4, failing: 1, reason: 'CHG-1' }),
      name: 'SQL',
    });
    expect(r.text).toMatch(
      /^SQL Enforce ends in 1 h (58|59) min · 0 sources, 0 collectors · CHG-1 1 failing$/,
    );
    await r.set('policy', policy('SQL', { rollout: { confirmBy: soon } }));
    expect(r.text).toContain('confirm within');
  });
});

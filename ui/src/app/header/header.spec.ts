import { TestBed } from '@angular/core/testing';
import { Fleet } from '../data/fleet';
import { LiveHub } from '../data/live-hub';
import { PaneStart } from '../data/pane-start';
import { Session } from '../data/session';
import { GridView } from '../grid/grid-view';
import { Rendered } from '../testing/rendered';
import { EVERYTHING, adapter, node, topology } from '../testing/samples';
import { SHELL_HOST } from '../host/shell-host';
import { FakeShellHost } from '../testing/fake-shell-host';
import { signIn, testPane } from '../testing/test-pane';
import { Header } from './header';
import { NodeProblems } from './node-problems';

const nodes = [
  node('HV01', { machines: 1 }),
  node('HV02', { draining: true }),
  node('HV03', { reachable: false, error: { fault: 'TimedOut', message: 'HV03: Identify: no answer' } }),
  node('HV04', { state: 'Down', reachable: false }),
  node('HV05', { quarantined: true }),
  node('HV06', { state: 'Unknown' }),
];

describe('the header', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = () => undefined;
        disconnect = () => undefined;
      },
    );
  });

  async function header(shell?: FakeShellHost) {
    testPane(shell ? [{ provide: SHELL_HOST, useValue: shell }] : []);
    signIn([adapter('NLB1')]);
    TestBed.inject(Fleet).apply(topology([adapter('NLB1')], { nodes }));
    return Rendered.of(Header);
  }

  it('leaves name and preferences to a shell', async () => {
    const alone = await header();
    expect(alone.all('select')).toHaveLength(2);
    expect(alone.texts('h1')).toEqual(['WacMirror']);
    TestBed.resetTestingModule();
    const framed = await header(new FakeShellHost());
    expect(framed.all('select')).toHaveLength(0);
    expect(framed.texts('h1.visually-hidden')).toEqual(['Port mirroring']);
    expect(framed.all('wm-node-chip')).toHaveLength(6);
  });

  it('says of each node how it is and how many machines it runs', async () => {
    const r = await header();
    expect(r.texts('wm-node-chip')).toEqual([
      'HV01 Up 1 machine',
      'HV02 Draining 2 machines',
      'HV03 Unreachable 2 machines',
      'HV04 Down 2 machines',
      'HV05 Quarantined 2 machines',
      'HV06 Reachable 2 machines',
    ]);
    expect(r.all('wm-node-chip button')[2]!.title).toBe('No answer in time: HV03: Identify: no answer');
  });

  it('offers the clusters where there are several', async () => {
    const { gateway } = testPane();
    const clusters = ['lab', 'prod'].map((id) => ({
      id,
      name: id.toUpperCase(),
      isLab: id === 'lab',
      nodes,
    }));
    gateway.answer('GET', 'api/session', () => EVERYTHING).answer('GET', 'api/clusters', () => clusters);
    const start = TestBed.inject(PaneStart);
    await start.run();
    const r = await Rendered.of(Header);
    expect(r.texts('wm-cluster-choice option')).toEqual(['LAB', 'PROD']);
    start.choose('prod');
    await r.settle();
    expect(r.texts('wm-cluster-choice em')).toEqual([]);
    expect(TestBed.inject(Fleet).cluster()?.name).toBe('PROD');
  });

  it('filters by a node and back', async () => {
    const r = await header();
    r.all('wm-node-chip button')[1]!.click();
    await r.settle();
    expect(TestBed.inject(GridView).facets().node).toEqual(['HV02']);
    expect(r.all('[aria-pressed=true] strong').map((e) => e.textContent)).toEqual(['HV02']);
    r.all('wm-node-chip button')[1]!.click();
    expect(TestBed.inject(GridView).facets().node).toEqual([]);
  });

  it('says whether the data is live', async () => {
    const r = await header();
    expect(r.texts('wm-connection-badge')).toEqual(['Connecting…']);
    TestBed.inject(LiveHub).state.set('live');
    await r.settle();
    expect(r.texts('wm-connection-badge')).toEqual(['Live']);
    TestBed.inject(Session).state.set('signed-out');
    await r.settle();
    expect(r.texts('wm-connection-badge')).toEqual(['Signed out']);
  });
});

describe('the node problems', () => {
  it('say in full why a node is silent', async () => {
    testPane();
    signIn([]);
    TestBed.inject(Fleet).apply(topology([], { nodes }));
    const r = await Rendered.of(NodeProblems);
    expect(r.texts('p')).toEqual([
      'HV03 No answer in time: Identify: no answer Its rows show what was last read.',
    ]);
  });
});

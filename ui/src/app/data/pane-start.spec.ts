import { TestBed } from '@angular/core/testing';
import { EVERYTHING, adapter, node, topology } from '../testing/samples';
import { SHELL_HOST } from '../host/shell-host';
import { FakeShellHost } from '../testing/fake-shell-host';
import { testPane } from '../testing/test-pane';
import { Fleet } from './fleet';
import { PaneStart } from './pane-start';

const other = { id: 'prod', name: 'PROD', isLab: false, nodes: [node('N1')] };
const lab = { id: 'lab', name: 'LAB', isLab: true, nodes: [node('HV01')] };

describe('the start of the pane', () => {
  beforeEach(() => localStorage.clear());

  it('is ready once the topology is there', async () => {
    const { gateway, link } = testPane();
    gateway.answer('GET', 'api/session', () => EVERYTHING).answer('GET', 'api/clusters', () => [lab]);
    const start = TestBed.inject(PaneStart);
    expect(start.phase()).toBe('loading');
    await start.run();
    TestBed.tick();
    expect(start.phase()).toBe('loading');
    link.live('StreamTopology')[0]!.subscriber.next(topology([adapter('NLB1')]));
    expect(start.phase()).toBe('ready');
  });

  it('shows in a shell the cluster that its connection is about', async () => {
    const { gateway } = testPane([{ provide: SHELL_HOST, useValue: new FakeShellHost() }]);
    gateway.answer('GET', 'api/session', () => EVERYTHING).answer('GET', 'api/clusters', () => [other, lab]);
    const start = TestBed.inject(PaneStart);
    await start.run();
    expect(start.clusters()).toEqual([lab]);
    expect(TestBed.inject(Fleet).cluster()).toEqual(lab);
  });

  it('begins anew when the shell connects to something else', async () => {
    const shell = new FakeShellHost();
    const { gateway, link } = testPane([{ provide: SHELL_HOST, useValue: shell }]);
    gateway.answer('GET', 'api/session', () => EVERYTHING).answer('GET', 'api/clusters', () => [other, lab]);
    const start = TestBed.inject(PaneStart);
    await start.run();
    TestBed.tick();
    link.live('StreamTopology')[0]!.subscriber.next(topology([adapter('NLB1')]));
    expect(start.phase()).toBe('ready');

    shell.connection = { node: 'N1.contoso.com' };
    shell.tellConnection();
    expect(start.phase()).toBe('loading');
    await vi.waitFor(() => expect(TestBed.inject(Fleet).cluster()).toEqual(other));
    TestBed.tick();
    await vi.waitFor(() => expect(link.starts).toBe(2));
    expect(link.live('StreamTopology').map(({ args }) => args)).toEqual([['prod']]);
    expect(TestBed.inject(Fleet).adapters()).toEqual([]);
  });

  it('says that it is signed out', async () => {
    testPane().gateway.refuse('GET', 'api/session', 401);
    const start = TestBed.inject(PaneStart);
    await start.run();
    expect(start.phase()).toBe('signed-out');
  });

  it('asks for no cluster without the permission to read it', async () => {
    const { gateway } = testPane();
    gateway.answer('GET', 'api/session', () => ({ ...EVERYTHING, permissions: [] }));
    const start = TestBed.inject(PaneStart);
    await start.run();
    expect(start.phase()).toBe('no-permission');
    expect(gateway.requests).toEqual(['GET api/session']);
  });

  it('says that there is no cluster', async () => {
    const { gateway } = testPane();
    gateway.answer('GET', 'api/session', () => EVERYTHING).answer('GET', 'api/clusters', () => []);
    const start = TestBed.inject(PaneStart);
    await start.run();
    expect(start.phase()).toBe('no-cluster');
  });

  it('shows the cluster that was chosen, now and after a reload', async () => {
    const { gateway, link } = testPane();
    gateway.answer('GET', 'api/session', () => EVERYTHING).answer('GET', 'api/clusters', () => [lab, other]);
    const start = TestBed.inject(PaneStart);
    const fleet = TestBed.inject(Fleet);
    await start.run();
    TestBed.tick();
    link.live('StreamTopology')[0]!.subscriber.next(topology([adapter('NLB1')], { revision: 7 }));
    start.choose('prod');
    TestBed.tick();
    expect(start.phase()).toBe('loading');
    expect(fleet.adapters()).toEqual([]);
    expect(link.live('StreamTopology').map((stream) => stream.args)).toEqual([['prod']]);
    link.live('StreamTopology')[0]!.subscriber.next(topology([adapter('SQL1')]));
    expect(fleet.machines()).toEqual(['SQL1']);
    await start.run();
    expect(fleet.cluster()?.id).toBe('prod');
  });

  it('shows why the cluster could not be read, and recovers when asked again', async () => {
    const { gateway } = testPane();
    gateway
      .answer('GET', 'api/session', () => EVERYTHING)
      .refuse('GET', 'api/clusters', 502, 'HV01 is silent');
    const start = TestBed.inject(PaneStart);
    await start.run();
    expect(start.phase()).toBe('failed');
    expect(start.error()).toBe('HV01 is silent');
    gateway.answer('GET', 'api/clusters', () => [lab]);
    await start.run();
    expect(start.phase()).toBe('loading');
  });
});

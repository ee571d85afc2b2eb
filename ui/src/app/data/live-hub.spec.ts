import { TestBed } from '@angular/core/testing';
import { SHELL_HOST } from '../host/shell-host';
import { FakeShellHost } from '../testing/fake-shell-host';
import { EVERYTHING, rates } from '../testing/samples';
import { testPane } from '../testing/test-pane';
import { POLLING_RETRY } from './hub-connection';
import { LiveHub } from './live-hub';
import { REOPEN_DELAY } from './live-stream';
import { Session } from './session';

describe('the live hub', () => {
  function setUp() {
    const shell = new FakeShellHost();
    const pane = testPane([{ provide: SHELL_HOST, useValue: shell }]);
    pane.gateway.answer('GET', 'api/session', () => EVERYTHING);
    TestBed.inject(Session).view.set(EVERYTHING);
    TestBed.inject(Session).state.set('ready');
    return { ...pane, shell, hub: TestBed.inject(LiveHub), session: TestBed.inject(Session) };
  }

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('opens the streams that were asked for before it was connected', async () => {
    const { hub, link } = setUp();
    const items: unknown[] = [];
    hub.stream('StreamTopology', ['lab'], (item) => items.push(item));
    expect(link.streams).toHaveLength(0);
    await hub.start();
    expect(hub.state()).toBe('live');
    link.live('StreamTopology')[0]!.subscriber.next('first');
    expect(items).toEqual(['first']);
  });

  it('takes every stream up again after a reconnect and ignores the old one', async () => {
    const { hub, link } = setUp();
    const items: unknown[] = [];
    hub.stream('StreamRates', ['lab', []], (item) => items.push(item));
    await hub.start();
    const old = link.live('StreamRates')[0]!;
    link.drop();
    expect(hub.state()).toBe('reconnecting');
    await hub.start();
    expect(hub.state()).toBe('live');
    expect(link.live('StreamRates')).toHaveLength(1);
    old.subscriber.next('late');
    link.live('StreamRates')[0]!.subscriber.next('new');
    expect(items).toEqual(['new']);
  });

  it('does not take a stopped stream up again', async () => {
    const { hub, link } = setUp();
    const stream = hub.stream('StreamRates', [], () => undefined);
    await hub.start();
    stream.stop();
    link.drop();
    await hub.start();
    expect(hub.state()).toBe('live');
    expect(link.live('StreamRates')).toHaveLength(0);
  });

  it('asks again, after a pause, for a stream that the hub ended', async () => {
    const { hub, link } = setUp();
    hub.stream('StreamRates', [], () => undefined);
    await hub.start();
    link.live('StreamRates')[0]!.subscriber.error(new Error('node lost'));
    vi.advanceTimersByTime(REOPEN_DELAY - 1);
    expect(link.streams).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(link.live('StreamRates')).toHaveLength(1);
    expect(link.streams).toHaveLength(2);
  });

  it('keeps trying to connect', async () => {
    const { hub, link } = setUp();
    link.failures = 3;
    const started = hub.start();
    await vi.advanceTimersByTimeAsync(10_000);
    await started;
    expect(link.starts).toBe(4);
    expect(hub.state()).toBe('live');
  });

  it('stops trying when the session turns out to be signed out', async () => {
    const { hub, link, gateway, session } = setUp();
    link.failures = 100;
    gateway.refuse('GET', 'api/session', 401);
    const started = hub.start();
    await vi.advanceTimersByTimeAsync(10_000);
    await started;
    expect(session.state()).toBe('signed-out');
    expect(link.starts).toBe(1);
  });

  it('ends a reconnect as soon as the restarted gateway no longer knows the session', async () => {
    const { hub, link, gateway, session } = setUp();
    await hub.start();
    gateway.refuse('GET', 'api/session', 0);
    link.failures = 100;
    link.drop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(session.state()).toBe('ready');
    expect(hub.state()).toBe('reconnecting');

    gateway.refuse('GET', 'api/session', 401);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(session.state()).toBe('signed-out');
    const tried = link.starts;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.starts).toBe(tried);
  });

  it('has nothing to start while it is connected, and stays open for new streams', async () => {
    const { hub, link } = setUp();
    await hub.start();
    await hub.start();
    expect(link.starts).toBe(1);
    hub.stream('StreamRates', [], () => undefined);
    expect(link.live('StreamRates')).toHaveLength(1);
  });

  it('reads by requests where no live connection holds, and goes live once one does', async () => {
    const { hub, link, gateway } = setUp();
    link.failures = 3;
    gateway.answer('GET', 'api/clusters/lab/counters', () => rates(0, { a: 1 }));
    const items: unknown[] = [];
    hub.stream('StreamRates', ['lab', []], (item) => items.push(item));
    void hub.start();
    await vi.advanceTimersByTimeAsync(1000);
    expect(hub.state()).toBe('polling');
    expect(items).toEqual([rates(0, { a: 1 })]);
    const later: unknown[] = [];
    hub.stream('StreamRates', ['lab', []], (item) => later.push(item));
    await vi.advanceTimersByTimeAsync(0);
    expect(later).toHaveLength(1);

    await vi.advanceTimersByTimeAsync(2 * POLLING_RETRY);
    expect(hub.state()).toBe('live');
    const asked = gateway.requests.length;
    link.live('StreamRates')[0]!.subscriber.next('live');
    expect(items.at(-1)).toBe('live');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gateway.requests).toHaveLength(asked);
  });

  it('does not call it reading by requests while those fail too', async () => {
    const { hub, link, gateway } = setUp();
    link.failures = 100;
    gateway.refuse('GET', 'api/clusters/lab/counters', 0);
    hub.stream('StreamRates', ['lab', []], () => undefined);
    void hub.start();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(hub.state()).toBe('reconnecting');
  });

  it('rests while the shell has put the pane away, and comes back with all streams', async () => {
    const { hub, link, shell } = setUp();
    hub.stream('StreamRates', [], () => undefined);
    await hub.start();
    shell.setActive(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([link.starts, link.state]).toEqual([1, 'Disconnected']);
    shell.setActive(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(hub.state()).toBe('live');
    expect(link.live('StreamRates')).toHaveLength(1);
  });

  it('asks for nothing by request either while it is away', async () => {
    const { hub, link, gateway, shell } = setUp();
    link.failures = 100;
    gateway.answer('GET', 'api/clusters/lab/counters', () => rates(0, { a: 1 }));
    hub.stream('StreamRates', ['lab', []], () => undefined);
    void hub.start();
    await vi.advanceTimersByTimeAsync(1000);
    expect(hub.state()).toBe('polling');
    shell.setActive(false);
    const asked = gateway.requests.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(gateway.requests).toHaveLength(asked);
    shell.setActive(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(gateway.requests.length).toBeGreaterThan(asked);
  });

  it('makes one attempt for all who ask at the same time', async () => {
    const { hub, link } = setUp();
    await Promise.all([hub.start(), hub.start()]);
    expect(link.starts).toBe(1);
    expect(hub.state()).toBe('live');
  });
});

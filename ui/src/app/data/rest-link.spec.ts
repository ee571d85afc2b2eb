import type { IStreamSubscriber } from '@microsoft/signalr';
import { FakeGateway } from '../testing/fake-gateway';
import { NO_COUNTS, policy } from '../testing/policy-samples';
import { adapter, node, rates } from '../testing/samples';
import type { Gateway } from './gateway';
import { RestLink } from './rest-link';

describe('the stand-in for the hub', () => {
  let gateway: FakeGateway;
  let link: RestLink;
  const heard = vi.fn<(answered: boolean) => void>();

  beforeEach(() => {
    vi.useFakeTimers();
    heard.mockReset();
    gateway = new FakeGateway();
    link = new RestLink(gateway as unknown as Gateway, heard);
  });

  afterEach(() => vi.useRealTimers());

  function open(method: string, ...args: unknown[]) {
    const items: unknown[] = [];
    const subscriber: IStreamSubscriber<unknown> = {
      next: (item) => items.push(item),
      error: () => undefined,
      complete: () => undefined,
    };
    return { items, subscription: link.stream(method, ...args).subscribe(subscriber) };
  }

  it('reads the whole topology again and again', async () => {
    const items = [adapter('NLB1')];
    gateway
      .answer('GET', 'api/clusters', () => [{ id: 'other' }, { id: 'lab', nodes: [node('HV01')] }])
      .answer('GET', 'api/clusters/lab/adapters?pageSize=20000', () => ({ items, revision: 7 }));
    const stream = open('StreamTopology', 'lab');
    await vi.advanceTimersByTimeAsync(0);
    expect(stream.items).toEqual([
      { revision: 7, full: true, nodes: [node('HV01')], upserted: items, removed: [] },
    ]);
    await vi.advanceTimersByTimeAsync(8000);
    expect(stream.items).toHaveLength(3);
    expect(heard.mock.calls).toEqual([[true], [true], [true]]);
  });

  it('asks for the rates of many adapters in several requests, and for those of all in one', async () => {
    const ids = Array.from({ length: 41 }, (_, i) => `a${i}`);
    gateway
      .answer('GET', `api/clusters/lab/counters?ids=${ids.slice(0, 40).join(',')}`, () => rates(0, { a0: 1 }))
      .answer('GET', 'api/clusters/lab/counters?ids=a40', () => rates(0, { a40: 2 }))
      .answer('GET', 'api/clusters/lab/counters', () => rates(0, { a0: 1, a40: 2 }));
    const some = open('StreamRates', 'lab', ids);
    await vi.advanceTimersByTimeAsync(0);
    expect(some.items).toEqual([rates(0, { a0: 1 }), rates(0, { a40: 2 })]);
    const all = open('StreamRates', 'lab', []);
    await vi.advanceTimersByTimeAsync(0);
    expect(all.items).toEqual([rates(0, { a0: 1, a40: 2 })]);
  });

  it('puts the policies together from what is asked for apart', async () => {
    const sql = policy('SQL', { pending: 2, failing: 1 });
    const web = policy('Web', { pending: 1 });
    gateway
      .answer('GET', 'api/clusters/lab/policies', () => ({ revision: 3, halted: null, items: [sql, web] }))
      .answer('GET', 'api/clusters/lab/findings', () => ({ revision: 3, items: [] }))
      .answer('GET', 'api/clusters/lab/coverage', () => ({
        policies: [{ policy: 'sql', counts: NO_COUNTS, nodes: [] }],
        sources: [],
      }));
    const stream = open('StreamPolicies', 'lab');
    await vi.advanceTimersByTimeAsync(0);
    expect(stream.items).toMatchObject([
      {
        revision: 3,
        full: true,
        pending: 3,
        failing: 1,
        policies: [sql, web],
        coverage: [{ policy: 'sql' }],
      },
    ]);
  });

  it('says when a request fails, and goes on', async () => {
    gateway.refuse('GET', 'api/clusters/lab/counters', 503);
    const stream = open('StreamRates', 'lab', []);
    await vi.advanceTimersByTimeAsync(0);
    expect(heard.mock.calls).toEqual([[false]]);
    gateway.answer('GET', 'api/clusters/lab/counters', () => rates(0, { a: 1 }));
    await vi.advanceTimersByTimeAsync(1500);
    expect(heard.mock.calls).toEqual([[false], [true]]);
    expect(stream.items).toHaveLength(1);
  });

  it('is silent after it was given up, one stream or all', async () => {
    gateway.answer('GET', 'api/clusters/lab/counters', () => rates(0, { a: 1 }));
    const first = open('StreamRates', 'lab', []);
    const second = open('StreamRates', 'lab', []);
    first.subscription.dispose();
    await vi.advanceTimersByTimeAsync(0);
    expect([first.items.length, second.items.length]).toEqual([0, 1]);
    link.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(second.items).toHaveLength(1);
    expect(gateway.requests).toHaveLength(2);
  });

  it('knows every stream that the pane opens, and no other', () => {
    expect(() => open('StreamAnything', 'lab')).toThrow('StreamAnything');
  });
});

import { TestBed } from '@angular/core/testing';
import { Fleet } from '../data/fleet';
import { RateBook } from '../data/rate-book';
import { adapter, rates, withRole } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { Lab } from './lab';
import { TryIt } from './try-it';

const nlb1 = adapter('NLB1');
const nlb2 = adapter('NLB2');
const report = { from: 'HV01', to: 'NLB2', address: '192.168.1.17', sent: 4, received: 4, echoes: [] };

describe('the steps of the first experiment', () => {
  function setUp() {
    const { gateway } = testPane();
    gateway.answer('POST', 'lab/ping', () => report);
    signIn([nlb1, nlb2]);
    const tryIt = TestBed.inject(TryIt);
    const book = TestBed.inject(RateBook);
    const fleet = TestBed.inject(Fleet);
    let second = Date.now() - 10_000;
    const total = (received: number) => book.record(rates((second += 1000), { [nlb1.id]: received }));
    const ping = async (before: number, after: number) => {
      total(before);
      await TestBed.inject(Lab).ping('HV01', 'NLB2', 4);
      total(after);
      total(after);
      await vi.waitFor(() => expect(tryIt.measuring()).toBe(false));
    };
    const setRoles = (mirrored: boolean) => {
      fleet.upsert(withRole(nlb1, mirrored ? 'Destination' : 'None'), 1);
      fleet.upsert(withRole(nlb2, mirrored ? 'Source' : 'None'), 1);
      TestBed.tick();
    };
    return { tryIt, ping, setRoles };
  }

  it('tick themselves off from what happens, in their order', async () => {
    const { tryIt, ping, setRoles } = setUp();
    expect(tryIt.next()).toBe('quiet');
    await ping(100, 100);
    expect(tryIt.next()).toBe('roles');
    setRoles(true);
    expect(tryIt.next()).toBe('copied');
    await ping(100, 108);
    expect(tryIt.last()?.rise).toBe(8);
    expect(tryIt.next()).toBe('back');
    setRoles(false);
    expect(tryIt.next()).toBeUndefined();
  });

  it('do not tick when the copies do not arrive', async () => {
    const { tryIt, ping, setRoles } = setUp();
    setRoles(true);
    await ping(100, 101);
    expect(tryIt.done().has('copied')).toBe(false);
    expect(tryIt.last()?.rise).toBe(1);
  });

  it('go on from where a reload finds them, and end', async () => {
    const { tryIt, ping, setRoles } = setUp();
    setRoles(true);
    expect(tryIt.next()).toBe('copied');
    await ping(100, 108);
    expect(tryIt.next()).toBe('back');
    setRoles(false);
    expect(tryIt.next()).toBeUndefined();
  });

  it('begin anew when the roles are taken back before a copy was seen', () => {
    const { tryIt, setRoles } = setUp();
    setRoles(true);
    expect(tryIt.rolesSet()).toBe(true);
    setRoles(false);
    expect(tryIt.rolesSet()).toBe(false);
    expect(tryIt.next()).toBe('quiet');
  });

  it('can be taken again', async () => {
    const { tryIt, ping } = setUp();
    await ping(0, 0);
    tryIt.restart();
    expect(tryIt.next()).toBe('quiet');
    expect(tryIt.last()).toBeUndefined();
  });
});

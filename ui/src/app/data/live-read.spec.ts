import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { fillBoard, update } from '../testing/policy-samples';
import { testPane } from '../testing/test-pane';
import { READ_PAUSE, liveRead } from './live-read';
import { PolicyBoard } from './policy-board';

describe('a live read', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    testPane();
    fillBoard({});
  });

  afterEach(() => vi.useRealTimers());

  function reading(read: (key: string) => Promise<string>) {
    const key = signal<string | undefined>('a');
    const live = TestBed.runInInjectionContext(() => liveRead(key, read));
    TestBed.tick();
    return { key, live };
  }

  const settle = () => vi.advanceTimersByTimeAsync(0);

  it('asks at once, and again when the board has moved on, but not all the time', async () => {
    const read = vi.fn((key: string) => Promise.resolve(`${key}${read.mock.calls.length}`));
    const { live } = reading(read);
    const board = TestBed.inject(PolicyBoard);
    for (const revision of [2, 3, 4]) {
      board.apply(update(revision));
      TestBed.tick();
    }
    await settle();
    expect(live.value()).toBe('a1');
    expect(read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(READ_PAUSE);
    expect(live.value()).toBe('a2');
    await vi.advanceTimersByTimeAsync(10 * READ_PAUSE);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('forgets what belongs to the key before, even when it arrives late', async () => {
    const answers = new Map<string, (value: string) => void>();
    const { key, live } = reading((asked) => new Promise((resolve) => answers.set(asked, resolve)));
    key.set('b');
    TestBed.tick();
    answers.get('a')!('old');
    answers.get('b')!('new');
    await settle();
    expect(live.value()).toBe('new');
    key.set(undefined);
    TestBed.tick();
    expect(live.value()).toBeUndefined();
  });

  it('says why it could not read and keeps what was read before', async () => {
    let fails = false;
    const { live } = reading(() => (fails ? Promise.reject(new Error('down')) : Promise.resolve('ok')));
    await settle();
    fails = true;
    TestBed.inject(PolicyBoard).apply(update(2));
    TestBed.tick();
    await settle();
    expect([live.value(), live.problem()]).toEqual(['ok', 'down']);
  });
});

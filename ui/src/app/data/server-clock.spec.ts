import { TestBed } from '@angular/core/testing';
import { testPane } from '../testing/test-pane';
import { ServerClock } from './server-clock';

describe('the server’s clock', () => {
  const NOON = Date.parse('2026-03-01T12:00:00Z');

  function clock() {
    vi.useFakeTimers({ now: NOON });
    testPane();
    return TestBed.inject(ServerClock);
  }

  afterEach(() => vi.useRealTimers());

  it('is the browser’s until the server has said its time, and when they are near', () => {
    const server = clock();
    server.heard(null, NOON, NOON);
    server.heard('not a date', NOON, NOON);
    server.heard(new Date(NOON).toUTCString(), NOON, NOON + 200);
    expect(server.now()).toBe(NOON);
  });

  it('is off by what the header says, half a second more and half the way less', () => {
    const server = clock();
    server.heard(new Date(NOON + 60_000).toUTCString(), NOON, NOON + 200);
    expect(server.now()).toBe(NOON + 60_000 + 500 - 100);
  });
});

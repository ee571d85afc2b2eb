import { TestBed } from '@angular/core/testing';
import { EVERYTHING } from '../testing/samples';
import { testPane } from '../testing/test-pane';
import { Session } from './session';

describe('the session', () => {
  it('knows what its user may do', async () => {
    const { gateway } = testPane();
    gateway.answer('GET', 'api/session', () => ({ ...EVERYTHING, permissions: ['inventory.read'] }));
    const session = TestBed.inject(Session);
    expect(await session.refresh()).toBe('ready');
    expect(session.may('inventory.read')).toBe(true);
    expect(session.may('roles.write')).toBe(false);
  });

  it('is signed out on 401', async () => {
    const { gateway } = testPane();
    gateway.refuse('GET', 'api/session', 401);
    expect(await TestBed.inject(Session).refresh()).toBe('signed-out');
  });

  it('fails with the reason when it was never known', async () => {
    const { gateway } = testPane();
    gateway.refuse('GET', 'api/session', 503, 'Starting');
    const session = TestBed.inject(Session);
    expect(await session.refresh()).toBe('failed');
    expect(session.error()).toBe('Starting');
  });

  it('outlives a short outage', async () => {
    const { gateway } = testPane();
    gateway.answer('GET', 'api/session', () => EVERYTHING);
    const session = TestBed.inject(Session);
    await session.refresh();
    gateway.refuse('GET', 'api/session', 0);
    expect(await session.refresh()).toBe('ready');
    expect(session.view()).toEqual(EVERYTHING);
  });
});

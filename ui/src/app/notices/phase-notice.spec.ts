import { TestBed } from '@angular/core/testing';
import { PaneStart } from '../data/pane-start';
import { SHELL_HOST } from '../host/shell-host';
import { FakeShellHost } from '../testing/fake-shell-host';
import { Rendered } from '../testing/rendered';
import { testPane } from '../testing/test-pane';
import { PhaseNotice } from './phase-notice';

describe('what stands in place of the table', () => {
  it('says while it loads', async () => {
    testPane();
    expect((await Rendered.of(PhaseNotice)).text).toBe('Reading the cluster…');
  });

  it('says how to sign in, and tries again', async () => {
    const { gateway } = testPane();
    gateway.refuse('GET', 'api/session', 401);
    await TestBed.inject(PaneStart).run();
    const r = await Rendered.of(PhaseNotice);
    expect(r.text).toContain('You are signed out');
    expect(r.text).toContain('/auth/local?token=');
    await r.click('Try again');
    expect(gateway.requests).toEqual(['GET api/session', 'GET api/session']);
  });

  it('speaks of the account in a shell, and of no address to sign in by', async () => {
    const { gateway } = testPane([{ provide: SHELL_HOST, useValue: new FakeShellHost() }]);
    gateway.refuseWith('GET', 'api/session', 401, { type: 'target-refused', node: 'HV01' });
    await TestBed.inject(PaneStart).run();
    const r = await Rendered.of(PhaseNotice);
    expect(r.text).toContain('Your account was refused');
    expect(r.text).toContain('HV01 did not accept the account');
    expect(r.text).not.toContain('/auth/local');
    expect(r.button('Try again')).toBeDefined();
  });

  it('gives the server’s reason when it failed', async () => {
    testPane().gateway.refuse('GET', 'api/session', 503, 'The gateway is starting.');
    await TestBed.inject(PaneStart).run();
    expect((await Rendered.of(PhaseNotice)).text).toContain('The gateway is starting.');
  });
});

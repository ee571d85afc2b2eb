import { TestBed } from '@angular/core/testing';
import { SHELL_HOST } from '../host/shell-host';
import { FakeShellHost } from '../testing/fake-shell-host';
import { testPane } from '../testing/test-pane';
import { Theme } from './theme';

describe('the theme', () => {
  beforeEach(() => localStorage.setItem('wacmirror.theme', 'dark'));
  afterEach(() => localStorage.clear());

  it('is the one that was chosen before', () => {
    testPane();
    const theme = TestBed.inject(Theme);
    TestBed.tick();
    expect(theme.choice()).toBe('dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('is the shell’s where there is one, and follows it', () => {
    const shell = new FakeShellHost();
    testPane([{ provide: SHELL_HOST, useValue: shell }]);
    const theme = TestBed.inject(Theme);
    expect(theme.choice()).toBe('light');
    shell.wishTheme('dark');
    TestBed.tick();
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });
});

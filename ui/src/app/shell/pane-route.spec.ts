import { TestBed } from '@angular/core/testing';
import { SHELL_HOST } from '../host/shell-host';
import { FakeShellHost } from '../testing/fake-shell-host';
import { testPane } from '../testing/test-pane';
import { PaneRoute, hashOf, placeOf, type Place } from './pane-route';

const PLACES: readonly [string, Place][] = [
  ['#/adapters', { view: 'adapters' }],
  ['#/policies', { view: 'policies' }],
  ['#/policies/new', { view: 'policies', task: 'new' }],
  ['#/policies/a%2Fb', { view: 'policies', policy: 'a/b' }],
  ['#/policies/x/edit', { view: 'policies', policy: 'x', task: 'edit' }],
];

describe('the place in the pane', () => {
  afterEach(() => history.replaceState(null, '', '#'));

  it.each(PLACES)('is %s', (hash, place) => {
    expect(placeOf(hash)).toEqual(place);
    expect(hashOf(place)).toBe(hash);
  });

  it('is the table of adapters for anything else', () => {
    expect(placeOf('')).toEqual({ view: 'adapters' });
    expect(placeOf('#access_token=x')).toEqual({ view: 'adapters' });
    expect(placeOf('#/policies/%E0%A4%A/edit').policy).toBe('%E0%A4%A');
  });

  it('stands in the address, and follows it', () => {
    testPane();
    const route = TestBed.inject(PaneRoute);
    route.go({ view: 'policies', policy: 'x' });
    expect(location.hash).toBe('#/policies/x');
    expect(route.policy()).toBe('x');
    history.replaceState(null, '', '#/adapters');
    dispatchEvent(new HashChangeEvent('hashchange'));
    expect(route.view()).toBe('adapters');
  });

  it('is told to a shell, once, without an entry of our own in the history', () => {
    const shell = new FakeShellHost();
    testPane([{ provide: SHELL_HOST, useValue: shell }]);
    const route = TestBed.inject(PaneRoute);
    const entries = history.length;
    route.go({ view: 'policies', policy: 'x' });
    route.go({ view: 'policies', policy: 'x' });
    expect(shell.reports).toEqual(['policies/x']);
    expect(location.hash).toBe('#/policies/x');
    expect(history.length).toBe(entries);
  });

  it('is what a shell opens, and is not told back', () => {
    const shell = new FakeShellHost();
    testPane([{ provide: SHELL_HOST, useValue: shell }]);
    const route = TestBed.inject(PaneRoute);
    shell.open('policies/x/edit');
    expect(route.place()).toEqual({ view: 'policies', policy: 'x', task: 'edit' });
    shell.open('/policies');
    expect(route.place()).toEqual({ view: 'policies' });
    shell.open('');
    expect(route.place()).toEqual({ view: 'adapters' });
    expect(shell.reports).toEqual([]);
  });
});

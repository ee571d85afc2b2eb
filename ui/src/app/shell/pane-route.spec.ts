import { TestBed } from '@angular/core/testing';
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
});

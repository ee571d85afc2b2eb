import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { SHELL_HOST } from '../host/shell-host';

export type PaneView = 'adapters' | 'policies';

/** What is done to the policy that is shown; undefined for looking at it. */
export type PolicyTask = 'edit' | 'new';

export interface Place {
  readonly view: PaneView;
  readonly policy?: string;
  readonly task?: PolicyTask;
}

/**
 * Where in the pane one is. It stands behind the # of the address, so that a reload and the Back button keep it. In a
 * shell the address that people see is the shell's: it is told each place, and opens places by itself.
 */
@Injectable({ providedIn: 'root' })
export class PaneRoute {
  private readonly host = inject(SHELL_HOST);
  private readonly hash = signal(location.hash);

  readonly place = computed(() => placeOf(this.hash()), { equal: samePlace });
  readonly view = computed(() => this.place().view);
  readonly policy = computed(() => this.place().policy);

  constructor() {
    const follow = () => this.hash.set(location.hash);
    addEventListener('hashchange', follow);
    inject(DestroyRef).onDestroy(() => removeEventListener('hashchange', follow));
    this.host.onOpen((path) => this.show(hashOf(placeOf(`#/${path.replace(/^[#/]+/, '')}`))));
  }

  go(place: Place): void {
    const hash = hashOf(place);
    if (hash === this.hash()) return;
    this.show(hash);
    this.host.reportPath(hash.slice('#/'.length));
  }

  private show(hash: string): void {
    // The Back button goes through the shell's addresses; places of ours between them would need a click each.
    if (this.host.kind === 'wac') history.replaceState(null, '', hash);
    else if (location.hash !== hash) location.hash = hash;
    // At once, and not only when the browser tells.
    this.hash.set(hash);
  }
}

export function hashOf({ view, policy, task }: Place): string {
  if (view === 'adapters') return '#/adapters';
  if (policy === undefined) return task === 'new' ? '#/policies/new' : '#/policies';
  return `#/policies/${encodeURIComponent(policy)}${task === 'edit' ? '/edit' : ''}`;
}

/** The place that a hash names; anything else is the table of adapters. */
export function placeOf(hash: string): Place {
  const [, view, policy, task] = hash.split('/');
  if (view !== 'policies') return { view: 'adapters' };
  if (!policy) return { view };
  if (policy === 'new') return { view, task: 'new' };
  const id = decoded(policy);
  return task === 'edit' ? { view, policy: id, task } : { view, policy: id };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function samePlace(a: Place, b: Place): boolean {
  return a.view === b.view && a.policy === b.policy && a.task === b.task;
}

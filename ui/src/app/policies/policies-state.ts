import { Injectable, computed, inject, signal } from '@angular/core';
import { Fleet } from '../data/fleet';
import { PolicyBoard } from '../data/policy-board';
import { policyName } from '../data/policy-words';
import { PaneRoute } from '../shell/pane-route';
import { byName, withWords } from './policy-order';

/** What the operator made of the list of policies: the search, and the lists that follow from it. */
@Injectable({ providedIn: 'root' })
export class PoliciesState {
  private readonly board = inject(PolicyBoard);
  private readonly fleet = inject(Fleet);
  private readonly route = inject(PaneRoute);

  readonly search = signal('');

  /** The policy whose application is to be prepared as soon as it is shown. */
  readonly toApply = signal<string | undefined>(undefined);

  private readonly all = computed(() =>
    byName(this.board.policies().map((policy) => ({ policy, name: policyName(policy, this.fleet) }))),
  );
  private readonly found = computed(() => withWords(this.all(), this.search()));

  readonly named = computed(() => this.found().filter(({ policy }) => policy.origin === 'Document'));
  readonly byHand = computed(() => this.found().filter(({ policy }) => policy.origin === 'Hand'));
  readonly none = computed(() => this.board.loaded() && this.all().length === 0);

  /** The policy that the address names, if there is one. */
  readonly selected = computed(() => this.board.policy(this.route.policy()));
}

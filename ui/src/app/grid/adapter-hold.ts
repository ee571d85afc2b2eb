import { Injectable, computed, inject } from '@angular/core';
import { liveRead } from '../data/live-read';
import { PolicyApi } from '../data/policy-api';
import { PolicyBoard } from '../data/policy-board';
import type { PolicySummary } from '../data/policy-model';
import { Session } from '../data/session';
import { GridView } from './grid-view';

/** Whose the role of an adapter is. */
export interface Hold {
  /** The policies that hold it. */
  readonly policies: readonly PolicySummary[];

  /** Whether it has a role that no policy ever set. */
  readonly foreign: boolean;
}

/** Whose the selected adapter's role is, by the ledger. */
@Injectable({ providedIn: 'root' })
export class AdapterHold {
  private readonly api = inject(PolicyApi);
  private readonly board = inject(PolicyBoard);
  private readonly session = inject(Session);
  private readonly view = inject(GridView);

  /** Who holds what changes with these only, and not with every state of coverage. */
  private readonly claims = computed(() =>
    this.board
      .policies()
      .map(({ id, revision, held, pending }) => `${id} ${revision} ${held} ${pending}`)
      .join(),
  );

  private readonly ledger = liveRead(
    () => {
      const looksAtOne = this.view.selected() !== undefined && this.board.loaded();
      return looksAtOne && this.session.may('policies.read') ? 'ledger' : undefined;
    },
    () => this.api.ledger(),
    this.claims,
  );

  /** Undefined where nothing is selected, or it is not known yet. */
  readonly selected = computed((): Hold | undefined => {
    const adapter = this.view.selected();
    const rows = this.ledger.value();
    if (!adapter || !rows) return undefined;
    const row = rows.find(({ setting }) => setting.key === `role:${adapter.id}`);
    const policies = (row?.policies ?? []).flatMap((ref) => this.board.policy(ref.id) ?? []);
    return { policies, foreign: !row && adapter.role !== 'None' };
  });

  /** The policy that keeps the selected adapter's role from being set by hand. */
  readonly claimedBy = computed(() =>
    this.selected()?.policies.find((policy) => policy.origin === 'Document'),
  );
}

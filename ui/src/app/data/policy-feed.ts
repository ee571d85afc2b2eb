import { Injectable, computed, effect, inject, untracked } from '@angular/core';
import { Fleet } from './fleet';
import { LiveHub } from './live-hub';
import type { LiveStream } from './live-stream';
import { PolicyBoard } from './policy-board';
import type { PolicyUpdate } from './policy-model';
import { Session } from './session';

/** Keeps the board of policies up to date for the cluster that is shown. */
@Injectable({ providedIn: 'root' })
export class PolicyFeed {
  private readonly hub = inject(LiveHub);
  private readonly board = inject(PolicyBoard);
  private readonly fleet = inject(Fleet);
  private readonly session = inject(Session);
  private stream: LiveStream<PolicyUpdate> | undefined;

  private readonly cluster = computed(() =>
    this.session.may('policies.read') ? this.fleet.cluster()?.id : undefined,
  );

  constructor() {
    effect(() => {
      const cluster = this.cluster();
      untracked(() => this.follow(cluster));
    });
  }

  private follow(cluster: string | undefined): void {
    this.stream?.stop();
    this.stream = undefined;
    this.board.clear();
    if (cluster === undefined) return;
    this.stream = this.hub.stream<PolicyUpdate>('StreamPolicies', [cluster], (update) =>
      this.board.apply(update),
    );
  }
}

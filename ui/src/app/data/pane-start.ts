import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Fleet } from './fleet';
import { Gateway } from './gateway';
import { LiveHub } from './live-hub';
import type { LiveStream } from './live-stream';
import type { ClusterSummary, TopologyUpdate } from './model';
import { textOf } from './problem';
import { Session } from './session';
import { clustersAt } from './shell-clusters';
import { SHELL_HOST } from '../host/shell-host';
import { storedChoice, storeChoice } from '../preferences/stored-choice';

const KEY = 'wacmirror.cluster';

/** What the whole pane shows. */
export type PanePhase = 'loading' | 'signed-out' | 'no-permission' | 'failed' | 'no-cluster' | 'ready';

/** Brings the pane up: session, clusters, live connection, topology. */
@Injectable({ providedIn: 'root' })
export class PaneStart {
  private readonly gateway = inject(Gateway);
  private readonly session = inject(Session);
  private readonly fleet = inject(Fleet);
  private readonly hub = inject(LiveHub);
  private readonly host = inject(SHELL_HOST);
  private readonly failure = signal('');
  private readonly known = signal<readonly ClusterSummary[] | undefined>(undefined);
  private turn = 0;
  private topology: LiveStream<TopologyUpdate> | undefined;

  /** Every cluster there is to show; in a shell, those that its connection is about. */
  readonly clusters = computed(() => this.known() ?? []);

  readonly error = computed(() => this.failure() || this.session.error());

  readonly phase = computed((): PanePhase => {
    const state = this.session.state();
    if (state !== 'ready') return state;
    if (!this.session.may('inventory.read')) return 'no-permission';
    if (this.failure() !== '') return 'failed';
    if (this.known()?.length === 0) return 'no-cluster';
    return this.fleet.loaded() ? 'ready' : 'loading';
  });

  constructor() {
    effect(() => {
      const cluster = this.fleet.cluster()?.id;
      untracked(() => this.follow(cluster));
    });
    this.host.onConnection(() => this.startOver());
  }

  async run(): Promise<void> {
    const mine = ++this.turn;
    this.failure.set('');
    if ((await this.session.refresh()) !== 'ready' || !this.session.may('inventory.read')) return;
    try {
      const all = await this.gateway.get<ClusterSummary[]>('api/clusters');
      // What was asked of the connection before has nothing to say of this one.
      if (mine !== this.turn) return;
      const clusters = clustersAt(all, this.host.connection);
      this.known.set(clusters);
      const before = storedChoice(
        KEY,
        clusters.map((cluster) => cluster.id),
      );
      this.fleet.show(clusters.find((cluster) => cluster.id === before) ?? clusters[0]);
    } catch (error) {
      if (mine === this.turn) this.failure.set(textOf(error));
      return;
    }
    await this.hub.start();
  }

  /** Shows another cluster, and again after a reload. */
  choose(id: string): void {
    const chosen = this.clusters().find((cluster) => cluster.id === id);
    if (chosen === undefined || chosen.id === this.fleet.cluster()?.id) return;
    storeChoice(KEY, id);
    this.fleet.show(chosen);
  }

  /** Begins anew with another connection; nothing of what was shown belongs to it. */
  private startOver(): void {
    this.session.forget();
    this.known.set(undefined);
    this.fleet.show(undefined);
    this.hub.hangUp();
    void this.run();
  }

  private follow(cluster: string | undefined): void {
    this.topology?.stop();
    if (cluster === undefined) return;
    this.topology = this.hub.stream<TopologyUpdate>('StreamTopology', [cluster], (update) =>
      this.fleet.apply(update),
    );
  }
}

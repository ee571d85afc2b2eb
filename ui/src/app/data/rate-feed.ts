import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Fleet } from './fleet';
import { LiveHub } from './live-hub';
import type { LiveStream } from './live-stream';
import type { RateColumns } from './model';
import { RateBook } from './rate-book';
import { Session } from './session';

/**
 * How long the rows on screen must stand still before their rates are asked for, in milliseconds. Shorter would
 * send a request for every frame of a scroll; longer would be felt as a lag after it.
 */
export const SETTLE = 150;

/** Streams the rates of what is looked at, and of nothing else. */
@Injectable({ providedIn: 'root' })
export class RateFeed {
  private readonly hub = inject(LiveHub);
  private readonly book = inject(RateBook);
  private readonly fleet = inject(Fleet);
  private readonly session = inject(Session);
  private readonly wishes = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  private stream: LiveStream<RateColumns> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether the rates of every adapter are wanted, as for a sort by rate. */
  readonly everything = signal(false);

  private readonly key = computed(() => {
    const cluster = this.fleet.cluster()?.id;
    if (cluster === undefined || !this.session.may('counters.read')) return undefined;
    const ids = this.everything() ? [] : [...new Set([...this.wishes().values()].flat())].sort();
    // To the hub, no ids means all of them; here it means that nothing is looked at.
    return ids.length === 0 && !this.everything() ? undefined : JSON.stringify([cluster, ids]);
  });

  constructor() {
    effect(() => this.book.history.follow(new Set([...this.wishes().values()].flat())));
    effect(() => {
      const key = this.key();
      untracked(() => this.settle(key));
    });
  }

  /** Says which adapters one part of the pane looks at; replaces what that part said before. */
  watch(part: string, ids: readonly string[]): void {
    this.wishes.update((wishes) => new Map(wishes).set(part, ids));
  }

  private settle(key: string | undefined): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.subscribe(key), SETTLE);
  }

  private subscribe(key: string | undefined): void {
    this.stream?.stop();
    this.stream = undefined;
    if (key === undefined) return;
    const [cluster, ids] = JSON.parse(key) as [string, string[]];
    if (ids.length > 0) this.book.retain(new Set(ids));
    this.stream = this.hub.stream<RateColumns>('StreamRates', [cluster, ids], (item) =>
      this.book.record(item),
    );
  }
}

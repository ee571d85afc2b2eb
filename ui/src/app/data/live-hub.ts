import { Injectable, inject, signal } from '@angular/core';
import { HubConnectionState } from '@microsoft/signalr';
import { SHELL_HOST } from '../host/shell-host';
import { Gateway } from './gateway';
import { FAILURES_BEFORE_POLLING, HUB_LINK, POLLING_RETRY, retryDelay, type HubLink } from './hub-connection';
import { LiveStream } from './live-stream';
import { RestLink } from './rest-link';
import { Session } from './session';

/** `polling` says that no live connection holds, and that requests stand in for it. */
export type LinkState = 'connecting' | 'live' | 'polling' | 'reconnecting';

/**
 * The one connection to the live hub. Connecting anew is done here and not by SignalR, because every failure may
 * mean that the session has ended. Streams are taken up again each time, because SignalR does not resume them. Where
 * no way of connecting works, requests stand in for it, and it is tried again now and then.
 */
@Injectable({ providedIn: 'root' })
export class LiveHub {
  private readonly gateway = inject(Gateway);
  private readonly session = inject(Session);
  private readonly createLink = inject(HUB_LINK);
  private readonly streams = new Set<LiveStream<unknown>>();
  private link: HubLink | undefined;
  private rest: RestLink | undefined;
  private starting: Promise<void> | undefined;
  private away = false;

  readonly state = signal<LinkState>('connecting');

  constructor() {
    inject(SHELL_HOST).onActive((active) => (active ? this.comeBack() : this.goAway()));
  }

  /**
   * Connects, and keeps trying until it succeeds or the session turns out to be signed out. Asked again meanwhile,
   * it answers the attempt that runs; asked while connected, it has nothing to do.
   */
  start(): Promise<void> {
    if (this.starting) return this.starting;
    const starting = this.connect().finally(() => {
      if (this.starting === starting) this.starting = undefined;
    });
    return (this.starting = starting);
  }

  /** Gives up the connection and every attempt at one; the next start is to where the gateway is by then. */
  hangUp(): void {
    const { link } = this;
    this.link = this.starting = undefined;
    this.stopPolling();
    this.state.set('connecting');
    void link?.stop();
  }

  /** Opens a stream; `stop` of the answer ends it. */
  stream<T>(method: string, args: readonly unknown[], next: (item: T) => void): LiveStream<T> {
    const stream = new LiveStream<T>(method, args, next, () =>
      this.streams.delete(stream as LiveStream<unknown>),
    );
    this.streams.add(stream as LiveStream<unknown>);
    if (this.rest) stream.open(this.rest);
    else if (this.link && this.state() === 'live') stream.open(this.link);
    return stream;
  }

  private async connect(): Promise<void> {
    const link = (this.link ??= this.prepare());
    if (link.state === HubConnectionState.Connected) return;
    const wanted = () => this.link === link && !this.away && this.session.state() === 'ready';
    for (let attempt = 0; wanted(); attempt++) {
      try {
        await link.start();
        if (this.link === link) this.goLive();
        return;
      } catch {
        if (this.link !== link) return;
        if (this.state() !== 'polling') this.state.set('reconnecting');
        // A restarted gateway no longer knows the session, which shows only once it answers again.
        if ((await this.session.refresh()) !== 'ready' || !wanted()) break;
        if (attempt + 1 >= FAILURES_BEFORE_POLLING) this.poll();
        const wait = this.state() === 'polling' ? POLLING_RETRY : retryDelay(attempt);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    if (this.link === link) this.stopPolling();
  }

  private prepare(): HubLink {
    const link = this.createLink(this.gateway.url('hubs/live'), () => this.gateway.headers());
    link.onclose(() => {
      if (this.link !== link) return;
      this.state.set('reconnecting');
      void this.start();
    });
    return link;
  }

  private goLive(): void {
    this.stopPolling();
    this.state.set('live');
    for (const stream of this.streams) stream.open(this.link!);
  }

  private poll(): void {
    if (this.rest || this.away) return;
    const rest = new RestLink(this.gateway, (answered) => {
      if (this.rest === rest) this.state.set(answered ? 'polling' : 'reconnecting');
    });
    this.rest = rest;
    for (const stream of this.streams) stream.open(rest);
  }

  private stopPolling(): void {
    this.rest?.close();
    this.rest = undefined;
  }

  /** A pane that nobody sees costs the gateway nothing. */
  private goAway(): void {
    this.away = true;
    this.stopPolling();
    void this.link?.stop();
  }

  private comeBack(): void {
    if (!this.away) return;
    this.away = false;
    // The next attempt may be half a minute away.
    if (this.state() === 'polling') this.poll();
    void this.start();
  }
}

import { Injectable, inject, signal } from '@angular/core';
import { HubConnectionState } from '@microsoft/signalr';
import { Gateway } from './gateway';
import { HUB_LINK, retryDelay, type HubLink } from './hub-connection';
import { LiveStream } from './live-stream';
import { Session } from './session';

export type LinkState = 'connecting' | 'live' | 'reconnecting';

/**
 * The one connection to the live hub. Connecting anew is done here and not by SignalR, because every failure may
 * mean that the session has ended. Streams are taken up again each time, because SignalR does not resume them.
 */
@Injectable({ providedIn: 'root' })
export class LiveHub {
  private readonly gateway = inject(Gateway);
  private readonly session = inject(Session);
  private readonly createLink = inject(HUB_LINK);
  private readonly streams = new Set<LiveStream<unknown>>();
  private link: HubLink | undefined;
  private starting: Promise<void> | undefined;

  readonly state = signal<LinkState>('connecting');

  /**
   * Connects, and keeps trying until it succeeds or the session turns out to be signed out. Asked again meanwhile,
   * it answers the attempt that runs; asked while connected, it has nothing to do.
   */
  start(): Promise<void> {
    return (this.starting ??= this.connect().finally(() => (this.starting = undefined)));
  }

  /** Opens a stream; `stop` of the answer ends it. */
  stream<T>(method: string, args: readonly unknown[], next: (item: T) => void): LiveStream<T> {
    const stream = new LiveStream<T>(method, args, next, () =>
      this.streams.delete(stream as LiveStream<unknown>),
    );
    this.streams.add(stream as LiveStream<unknown>);
    if (this.link && this.state() === 'live') stream.open(this.link);
    return stream;
  }

  private async connect(): Promise<void> {
    const link = (this.link ??= this.prepare());
    if (link.state === HubConnectionState.Connected) return;
    for (let attempt = 0; this.session.state() === 'ready'; attempt++) {
      try {
        await link.start();
        this.goLive();
        return;
      } catch {
        this.state.set('reconnecting');
        // A restarted gateway no longer knows the session, which shows only once it answers again.
        if ((await this.session.refresh()) !== 'ready') return;
        await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
      }
    }
  }

  private prepare(): HubLink {
    const link = this.createLink(this.gateway.url('hubs/live'), this.gateway.headers());
    link.onclose(() => {
      this.state.set('reconnecting');
      void this.start();
    });
    return link;
  }

  private goLive(): void {
    this.state.set('live');
    for (const stream of this.streams) stream.open(this.link!);
  }
}

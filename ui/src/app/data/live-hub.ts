import { Injectable, inject, signal } from '@angular/core';
import { Gateway } from './gateway';
import { HUB_LINK, retryDelay, type HubLink } from './hub-connection';
import { LiveStream } from './live-stream';
import { Session } from './session';

export type LinkState = 'connecting' | 'live' | 'reconnecting';

/**
 * The one connection to the live hub. Streams opened on it are taken up again after every reconnect, because
 * SignalR itself does not resume them.
 */
@Injectable({ providedIn: 'root' })
export class LiveHub {
  private readonly gateway = inject(Gateway);
  private readonly session = inject(Session);
  private readonly createLink = inject(HUB_LINK);
  private readonly streams = new Set<LiveStream<unknown>>();
  private link: HubLink | undefined;

  readonly state = signal<LinkState>('connecting');

  /** Connects, and keeps trying until it succeeds or the session turns out to be signed out. */
  async start(): Promise<void> {
    const link = this.link ?? this.prepare();
    for (let attempt = 0; this.session.state() === 'ready'; attempt++) {
      try {
        await link.start();
        this.goLive();
        return;
      } catch {
        this.state.set('reconnecting');
        await this.session.refresh();
        await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt + 1)));
      }
    }
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

  private prepare(): HubLink {
    const link = this.createLink(this.gateway.url('hubs/live'), this.gateway.headers());
    link.onreconnecting(() => {
      this.state.set('reconnecting');
      // A restarted gateway no longer knows the session; say so instead of trying for ever.
      void this.session.refresh();
    });
    link.onreconnected(() => this.goLive());
    link.onclose(() => void this.restart());
    return (this.link = link);
  }

  private async restart(): Promise<void> {
    this.state.set('reconnecting');
    if ((await this.session.refresh()) === 'ready') await this.start();
  }

  private goLive(): void {
    this.state.set('live');
    for (const stream of this.streams) stream.open(this.link!);
  }
}

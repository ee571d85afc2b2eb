import { HubConnectionState, type IStreamResult, type IStreamSubscriber } from '@microsoft/signalr';
import type { HubLink } from '../data/hub-connection';

/** One stream somebody opened. */
export interface OpenStream {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly subscriber: IStreamSubscriber<unknown>;
  disposed: boolean;
}

/** A hub connection whose ups, downs and items the test decides. */
export class FakeHubLink implements HubLink {
  readonly streams: OpenStream[] = [];

  state = HubConnectionState.Disconnected;

  /** How many attempts to start fail before one succeeds. */
  failures = 0;
  starts = 0;
  private closed: () => void = () => undefined;

  /** The streams of a method that nobody has given up. */
  live(method: string): OpenStream[] {
    return this.streams.filter((stream) => stream.method === method && !stream.disposed);
  }

  /** Refuses, as the real one does, unless it is disconnected. */
  async start(): Promise<void> {
    this.starts++;
    if (this.state !== HubConnectionState.Disconnected) throw new Error(`Cannot start while ${this.state}.`);
    this.state = HubConnectionState.Connecting;
    await Promise.resolve();
    this.state = this.failures-- > 0 ? HubConnectionState.Disconnected : HubConnectionState.Connected;
    if (this.state === HubConnectionState.Disconnected) throw new Error('refused');
  }

  /** Loses the connection. */
  drop(): void {
    this.state = HubConnectionState.Disconnected;
    this.closed();
  }

  async stop(): Promise<void> {
    const connected = this.state === HubConnectionState.Connected;
    this.state = HubConnectionState.Disconnected;
    await Promise.resolve();
    if (connected) this.closed();
  }

  stream<T>(method: string, ...args: unknown[]): IStreamResult<T> {
    return {
      subscribe: (subscriber) => {
        const stream = {
          method,
          args,
          subscriber: subscriber as IStreamSubscriber<unknown>,
          disposed: false,
        };
        this.streams.push(stream);
        return { dispose: () => (stream.disposed = true) };
      },
    } as IStreamResult<T>;
  }

  onclose(callback: () => void): void {
    this.closed = callback;
  }
}

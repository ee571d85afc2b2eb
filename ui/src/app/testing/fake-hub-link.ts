import type { IStreamResult, IStreamSubscriber } from '@microsoft/signalr';
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

  /** How many attempts to start fail before one succeeds. */
  failures = 0;
  starts = 0;

  reconnecting: () => void = () => undefined;
  reconnected: () => void = () => undefined;
  closed: () => void = () => undefined;

  /** The streams of a method that nobody has given up. */
  live(method: string): OpenStream[] {
    return this.streams.filter((stream) => stream.method === method && !stream.disposed);
  }

  async start(): Promise<void> {
    this.starts++;
    if (this.failures-- > 0) throw new Error('refused');
  }

  async stop(): Promise<void> {
    this.closed();
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

  onreconnecting(callback: () => void): void {
    this.reconnecting = callback;
  }

  onreconnected(callback: () => void): void {
    this.reconnected = callback;
  }

  onclose(callback: () => void): void {
    this.closed = callback;
  }
}

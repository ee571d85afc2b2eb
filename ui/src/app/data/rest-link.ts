import type { IStreamResult } from '@microsoft/signalr';
import type { Gateway } from './gateway';
import type { StreamSource } from './hub-connection';
import { restRead } from './rest-reads';

/**
 * Plays the hub where no live connection holds: each stream is a request that is made again and again, a pause after
 * the answer to the one before.
 */
export class RestLink implements StreamSource {
  private readonly running = new Set<() => void>();

  /** `heard` is told of every request whether it was answered. */
  constructor(
    private readonly gateway: Gateway,
    private readonly heard: (answered: boolean) => void,
  ) {}

  stream<T>(method: string, ...args: unknown[]): IStreamResult<T> {
    return {
      subscribe: (subscriber) => {
        const stop = this.poll(method, args, (item) => subscriber.next(item as T));
        this.running.add(stop);
        return {
          dispose: () => {
            this.running.delete(stop);
            stop();
          },
        };
      },
    };
  }

  /** Ends every stream without a word. */
  close(): void {
    for (const stop of this.running) stop();
    this.running.clear();
  }

  private poll(method: string, args: unknown[], next: (item: unknown) => void): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const { read, pause } = restRead(method, args);
    const ask = async (): Promise<void> => {
      const answer = await read(this.gateway).catch(() => undefined);
      if (stopped) return;
      answer?.forEach(next);
      this.heard(answer !== undefined);
      timer = setTimeout(() => void ask(), pause);
    };
    void ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }
}

import type { ISubscription } from '@microsoft/signalr';
import type { StreamSource } from './hub-connection';

/**
 * How long to wait before a stream that ended is asked for again, in milliseconds. Shorter would loop on a
 * stream the hub refuses; longer would leave rows without numbers after a short fault.
 */
export const REOPEN_DELAY = 3000;

/** One hub stream, which outlives the connections it runs over. */
export class LiveStream<T> {
  private subscription: ISubscription<T> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;
  private stopped = false;

  constructor(
    private readonly method: string,
    private readonly args: readonly unknown[],
    private readonly next: (item: T) => void,
    private readonly onStop: () => void,
  ) {}

  /** Asks for the stream on a connection; whatever ran before is given up. */
  open(link: StreamSource): void {
    if (this.stopped) return;
    this.close();
    const mine = ++this.generation;
    // Items of an earlier subscription may still be on their way; they are not ours any more.
    const current = () => mine === this.generation;
    const again = () => {
      if (current()) this.timer = setTimeout(() => current() && this.open(link), REOPEN_DELAY);
    };
    this.subscription = link.stream<T>(this.method, ...this.args).subscribe({
      next: (item) => {
        if (current()) this.next(item);
      },
      error: again,
      complete: again,
    });
  }

  stop(): void {
    this.stopped = true;
    this.generation++;
    this.close();
    this.onStop();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.subscription?.dispose();
    this.subscription = undefined;
  }
}

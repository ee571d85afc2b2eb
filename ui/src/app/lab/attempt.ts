import { signal } from '@angular/core';
import { textOf } from '../data/problem';

/** One action at a time: whether it runs, what came of it, and why it failed. */
export class Attempt<T> {
  private readonly runningNow = signal(false);
  private readonly lastResult = signal<T | undefined>(undefined);
  private readonly lastProblem = signal('');

  readonly running = this.runningNow.asReadonly();
  readonly result = this.lastResult.asReadonly();
  readonly problem = this.lastProblem.asReadonly();

  /** Runs the action unless one is running. Never throws: a failure is kept in {@link problem}. */
  async run(action: () => Promise<T>): Promise<void> {
    if (this.runningNow()) return;
    this.runningNow.set(true);
    this.lastProblem.set('');
    this.lastResult.set(undefined);
    try {
      this.lastResult.set(await action());
    } catch (error) {
      this.lastProblem.set(textOf(error));
    } finally {
      this.runningNow.set(false);
    }
  }
}

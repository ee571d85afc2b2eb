import { DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { PolicyBoard } from './policy-board';
import { textOf } from './problem';

/**
 * How long after an answer the next one is asked for at the earliest, in milliseconds. Shorter would ask with every
 * step of a large plan; longer would show what is done already as still to be done.
 */
export const READ_PAUSE = 1000;

/** What a request answers, asked anew whenever the board of policies has moved on. */
export interface LiveRead<T> {
  readonly value: Signal<T | undefined>;

  /** Why it could not be read; empty while all is well. What was read before is kept. */
  readonly problem: Signal<string>;
}

/**
 * Must be called where injection is possible. No key means that nothing is to be read. `moves` tells when an answer is
 * old, if not with every item of the policy stream.
 */
export function liveRead<T>(
  key: () => string | undefined,
  read: (key: string) => Promise<T>,
  moves?: () => unknown,
): LiveRead<T> {
  const board = inject(PolicyBoard);
  const value = signal<T | undefined>(undefined);
  const problem = signal('');
  let current: string | undefined;
  let generation = 0;
  let running = false;
  let again = false;

  async function ask(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const mine = generation;
    do {
      again = false;
      await once(mine);
      if (again) await new Promise((resolve) => setTimeout(resolve, READ_PAUSE));
    } while (again && mine === generation);
    if (mine === generation) running = false;
  }

  async function once(mine: number): Promise<void> {
    if (current === undefined) return;
    try {
      const answer = await read(current);
      if (mine !== generation) return;
      value.set(answer);
      problem.set('');
    } catch (error) {
      if (mine === generation) problem.set(textOf(error));
    }
  }

  /** What is under way for the key before has nothing to say any more, and the next one does not wait for it. */
  function turnTo(next: string | undefined): void {
    generation++;
    running = again = false;
    current = next;
    value.set(undefined);
    problem.set('');
  }

  effect(() => {
    const next = key();
    if (moves) moves();
    else board.revision();
    untracked(() => {
      if (next !== current) turnTo(next);
      if (next !== undefined) void ask();
    });
  });
  inject(DestroyRef).onDestroy(() => turnTo(undefined));
  return { value: value.asReadonly(), problem: problem.asReadonly() };
}

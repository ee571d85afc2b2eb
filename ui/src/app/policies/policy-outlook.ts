import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { PolicyApi } from '../data/policy-api';
import type { FieldError, PreviewView } from '../data/policy-model';
import { Problem, textOf } from '../data/problem';

/**
 * How long a text must stand still before its preview is asked for, in milliseconds. Shorter would ask with every key;
 * longer would be felt as a lag after the last.
 */
export const TYPED = 350;

/** What a document that is being written would do. The last text counts; older answers are dropped. */
@Injectable()
export class PolicyOutlook {
  private readonly api = inject(PolicyApi);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  /** Undefined until the first answer; kept while the next is under way, or while the text cannot be read. */
  readonly view = signal<PreviewView | undefined>(undefined);
  readonly errors = signal<readonly FieldError[]>([]);

  /** Why there is no preview; empty while there is one. */
  readonly problem = signal('');
  readonly busy = signal(false);
  private readonly text = signal('');

  /** Whether the document asks to write; judged by its text, so that it holds before any answer. */
  readonly enforces = computed(() => /"mode"\s*:\s*"enforce"/.test(this.text()));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Asks what a text would do, as a change of a policy or as a new one, once no other text follows. */
  look(text: string, policy: string | undefined): void {
    this.text.set(text);
    this.stop();
    const mine = this.generation;
    this.busy.set(true);
    this.timer = setTimeout(() => void this.ask(text, policy, mine), TYPED);
  }

  /** Takes over what storing found wrong. */
  refuse(errors: readonly FieldError[]): void {
    this.errors.set(errors);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.generation++;
  }

  private async ask(text: string, policy: string | undefined, mine: number): Promise<void> {
    try {
      const view = await this.api.preview(text, policy);
      if (mine !== this.generation) return;
      this.view.set(view);
      this.errors.set(view.errors);
      this.problem.set('');
    } catch (error) {
      if (mine !== this.generation) return;
      const errors = error instanceof Problem ? error.body.errors : undefined;
      this.errors.set(errors ?? []);
      this.problem.set(errors ? '' : textOf(error));
    }
    this.busy.set(false);
  }
}

import { Injectable, computed, inject, signal } from '@angular/core';
import { Gateway } from './gateway';
import type { Permission, SessionView } from './model';
import { Problem, textOf } from './problem';

export type SessionState = 'loading' | 'ready' | 'signed-out' | 'failed';

/** Who is signed in and what they may do. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly gateway = inject(Gateway);

  readonly state = signal<SessionState>('loading');
  readonly view = signal<SessionView | undefined>(undefined);
  readonly error = signal('');
  readonly lab = computed(() => this.view()?.lab ?? false);

  may(permission: Permission): boolean {
    return this.view()?.permissions.includes(permission) ?? false;
  }

  /** Knows nobody any more, as before it first asked. */
  forget(): void {
    this.view.set(undefined);
    this.error.set('');
    this.state.set('loading');
  }

  /** Asks the gateway. A failure keeps what was known, so that a short outage does not empty the pane. */
  async refresh(): Promise<SessionState> {
    try {
      this.view.set(await this.gateway.get<SessionView>('api/session'));
      this.state.set('ready');
    } catch (error) {
      this.error.set(textOf(error));
      if (error instanceof Problem && error.status === 401) this.state.set('signed-out');
      else if (this.view() === undefined) this.state.set('failed');
    }
    return this.state();
  }
}

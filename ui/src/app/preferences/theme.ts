import { Injectable, effect, inject, signal } from '@angular/core';
import { SHELL_HOST, type ShellTheme } from '../host/shell-host';
import { storedChoice, storeChoice } from './stored-choice';

export const THEMES: readonly ShellTheme[] = ['system', 'light', 'dark'];

const KEY = 'wacmirror.theme';

/** The colours in use: the shell's where there is one, else the operator's choice. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly host = inject(SHELL_HOST);

  readonly choice = signal<ShellTheme>(
    (this.host.kind === 'standalone' ? storedChoice(KEY, THEMES) : undefined) ?? this.host.theme,
  );

  constructor() {
    this.host.onTheme((theme) => this.choice.set(theme));
    effect(() => (document.documentElement.dataset['theme'] = this.choice()));
  }

  choose(theme: ShellTheme): void {
    this.choice.set(theme);
    storeChoice(KEY, theme);
  }
}

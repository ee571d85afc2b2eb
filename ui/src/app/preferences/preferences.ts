import { ChangeDetectionStrategy, Component, LOCALE_ID, inject } from '@angular/core';
import type { ShellTheme } from '../host/shell-host';
import { switchLanguage, type Language } from './language';
import { Theme } from './theme';

/** The choice of language and colours. */
@Component({
  selector: 'wm-preferences',
  templateUrl: './preferences.html',
  styles: `
    :host {
      display: flex;
      gap: 6px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Preferences {
  protected readonly theme = inject(Theme);
  protected readonly language = inject(LOCALE_ID);

  protected chooseLanguage(event: Event): void {
    switchLanguage((event.target as HTMLSelectElement).value as Language);
  }

  protected chooseTheme(event: Event): void {
    this.theme.choose((event.target as HTMLSelectElement).value as ShellTheme);
  }
}

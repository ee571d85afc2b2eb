import {
  ApplicationConfig,
  LOCALE_ID,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { SHELL_HOST, type ShellHost } from './host/shell-host';
import type { Language } from './preferences/language';

export function appConfig(host: ShellHost, language: Language): ApplicationConfig {
  return {
    providers: [
      provideZonelessChangeDetection(),
      provideBrowserGlobalErrorListeners(),
      { provide: SHELL_HOST, useValue: host },
      { provide: LOCALE_ID, useValue: language },
    ],
  };
}

import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';
import { Gateway } from './data/gateway';
import { reportFirstPaint } from './first-paint';
import type { ShellHost } from './host/shell-host';
import type { Language } from './preferences/language';

/** Brings the pane to life. The words of the language must be loaded before this module is. */
export async function boot(host: ShellHost, language: Language): Promise<void> {
  const app = await bootstrapApplication(App, appConfig(host, language));
  reportFirstPaint(app.injector.get(Gateway));
}

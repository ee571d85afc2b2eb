import { createStandaloneHost } from './app/host/standalone-host';
import { loadLanguage, wishedLanguage } from './app/preferences/language';

async function start(): Promise<void> {
  const host = createStandaloneHost();
  const language = await loadLanguage(wishedLanguage(host.locale));
  // Only now: texts are looked up while these modules and their parts come to life.
  const { boot } = await import('./app/boot');
  await boot(host, language);
}

void start();

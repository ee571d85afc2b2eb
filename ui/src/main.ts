import { chooseHost } from './app/host/choose-host';
import { loadLanguage, wishedLanguage } from './app/preferences/language';

async function start(): Promise<void> {
  const host = await chooseHost();
  const language = await loadLanguage(wishedLanguage(host?.locale));
  // Only now: texts are looked up while these modules and their parts come to life.
  if (host === undefined) {
    const { showNoShell } = await import('./app/host/no-shell');
    showNoShell();
    return;
  }
  const { boot } = await import('./app/boot');
  await boot(host, language);
}

void start();

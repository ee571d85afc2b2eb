import { loadTranslations } from '@angular/localize';
import { storedChoice, storeChoice } from './stored-choice';

/** The languages the pane speaks. English is in the code; the others are files beside it. */
export const LANGUAGES = ['en-US', 'pt-BR'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'wacmirror.language';

/** The first language the pane has, in the order of what was wished for; a wish for `pt` is met by `pt-BR`. */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split('-')[0];
    const exact = LANGUAGES.find((language) => language.toLowerCase() === wish?.toLowerCase());
    const near = LANGUAGES.find((language) => language.toLowerCase().split('-')[0] === primary);
    if (exact ?? near) return (exact ?? near)!;
  }
  return 'en-US';
}

/** The wish in the address comes first, then the shell's, what was chosen before where there is none, the browser's. */
export function wishedLanguage(shellLocale: string | undefined): Language {
  const asked = new URL(location.href).searchParams.get('lang');
  return chooseLanguage([asked, shellLocale, storedChoice(KEY, LANGUAGES), ...navigator.languages]);
}

/**
 * Loads the words of a language and answers the language in use, which is English when they could not be had: a
 * pane in another language is better than none. Must end before the first part of the pane is created.
 */
export async function loadLanguage(language: Language): Promise<Language> {
  const loaded = language === 'en-US' || (await loadWords(language)) ? language : 'en-US';
  document.documentElement.lang = loaded;
  return loaded;
}

async function loadWords(language: Language): Promise<boolean> {
  try {
    const response = await fetch(new URL(`i18n/${language}.json`, document.baseURI));
    if (!response.ok) return false;
    const file = (await response.json()) as { translations: Record<string, string> };
    loadTranslations(file.translations);
    return true;
  } catch {
    return false;
  }
}

/** Changes the language by loading the page anew, because texts are put in when a part is first created. */
export function switchLanguage(language: Language): void {
  const kept = storeChoice(KEY, language);
  const url = new URL(location.href);
  url.searchParams.delete('lang');
  if (!kept) url.searchParams.set('lang', language);
  if (url.href === location.href) location.reload();
  else location.assign(url);
}

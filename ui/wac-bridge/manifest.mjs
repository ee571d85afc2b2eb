import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const PREFIX = 'WacMirror_Manifest_';

/** English is what the shell shows for every language that is not listed. */
const LANGUAGES = {
  default: `${here}strings/strings.resjson`,
  'pt-BR': `${here}strings/loc/pt-BR/strings.resjson`,
};

export const ROOT_MANIFEST = fileURLToPath(new URL('../../manifest.json', import.meta.url));
const PROPS = fileURLToPath(new URL('../../Directory.Build.props', import.meta.url));

/** The tool's name, as the manifest says, and the product's version. */
export function moduleOf() {
  const [, version] = /<Version>(.+)<\/Version>/.exec(readFileSync(PROPS, 'utf8')) ?? [];
  if (!version) throw new Error(`${PROPS} names no Version.`);
  return { name: read(ROOT_MANIFEST).name, version };
}

/** The manifest's strings by locale, without the comments and the prefix of their names. */
export function manifestStrings() {
  return Object.entries(LANGUAGES).map(([locale, file]) => ({
    locale,
    strings: Object.fromEntries(
      Object.entries(read(file))
        .filter(([key]) => key.startsWith(PREFIX))
        .map(([key, text]) => [key.slice(PREFIX.length), text]),
    ),
  }));
}

/** The root manifest with its version and, for each language, its strings. */
export function localizedManifest() {
  return { ...read(ROOT_MANIFEST), version: moduleOf().version, resources: manifestStrings() };
}

export function writeManifest(file) {
  writeFileSync(file, `${JSON.stringify(localizedManifest(), undefined, 2)}\n`);
}

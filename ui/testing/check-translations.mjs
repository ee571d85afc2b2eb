// Holds the translations to the source: every text in the code has its id in both files, with the same
// placeholders, and no file has a text that is gone. `npm run i18n` writes en-US.json anew.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => JSON.parse(readFileSync(`${root}public/i18n/${name}.json`, 'utf8')).translations;
const placeholders = (text) => (text.match(/\{\$\w+\}/g) ?? []).sort().join();

const used = new Set();
for (const file of sources(`${root}src`)) {
  for (const [, id] of readFileSync(file, 'utf8').matchAll(/@@([a-z]\w*\.\w+)/g)) used.add(id);
}

const english = read('en-US');
const problems = [];
for (const name of ['en-US', 'pt-BR']) {
  const texts = read(name);
  for (const id of used) if (!(id in texts)) problems.push(`${name}: ${id} is missing`);
  for (const [id, text] of Object.entries(texts)) {
    if (!used.has(id)) problems.push(`${name}: ${id} is not used`);
    else if (placeholders(text) !== placeholders(english[id] ?? '')) {
      problems.push(`${name}: ${id} has other placeholders than the source`);
    }
  }
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

function sources(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.(ts|html)$/.test(name))
    .map((name) => `${folder}/${name}`);
}

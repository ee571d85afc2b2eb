// Holds what was built, and what it is built from, to two rules: the stand-alone pane has nothing of the shell's library
// in it, which nobody but the bridge and one double of the shell may name; and dist/wac is that same pane with what
// belongs to the shell beside it.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { localizedManifest } from '../wac-bridge/manifest.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const alone = join(root, 'ui/dist/standalone/browser');
const framed = join(root, 'ui/dist/wac');

const LIBRARY = 'windows-admin-center-sdk';

/** What only code of the library contains, however it is packed. */
const MARKS = [LIBRARY, 'MsftSme', 'msft.sme', 'x-ms-sme', 'Begin signature block'];

const MAY_NAME_IT = [
  'ui/wac-bridge/',
  'ui/testing/sdk-shell/',
  'ui/testing/check-artefacts.mjs',
  // Looks for it where it must not be.
  'tests/WacMirror.SystemTests/Packaging/HostArchiveTests.cs',
  'manifest.json',
];
const NOT_OURS = /(^|\/)(node_modules|dist|artifacts|bin|obj|test-results|\.git|\.angular)(\/|$)/;
const CODE = /\.(ts|js|mjs|cs|html|json|csproj|props|sln)$/;

/** What dist/wac has beside the pane. */
const BESIDE = ['wac/wac-bridge.js', 'manifest.json'];

const problems = [];
const files = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => !NOT_OURS.test(name) && statSync(join(folder, name)).isFile());

for (const name of files(root).filter((name) => CODE.test(name))) {
  if (MAY_NAME_IT.some((start) => name.startsWith(start))) continue;
  if (readFileSync(join(root, name), 'utf8').includes(LIBRARY))
    problems.push(`${name} names the shell's library`);
}

const pane = files(alone);
if (!pane.includes('index.html')) problems.push('the stand-alone pane is not built');
for (const name of pane) {
  const content = readFileSync(join(alone, name));
  const found = MARKS.filter((mark) => content.includes(mark));
  if (found.length > 0) problems.push(`${relative(root, alone)}/${name} contains ${found.join(', ')}`);
  if (!content.equals(readIn(framed, name)))
    problems.push(`dist/wac has another ${name} than the stand-alone pane`);
}

const others = files(framed).filter((name) => !pane.includes(name));
for (const name of BESIDE) if (!others.includes(name)) problems.push(`dist/wac has no ${name}`);
if (!others.includes('assets/strings/strings.json')) problems.push("dist/wac lacks the library's texts");
for (const name of others) {
  if (!BESIDE.includes(name) && !name.startsWith('assets/strings/'))
    problems.push(`dist/wac has a stray ${name}`);
}
if (!isDeepStrictEqual(JSON.parse(readIn(framed, 'manifest.json')), localizedManifest())) {
  problems.push('dist/wac has another manifest than the root and the texts make');
}
if (!readIn(framed, 'index.html').includes('<base href="./"'))
  problems.push('the page stands at one address only');

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

function readIn(folder, name) {
  return readFileSync(join(folder, name));
}

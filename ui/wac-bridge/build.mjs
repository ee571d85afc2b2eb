// Makes dist/wac: the application as it is, the bridge to the shell, what the shell's library needs, the manifest.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SDK, installPackages } from './packages.mjs';

const ui = fileURLToPath(new URL('../', import.meta.url));
const application = `${ui}dist/standalone/browser`;
const target = `${ui}dist/wac`;

installPackages();
if (!isNewer(`${application}/index.html`)) buildApplication();
rmSync(target, { recursive: true, force: true });
cpSync(application, target, { recursive: true });
mkdirSync(`${target}/assets`);
cpSync(`${SDK}/assets/strings`, `${target}/assets/strings`, { recursive: true });

// Only now: these need the packages.
const { bundleBridge, bundleSdkShell } = await import('./bundle.mjs');
const { writeManifest } = await import('./manifest.mjs');
await bundleBridge(`${target}/wac/wac-bridge.js`);
writeManifest(`${target}/manifest.json`);
// Beside it, not in it: the double that the browser tests open the tool with.
await bundleSdkShell(`${ui}dist/sdk-shell/shell.js`);

function buildApplication() {
  const ng = `${ui}node_modules/@angular/cli/bin/ng.js`;
  const run = spawnSync(process.execPath, [ng, 'build'], { cwd: ui, stdio: 'inherit' });
  if (run.status !== 0) throw new Error('The application was not built.');
}

/** Whether the page is newer than everything it is made of. */
function isNewer(page) {
  const built = statSync(page, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const within = (folder) =>
    readdirSync(ui + folder, { recursive: true }).map((name) => `${ui}${folder}/${name}`);
  const sources = [...within('src'), ...within('public'), `${ui}package-lock.json`, `${ui}angular.json`];
  return sources.every((file) => statSync(file).mtimeMs <= built);
}

// Makes dist/wac: the application as it was built, the bridge to the shell, what the shell's library needs, the manifest.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SDK, installPackages } from './packages.mjs';

const ui = fileURLToPath(new URL('../', import.meta.url));
const application = `${ui}dist/standalone/browser`;
const target = `${ui}dist/wac`;

installPackages();
rmSync(target, { recursive: true, force: true });
cpSync(application, target, { recursive: true });
mkdirSync(`${target}/assets`);
cpSync(`${SDK}/assets/strings`, `${target}/assets/strings`, { recursive: true });

// Only now: these need the packages.
const { bundleBridge, bundleSdkShell } = await import('./bundle.mjs');
const { writeManifest } = await import('./manifest.mjs');
const parts = await bundleBridge(`${target}/wac/wac-bridge.js`);
writeManifest(`${target}/manifest.json`);
// Beside it, not in it: what the bridge is made of, for its bill of materials.
writeFileSync(`${ui}dist/bridge-parts.json`, JSON.stringify(parts));
// Beside it too: the double that the browser tests open the tool with.
await bundleSdkShell(`${ui}dist/sdk-shell/shell.js`);

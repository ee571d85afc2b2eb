import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The files of the shell's library that are used as they are. */
export const SDK = `${here}node_modules/@microsoft/windows-admin-center-sdk/core`;

/** Installs the bridge's own packages where they are missing or older than their lock file. */
export function installPackages() {
  const lock = `${here}package-lock.json`;
  const installed = `${here}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stdout.write('== install the packages of the bridge\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    // A command script is started by a shell only.
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error('The packages of the bridge were not installed.');
}

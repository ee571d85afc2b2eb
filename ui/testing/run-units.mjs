// Runs the unit tests once, the pane's and the bridge's. With RESULTS_DIR set, their results are also written there for
// the build to count.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../wac-bridge/packages.mjs';

const ui = fileURLToPath(new URL('..', import.meta.url));
const results = process.env.RESULTS_DIR;
const file = (name) => join(results, `${name}.junit.xml`);
const run = (program, args) =>
  spawnSync(process.execPath, [join(ui, 'node_modules', program), ...args], { cwd: ui, stdio: 'inherit' });

// The schema that the manifest is held to is among them.
installPackages();
// The builder gives the output file to the first reporter only, and has other names for these options.
const pane = results ? ['--reporters=junit', `--output-file=${file('pane-units')}`] : [];
const bridge = results ? ['--reporter=junit', `--outputFile=${file('pane-bridge')}`] : [];
const runs = [
  run('@angular/cli/bin/ng.js', ['test', '--watch=false', ...pane, '--reporters=default']),
  run('vitest/vitest.mjs', ['run', '--root', 'wac-bridge', ...bridge, '--reporter=default']),
];
process.exitCode = runs.some(({ status }) => status !== 0) ? 1 : 0;

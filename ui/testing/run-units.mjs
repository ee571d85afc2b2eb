// Runs the unit tests once. With RESULTS_DIR set, their results are also written there for the build to count.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ng = fileURLToPath(new URL('../node_modules/@angular/cli/bin/ng.js', import.meta.url));
const results = process.env.RESULTS_DIR;
// The builder gives the output file to the first reporter only.
const reporters = results
  ? ['--reporters=junit', '--reporters=default', `--output-file=${join(results, 'pane-units.junit.xml')}`]
  : ['--reporters=default'];
const run = spawnSync(process.execPath, [ng, 'test', '--watch=false', ...reporters], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;

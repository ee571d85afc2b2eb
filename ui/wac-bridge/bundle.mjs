import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { moduleOf } from './manifest.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Makes one file of the bridge, which the pane loads at run time; gives what esbuild tells of its parts. */
export function bundleBridge(target) {
  return bundle('src/index.ts', target, {
    MODULE: JSON.stringify(moduleOf()),
    // Never from the page's address: whoever frames the tool chooses that.
    SIDE_LOAD_ORIGIN: JSON.stringify(process.env.WACMIRROR_SIDE_LOAD_ORIGIN ?? ''),
  });
}

/** Makes one file of the double that plays the shell with the library's own classes. */
export function bundleSdkShell(target) {
  return bundle('../testing/sdk-shell/shell.js', target, {});
}

async function bundle(entry, outfile, define) {
  const { metafile } = await build({
    entryPoints: [here + entry],
    outfile,
    define,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    nodePaths: [`${here}node_modules`],
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

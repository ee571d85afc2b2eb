import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startShellServer } from '../../testing/shell-server.mjs';

/** Starts what plays the gateway, for the whole run; its port is in SHELL_PORT. */
export default async function startShell(): Promise<() => Promise<void>> {
  const built = join(import.meta.dirname, '../../dist/wac/wac/wac-bridge.js');
  if (!existsSync(built)) throw new Error('dist/wac is missing. Run: npm run build:wac');
  const { BASE_URL: base, TOKEN: token, GATEWAY_URL: gateway } = process.env;
  if (!base || !token) throw new Error('BASE_URL and TOKEN must name a running host.');
  const server = await startShellServer({ base, token, gateway });
  process.env['SHELL_PORT'] = `${server.port}`;
  return server.close;
}

// Plays the gateway of Windows Admin Center for the browser tests: serves the built tool and the doubles of the shell,
// wants the token against forged requests, and passes what is for the plug-in on. With GATEWAY_URL it goes to the
// plug-in in a gateway double; without, to the stand-alone host itself, which serves the same API (BASE_URL, TOKEN).
import { createServer, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { destination, refusal } from './broken-ways.mjs';

const ui = fileURLToPath(new URL('..', import.meta.url));
const PLUGIN = /^\/api\/Services\/WacMirror\/PortMirror\/nodes\/([^/]+)(\/.*)$/;

/** Which folder the files below an address are in; the first that fits counts. */
const FOLDERS = [
  ['/modules/wacmirror.port-mirroring/', 'dist/wac/'],
  ['/standalone/', 'dist/standalone/browser/'],
  ['/shell/sdk/assets/', 'dist/wac/assets/'],
  ['/shell/sdk/shell.js', 'dist/sdk-shell/shell.js'],
  ['/shell/sdk/', 'testing/fake-shell/'],
  ['/shell/fake/', 'testing/fake-shell/'],
];

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves until it is closed; the answer has the address and `close`. */
export async function startShellServer(to) {
  const xsrf = randomUUID();
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, 'http://localhost');
    const plugin = PLUGIN.exec(asked.url);
    if (plugin) passOn(to, xsrf, plugin, asked, answer);
    else if (pathname === '/shell/sdk/manifest.json') void sendShellManifest(answer);
    else void sendFile(pathname, xsrf, answer);
  });
  server.on('upgrade', (asked, socket) => upgrade(to, PLUGIN.exec(asked.url), asked, socket));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Who is signed in to the gateway double, and the group of administrators that its plug-in lets do everything. */
const PERSON = 'LAB\\ana;S-1-5-32-544';

/**
 * Where a request goes, and with which headers. A gateway double is told who is signed in; towards a stand-alone host,
 * the browser's cookies and origin end here. The lab belongs to the host: no plug-in passes on what is for it.
 */
function onward({ base, token, gateway }, [whole, node, path], { method, headers }) {
  if (gateway && !path.startsWith('/lab/')) {
    const url = new URL(whole.replace(`/${node}/`, `/${destination(node)}/`), gateway);
    // The name that the browser called stays: the plug-in holds a WebSocket's origin against it.
    return [url, { method, headers: { ...headers, 'x-test-user': PERSON } }];
  }
  const url = new URL(path, base);
  const { cookie, origin, referer, ...rest } = headers;
  return [url, { method, headers: { ...rest, host: url.host, authorization: `Bearer ${token}` } }];
}

function passOn(to, xsrf, plugin, asked, answer) {
  const { cookie = '', 'x-xsrf-token': token } = asked.headers;
  const reads = asked.method === 'GET' || asked.method === 'HEAD';
  const forged = !reads && (token !== xsrf || !cookie.includes(`WAC-XSRF=${xsrf}`));
  const refused = forged ? [403, 'The token against forged requests is missing.'] : refusal(plugin, asked);
  if (refused) {
    const [status, message] = refused;
    answer.writeHead(status, { 'Content-Type': 'application/json' });
    answer.end(JSON.stringify({ error: { code: `${status}`, message } }));
    return;
  }
  const [url, options] = onward(to, plugin, asked);
  const passed = request(url, options, (response) => {
    answer.writeHead(response.statusCode, response.headers);
    response.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  answer.on('close', () => passed.destroy());
  asked.pipe(passed);
}

function upgrade(to, plugin, asked, socket) {
  if (!plugin || refusal(plugin, asked)) {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  const [url, options] = onward(to, plugin, asked);
  const passed = request(url, options);
  passed.on('upgrade', (response, behind, head) => {
    const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
    socket.write(head);
    for (const [from, into] of [
      [socket, behind],
      [behind, socket],
    ]) {
      from.pipe(into);
      from.on('error', () => into.destroy());
      from.on('close', () => into.destroy());
    }
  });
  passed.on('response', () => socket.destroy());
  passed.on('error', () => socket.destroy());
  passed.end();
}

/** What the shell's library reads at its start: which tools there are. */
async function sendShellManifest(answer) {
  const tool = JSON.parse(await readFile(`${ui}dist/wac/manifest.json`, 'utf8'));
  const modules = [{ ...tool, target: `/modules/${tool.name}` }];
  answer.writeHead(200, { 'Content-Type': 'application/json' });
  const shell = { name: 'msft.sme.shell', version: '2.0.0', signature: 'version 0.0.0' };
  answer.end(JSON.stringify({ ...shell, gatewayApiVersion: '2.0.0', modules }));
}

async function sendFile(pathname, xsrf, answer) {
  const [address, folder] = FOLDERS.find(([start]) => pathname.startsWith(start)) ?? [];
  const name = address && (pathname.slice(address.length) || (address.endsWith('/') ? 'index.html' : ''));
  const file = address && normalize(folder + name).replace('fake-shell/index.html', 'fake-shell/shell.html');
  try {
    const content = await readFile(ui + file);
    const headers = { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' };
    if (address.startsWith('/shell/')) headers['Set-Cookie'] = `WAC-XSRF=${xsrf}; Path=/; SameSite=Lax`;
    answer.writeHead(200, headers).end(content);
  } catch {
    answer.writeHead(404).end();
  }
}

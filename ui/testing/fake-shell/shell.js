// A small shell of our own: the messages that Windows Admin Center 2.x exchanges with a tool, and nothing else. Tests
// drive it by window.shell. The double beside it, of the library's own classes, keeps it honest.
import { MODULE, connectionTo, openFrame, options, showTheme } from './options.js';

const SHELL = 'msft.sme.shell';
const INSTANCE = `${MODULE}!main#1`;

/** How often the shell calls a tool that does not answer, and how long it waits between, in milliseconds. */
const CALLS = 40;
const BETWEEN = 250;

const frame = openFrame();
const waiting = new Map();
const reports = [];
let heard = 0;
let sequence = 0;

/** What a tool may ask to be told at its start, by the name of the part that asks. */
const INTRODUCTIONS = {
  'authorization-manager': {
    manageAsToken: new URLSearchParams(location.search).has('manageAs')
      ? { value: 'an-encrypted-account', username: 'LAB\\ana', useLaps: false, lapsLocalAdminName: null }
      : null,
    nodeTokens: {},
    nodePowershellEndpoints: {},
    signOnToken: null,
  },
  'connection-manager': { connections: [options.connection], activeConnection: options.connection },
  'gateway-connection': { gatewayName: location.origin, gatewayUrlSpecified: false, staticVersion: null },
};

function send(packet) {
  const address = { srcName: SHELL, srcSubName: '##', srcDepth: 0, destName: MODULE, destSubName: INSTANCE };
  frame.contentWindow.postMessage(
    { signature: 'version 0.0.0', version: '0.1.0', ...packet, ...address },
    '*',
  );
}

function call(command, data = {}) {
  const answer = new Promise((resolve, reject) => waiting.set(sequence, { resolve, reject }));
  send({ command, data, sequence: sequence++, type: 0 });
  return answer;
}

/** Answers a call of the tool: Seek, Forward, Report, Log and what follows a change of theme. */
function answerTo({ command, data }) {
  if (command === 'Seek') return { name: SHELL, subName: '##' };
  if (command === 'Report') reports.push(data.path);
  if (command !== 'Forward') return null;
  return data.type === 2 ? { result: INTRODUCTIONS[data.service] } : { error: 'not for this double' };
}

addEventListener('message', ({ source, data: packet }) => {
  if (source !== frame.contentWindow || packet.destName !== SHELL) return;
  heard++;
  if (packet.type === 0) {
    send({ ...packet, type: 1, data: answerTo(packet) });
    return;
  }
  const call = waiting.get(packet.sequence);
  waiting.delete(packet.sequence);
  if (packet.type === 1) call?.resolve(packet.data);
  else call?.reject(new Error(packet.data?.message ?? packet.data));
});

async function ping() {
  for (let calls = 0; calls < CALLS; calls++) {
    const answer = call('Ping', { name: 'ping' });
    const late = new Promise((resolve) => setTimeout(resolve, BETWEEN));
    if (await Promise.race([answer, late])) return;
  }
  throw new Error('The tool does not answer.');
}

async function open(path) {
  // A tool may say that it is not ready yet, which is state 2.
  for (;;) {
    const answer = await call('Open', { path });
    if (answer.state !== 2) return answer;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  }
}

async function start() {
  await ping();
  const init = await call('Init', {
    entryPointType: 'tool',
    entryPointName: 'main',
    theme: options.theme,
    assets: { css: [], cssV2: [], js: [] },
    moduleAssets: {},
    locale: options.locale,
    localeRegional: options.locale,
    sessionId: 'double',
    modules: [{ name: MODULE, version: '0.1.0' }],
    accessibilityMode: false,
    sessionExpiration: 0,
    performanceProfile: false,
    connectivityLevel: '',
    experiments: [],
    shellVersion: '2.0.0',
    gatewayApiVersion: '2.0.0',
    gatewayPlatform: 'Windows',
  });
  const opened = await open(options.path);
  return { version: init.version, state: opened.state };
}

const started = start();
// A test that expects no answer looks at the outcome later.
started.catch(() => undefined);

window.shell = {
  started,
  reports,
  /** How often it called and how often the tool said anything. */
  counts: () => ({ calls: sequence, heard }),
  open,
  connect: (name) => {
    const connection = connectionTo(name);
    INTRODUCTIONS['connection-manager'] = { connections: [connection], activeConnection: connection };
    return open('');
  },
  setTheme: (newTheme) => {
    showTheme(newTheme);
    return call('UpdateThemeObservable-Request', { id: 0, request: { newTheme } });
  },
  activate: () => call('Activate', { url: '' }),
  deactivate: () => call('Deactivate2'),
  shutdown: () => call('Shutdown', { force: false }),
};

// What lies between browser and plug-in may be broken in many ways. A connection whose name begins with one of these
// meets it, as no-hub.lab.example does; what follows is where it really leads.

/** For each name what is refused, by what is asked for: a WebSocket, an event stream, the hub's address, the rest. */
const WAYS = {
  'no-websockets': ({ socket }) => socket && [403, 'No WebSockets here.'],
  'no-streams': ({ socket, events }) => (socket || events) && [403, 'No streams here.'],
  'no-hub': ({ hub }) => hub && [403, 'Nothing that lasts here.'],
  'refuses-account': () => [401, 'The account was refused.'],
  'lacks-rights': () => [403, 'The account lacks rights.'],
  'no-plugin': () => [404, undefined],
};

/** Status and words with which a request is refused; undefined where it passes. */
export function refusal([, node, path], { headers }) {
  const way = WAYS[firstLabel(node)];
  if (way === undefined) return undefined;
  const asked = {
    socket: headers.upgrade !== undefined,
    events: (headers.accept ?? '').includes('text/event-stream'),
    hub: path.startsWith('/hubs/'),
  };
  return way(asked) || undefined;
}

/** The name of what a connection leads to, without the way. */
export function destination(node) {
  return firstLabel(node) in WAYS ? node.slice(node.indexOf('.') + 1) : node;
}

function firstLabel(node) {
  return node.split('.')[0];
}

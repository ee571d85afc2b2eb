/** What the address of a double asks for. */
const query = new URLSearchParams(location.search);

export const options = {
  /** Where the tool is; on another origin, it should not answer. */
  tool: query.get('tool') ?? '/modules/wacmirror.port-mirroring/',
  theme: query.get('theme') ?? 'light',
  locale: query.get('locale') ?? 'en-US',
  path: query.get('path') ?? '',
  connection: {
    type: `msft.sme.connection-type.${query.get('type') ?? 'cluster'}`,
    name: query.get('name') ?? 'lab.example',
    properties: {},
  },
};

/** A connection of the same type to something else. */
export function connectionTo(name) {
  const { type } = options.connection;
  return { ...options.connection, name, id: `${type}!${name}` };
}
options.connection.id = `${options.connection.type}!${options.connection.name}`;

export const MODULE = 'wacmirror.port-mirroring';

/** Puts the tool into the page. Answers its frame. */
export function openFrame() {
  const frame = document.querySelector('iframe');
  frame.src = options.tool;
  document.querySelector('h1').textContent = options.connection.name;
  showTheme(options.theme);
  return frame;
}

export function showTheme(name) {
  document.body.className = name;
}

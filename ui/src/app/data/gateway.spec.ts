import { TestBed } from '@angular/core/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { SHELL_HOST } from '../host/shell-host';
import { FakeShellHost } from '../testing/fake-shell-host';
import { Gateway } from './gateway';
import { Problem } from './problem';

describe('the gateway', () => {
  let gateway: Gateway;
  const fetched = vi.fn<typeof fetch>();

  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal('fetch', fetched);
    TestBed.configureTestingModule({
      providers: [provideZonelessChangeDetection(), { provide: SHELL_HOST, useValue: new FakeShellHost() }],
    });
    gateway = TestBed.inject(Gateway);
  });

  afterEach(() => vi.unstubAllGlobals());

  it('sends the shell’s headers to an address under its own', async () => {
    fetched.mockResolvedValue(new Response('{"ok":true}'));
    expect(await gateway.put('api/x', { role: 'None' })).toEqual({ ok: true });
    const [url, init] = fetched.mock.calls[0]!;
    expect(url).toBe('https://wac.example/plugin/api/x');
    expect(init).toMatchObject({
      method: 'PUT',
      body: '{"role":"None"}',
      headers: { 'X-Shell': 'yes', 'Content-Type': 'application/json' },
    });
  });

  it('takes an answer without a body', async () => {
    fetched.mockResolvedValue(new Response(null, { status: 204 }));
    expect(await gateway.post('api/session/painted', {})).toBeUndefined();
  });

  it('throws the problem the server describes, with what is allowed', async () => {
    const body = {
      type: 'urn:wacmirror:error:invalid-role',
      detail: 'Bad role.',
      field: 'role',
      value: 'Sauce',
      allowed: ['None', 'Source'],
    };
    const headers = { 'Content-Type': 'application/problem+json' };
    fetched.mockResolvedValue(new Response(JSON.stringify(body), { status: 400, headers }));
    const problem = await gateway.get('api/x').catch((error: unknown) => error as Problem);
    expect(problem).toMatchObject({
      status: 400,
      kind: 'invalid-role',
      message: '“Sauce” is not a usable value for role. Allowed: None, Source',
    });
  });

  it('says the status where a proxy answers a page', async () => {
    fetched.mockResolvedValue(
      new Response('<html>', { status: 500, headers: { 'Content-Type': 'text/html' } }),
    );
    await expect(gateway.get('api/x')).rejects.toThrow('The server answered 500.');
  });

  it('takes the words of the gateway’s own errors', async () => {
    const body = { error: { code: 'ServiceUnavailable', message: 'The service is being started.' } };
    fetched.mockResolvedValue(Response.json(body, { status: 503 }));
    await expect(gateway.get('api/x')).rejects.toThrow('The service is being started.');
  });

  it('says in a shell who refused the account, and keeps a node’s own words', async () => {
    fetched.mockResolvedValue(Response.json({ error: { code: '401', message: 'No.' } }, { status: 401 }));
    await expect(gateway.get('api/session')).rejects.toMatchObject({
      status: 401,
      kind: 'target-refused',
      message: 'lab.example did not accept the account that Windows Admin Center uses for it.',
    });
    const node = {
      type: 'urn:wacmirror:error:node-authentication-failed',
      node: 'HV02',
      detail: 'Kerberos.',
    };
    fetched.mockResolvedValue(Response.json(node, { status: 401 }));
    await expect(gateway.get('api/x')).rejects.toThrow('HV02 did not accept the credentials. Kerberos.');
  });

  it('says in a shell that the plug-in is not there', async () => {
    for (const status of [404, 502]) {
      fetched.mockResolvedValue(new Response('<html>', { status }));
      await expect(gateway.get('api/session')).rejects.toMatchObject({ kind: 'plugin-silent' });
    }
    const unknown = { type: 'urn:wacmirror:error:unknown-policy', detail: 'x' };
    fetched.mockResolvedValue(Response.json(unknown, { status: 404 }));
    await expect(gateway.get('api/x')).rejects.toMatchObject({ kind: 'unknown-policy' });
  });

  it('says that no answer came', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(gateway.get('api/x')).rejects.toMatchObject({
      status: 0,
      message: 'The server did not answer.',
    });
  });
});

import { TestBed } from '@angular/core/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { SHELL_HOST, type ShellHost } from '../host/shell-host';
import { Gateway } from './gateway';
import { Problem } from './problem';

const host: ShellHost = {
  kind: 'wac',
  gatewayUrl: 'https://wac.example/plugin/',
  theme: 'system',
  onTheme: () => undefined,
  headers: () => ({ 'X-Shell': 'yes' }),
};

describe('the gateway', () => {
  let gateway: Gateway;
  const fetched = vi.fn<typeof fetch>();

  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal('fetch', fetched);
    TestBed.configureTestingModule({
      providers: [provideZonelessChangeDetection(), { provide: SHELL_HOST, useValue: host }],
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
      new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    );
    await expect(gateway.get('api/x')).rejects.toThrow('The server answered 502.');
  });

  it('says that no answer came', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(gateway.get('api/x')).rejects.toMatchObject({
      status: 0,
      message: 'The server did not answer.',
    });
  });
});

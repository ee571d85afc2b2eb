import { Injectable, inject } from '@angular/core';
import { SHELL_HOST } from '../host/shell-host';
import { Problem, type ProblemBody } from './problem';
import { ServerClock } from './server-clock';

/** Sends requests to the gateway. Every failure is thrown as a {@link Problem}. */
@Injectable({ providedIn: 'root' })
export class Gateway {
  private readonly host = inject(SHELL_HOST);
  private readonly clock = inject(ServerClock);

  /** The absolute address of a path of the gateway. */
  url(path: string): string {
    return this.host.api(path);
  }

  headers(): Record<string, string> {
    return this.host.headers();
  }

  get<T>(path: string): Promise<T> {
    return this.json<T>(path, { method: 'GET' });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.json<T>(path, withBody('PUT', body));
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.json<T>(path, withBody('POST', body));
  }

  delete<T>(path: string): Promise<T> {
    return this.json<T>(path, { method: 'DELETE' });
  }

  /** Sends a text that is JSON already, as a person wrote it, comments and all. */
  send<T>(method: 'POST' | 'PUT', path: string, text: string): Promise<T> {
    return this.json<T>(path, { method, body: text, headers: { 'Content-Type': 'application/json' } });
  }

  /** Answers the response as it is, for what is read while it arrives. */
  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...this.headers(), ...(init.headers as Record<string, string> | undefined) };
    const sent = Date.now();
    let response: Response;
    try {
      response = await fetch(this.url(path), { ...init, headers, credentials: 'include' });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new Problem(0, {});
    }
    this.clock.heard(response.headers.get('Date'), sent, Date.now());
    if (!response.ok)
      throw new Problem(response.status, this.seenFromShell(response.status, await bodyOf(response)));
    return response;
  }

  private async json<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.open(path, init);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /**
   * In a shell there is no sign-in of ours: 401 is what the node or cluster behind it says of the account, and a gateway
   * that knows nothing of the plug-in answers as it does for every address it does not know.
   */
  private seenFromShell(status: number, body: ProblemBody): ProblemBody {
    const { kind, connection } = this.host;
    const node = body.node ?? connection?.node;
    if (kind !== 'wac' || body.type?.includes(':node-')) return body;
    if (status === 401) return { ...body, type: 'target-refused', node };
    const silent = body.type === undefined && body.detail === undefined;
    return silent && GATEWAY_ALONE.includes(status)
      ? { ...body, type: 'plugin-silent', value: `${status}` }
      : body;
  }
}

/** What a gateway answers in place of a plug-in that is not there, or not running. */
const GATEWAY_ALONE: readonly number[] = [404, 502, 503, 504];

function withBody(method: string, body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

/**
 * A proxy may answer HTML or nothing at all; then only the status is known. The gateway's own errors have a form of
 * their own, and its words in it are taken where there are no better ones.
 */
async function bodyOf(response: Response): Promise<ProblemBody> {
  if (!/json/.test(response.headers.get('Content-Type') ?? '')) return {};
  try {
    const body = (await response.json()) as ProblemBody & { error?: { message?: string } };
    const detail = body.detail ?? body.error?.message;
    return detail === undefined ? body : { ...body, detail };
  } catch {
    return {};
  }
}

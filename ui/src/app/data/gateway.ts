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
    return new URL(path, this.host.gatewayUrl).href;
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
    if (!response.ok) throw new Problem(response.status, await problemOf(response));
    return response;
  }

  private async json<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.open(path, init);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

function withBody(method: string, body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

/** A proxy may answer HTML or nothing at all; then only the status is known. */
async function problemOf(response: Response): Promise<ProblemBody> {
  if (!/json/.test(response.headers.get('Content-Type') ?? '')) return {};
  return response.json().then(
    (body: ProblemBody) => body,
    () => ({}),
  );
}

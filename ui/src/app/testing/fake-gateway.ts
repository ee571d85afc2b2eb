import { Problem, type ProblemBody } from '../data/problem';

type Answer = (body: unknown) => unknown;

/** A gateway that answers what the test laid out and refuses every other request. */
export class FakeGateway {
  private readonly answers = new Map<string, Answer>();

  /** What was asked, as in `PUT api/x {"role":"Source"}`. */
  readonly requests: string[] = [];

  answer(method: string, path: string, answer: Answer): this {
    this.answers.set(`${method} ${path}`, answer);
    return this;
  }

  refuse(method: string, path: string, status: number, detail?: string): this {
    return this.refuseWith(method, path, status, { detail });
  }

  /** Refuses with a body of its own; `type` is the last part of the stable one. */
  refuseWith(method: string, path: string, status: number, body: ProblemBody): this {
    return this.answer(method, path, () => {
      throw new Problem(status, body);
    });
  }

  url(path: string): string {
    return `http://gateway/${path}`;
  }

  headers(): Record<string, string> {
    return {};
  }

  get<T>(path: string): Promise<T> {
    return this.ask('GET', path) as Promise<T>;
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.ask('PUT', path, body) as Promise<T>;
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.ask('POST', path, body) as Promise<T>;
  }

  delete<T>(path: string): Promise<T> {
    return this.ask('DELETE', path) as Promise<T>;
  }

  send<T>(method: 'POST' | 'PUT', path: string, text: string): Promise<T> {
    return this.ask(method, path, JSON.parse(text)) as Promise<T>;
  }

  private async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    this.requests.push(`${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`);
    const answer = this.answers.get(`${method} ${path}`);
    if (!answer) throw new Error(`The test has no answer to ${method} ${path}`);
    return answer(body);
  }
}

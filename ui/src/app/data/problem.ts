/** The body of an `application/problem+json` answer. */
export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly allowed?: readonly string[];
}

/** A request that was not done, with the server's own words where it gave some. */
export class Problem extends Error {
  constructor(
    /** The HTTP status, or 0 when no answer came. */
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(sentence(status, body));
    this.name = 'Problem';
  }

  /** The last part of the stable type, as in `not-mirrorable`. */
  get kind(): string {
    return this.body.type?.split(':').at(-1) ?? '';
  }
}

function sentence(status: number, body: ProblemBody): string {
  const said = body.detail ?? body.title;
  if (status === 0) return said ?? $localize`:@@problem.noAnswer:The server did not answer.`;
  const text = said ?? $localize`:@@problem.status:The server answered ${status}:status:.`;
  const allowed = body.allowed?.length ? ` (${body.allowed.join(', ')})` : '';
  return text + allowed;
}

/** The words to show for anything that was thrown. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

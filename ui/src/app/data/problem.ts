import type { FieldError, PolicyRef } from './policy-model';
import { problemWords } from './problem-words';

/** The body of an `application/problem+json` answer. */
export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly field?: string;
  readonly value?: string;
  readonly allowed?: readonly string[];
  readonly node?: string;
  /** Everything that is wrong, where one answer tells several things. */
  readonly errors?: readonly FieldError[];
  /** The policy that stands against it. */
  readonly policy?: PolicyRef;
}

/** A request that was not done; its message is for the operator. */
export class Problem extends Error {
  constructor(
    /** The HTTP status, or 0 when no answer came. */
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(sentence(status, body));
    this.name = 'Problem';
  }

  /** The last part of the stable type, as in `not-mirrorable`; empty when there is none. */
  get kind(): string {
    return kindOf(this.body);
  }
}

function kindOf(body: ProblemBody): string {
  return body.type?.split(':').at(-1) ?? '';
}

/**
 * The pane's words for the kind, else the server's, else the status. What is allowed follows only a value that was
 * not: the server's own words say it already, and where nothing is known by a name a list of kinds helps nobody.
 */
function sentence(status: number, body: ProblemBody): string {
  const said = problemWords(kindOf(body), body)?.trim() ?? body.detail ?? body.title;
  if (status === 0) return said ?? $localize`:@@problem.noAnswer:The server did not answer.`;
  const text = said ?? $localize`:@@problem.status:The server answered ${status}:status:.`;
  if (!body.allowed?.length || !kindOf(body).startsWith('invalid-') || body.field === undefined) return text;
  return `${text} ${$localize`:@@problem.allowed:Allowed: ${body.allowed.join(', ')}:allowed:`}`;
}

/** The words to show for anything that was thrown. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

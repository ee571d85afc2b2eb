import type { PolicyDocument, PolicyMode } from '../data/policy-model';

/** The members of a term that the form has a field for. */
export const TERM_FIELDS = ['vm', 'tag', 'adapter', 'switch', 'vlan', 'node'] as const;
export type TermField = (typeof TERM_FIELDS)[number];

/** A term as the form edits it: every field a text, empty where it asks nothing. */
export type TermDraft = Readonly<Record<TermField, string>> & {
  /** What the form has no field for; kept as it is. */
  readonly rest: PolicyDocument;
};

export interface SelectorDraft {
  /** A group's name; empty where it needs none. */
  readonly name: string;
  readonly any: readonly TermDraft[];
  readonly not: readonly TermDraft[];
}

export type ExpiryUnit = 'm' | 'h' | 'd';

export type Expiry =
  | { readonly kind: 'never' }
  | { readonly kind: 'in'; readonly amount: number; readonly unit: ExpiryUnit }
  | { readonly kind: 'at'; readonly at: string };

/** A policy as the form edits it. */
export interface PolicyDraft {
  readonly name: string;
  readonly reason: string;
  readonly mode: PolicyMode;
  readonly onDemand: boolean;
  readonly colocate: string;
  readonly manageTrunk: boolean;
  readonly manageCapture: boolean;
  readonly expiry: Expiry;
  readonly sources: SelectorDraft;
  readonly destinations: readonly SelectorDraft[];

  /** What the form has no field for; kept as it is. */
  readonly rest: PolicyDocument;
}

/** The group's name where a document names none. */
const UNNAMED = 'destinations';

export const EMPTY_TERM: TermDraft = {
  vm: '',
  tag: '',
  adapter: '',
  switch: '',
  vlan: '',
  node: '',
  rest: {},
};

export function emptyDraft(): PolicyDraft {
  const selector: SelectorDraft = { name: '', any: [EMPTY_TERM], not: [] };
  return {
    name: '',
    reason: '',
    mode: 'Observe',
    onDemand: true,
    colocate: 'off',
    manageTrunk: false,
    manageCapture: false,
    expiry: { kind: 'never' },
    sources: selector,
    destinations: [selector],
    rest: {},
  };
}

/** The draft of a document; undefined where the document has another form than the fields can show. */
export function readDraft(document: unknown): PolicyDraft | undefined {
  if (!isObject(document)) return undefined;
  const { name, reason, mode, collectors, colocate, manageTrunk, manageCapture, ...more } = document;
  const { expiresAt, expiresIn, sources, destinations, ...rest } = more;
  const source = readSelector(sources);
  const groups = Array.isArray(destinations) ? destinations.map(readSelector) : [readSelector(destinations)];
  const expiry = readExpiry(expiresAt, expiresIn);
  const texts = [name, reason, mode, collectors, colocate].every(
    (v) => isNothing(v) || typeof v === 'string',
  );
  if (!texts || !source || !expiry || groups.length === 0 || groups.includes(undefined)) return undefined;
  return {
    name: (name as string | undefined) ?? '',
    reason: (reason as string | undefined) ?? '',
    mode: mode === 'enforce' ? 'Enforce' : 'Observe',
    onDemand: collectors === 'onDemand',
    colocate: (colocate as string | undefined) ?? 'off',
    manageTrunk: manageTrunk === true,
    manageCapture: manageCapture === true,
    expiry,
    sources: source,
    destinations: groups as SelectorDraft[],
    rest,
  };
}

export function writeDraft(draft: PolicyDraft): PolicyDocument {
  return {
    ...draft.rest,
    name: draft.name.trim(),
    mode: draft.mode === 'Enforce' ? 'enforce' : 'observe',
    sources: writeSelector(draft.sources),
    destinations: writeGroups(draft.destinations),
    collectors: draft.onDemand ? 'onDemand' : 'all',
    ...(draft.colocate === 'off' ? {} : { colocate: draft.colocate }),
    ...(draft.manageTrunk ? { manageTrunk: true } : {}),
    ...(draft.manageCapture ? { manageCapture: true } : {}),
    ...writeExpiry(draft.expiry),
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
  };
}

/** The text of a document as it would be once applied. */
export function applyDocument(document: PolicyDocument, mode: PolicyMode): string {
  return JSON.stringify({ ...document, mode: mode === 'Enforce' ? 'enforce' : 'observe', enabled: true });
}

export function textOfDocument(document: PolicyDocument): string {
  return JSON.stringify(document, undefined, 2);
}

/** The path of a group in a document, as errors name it. */
export function groupPath(index: number, groups: number): string {
  return groups === 1 ? 'destinations' : `destinations[${index}]`;
}

function readSelector(value: unknown): SelectorDraft | undefined {
  if (value === undefined) return { name: '', any: [EMPTY_TERM], not: [] };
  if (!isObject(value)) return undefined;
  const { any = [], not = [], name = '', ...unknown } = value;
  if (Object.keys(unknown).length > 0 || typeof name !== 'string') return undefined;
  const [terms, exceptions] = [readTerms(any), readTerms(not)];
  return terms && exceptions && { name: name === UNNAMED ? '' : name, any: terms, not: exceptions };
}

function readTerms(value: unknown): readonly TermDraft[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const terms = value.map(readTerm);
  return terms.includes(undefined) ? undefined : (terms as TermDraft[]);
}

function readTerm(value: unknown): TermDraft | undefined {
  if (!isObject(value)) return undefined;
  const term: Record<string, unknown> = { ...EMPTY_TERM };
  const rest: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const known = (TERM_FIELDS as readonly string[]).includes(key);
    if (known && typeof entry !== 'string' && typeof entry !== 'number') return undefined;
    if (known) term[key] = String(entry);
    else rest[key] = entry;
  }
  return { ...term, rest } as TermDraft;
}

function writeSelector({ any, not }: SelectorDraft): PolicyDocument {
  return { any: any.map(writeTerm), ...(not.length > 0 ? { not: not.map(writeTerm) } : {}) };
}

function writeGroups(groups: readonly SelectorDraft[]): unknown {
  const [first] = groups;
  if (first && groups.length === 1 && first.name.trim() === '') return writeSelector(first);
  return groups.map((group) => ({ name: group.name.trim(), ...writeSelector(group) }));
}

function writeTerm(term: TermDraft): PolicyDocument {
  const document: Record<string, unknown> = {};
  for (const field of TERM_FIELDS) {
    const text = term[field].trim();
    // People write a tag with its sign; the document has it without.
    if (text !== '') document[field] = field === 'tag' ? text.replace(/^#/, '') : text;
  }
  return { ...document, ...term.rest };
}

function readExpiry(at: unknown, within: unknown): Expiry | undefined {
  if (typeof at === 'string') return { kind: 'at', at };
  if (!isNothing(at)) return undefined;
  if (isNothing(within)) return { kind: 'never' };
  const match = typeof within === 'string' ? /^(\d+)([mhd])$/.exec(within) : null;
  return match ? { kind: 'in', amount: Number(match[1]), unit: match[2] as ExpiryUnit } : undefined;
}

function writeExpiry(expiry: Expiry): PolicyDocument {
  switch (expiry.kind) {
    case 'never':
      return {};
    case 'at':
      return { expiresAt: expiry.at };
    case 'in':
      return { expiresIn: `${expiry.amount}${expiry.unit}` };
  }
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function isObject(value: unknown): value is PolicyDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

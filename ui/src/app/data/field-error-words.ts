import type { FieldError } from './policy-model';

/** What is wrong with a value of a policy, in the language in use. The values are the operator's own. */
export function fieldErrorText(error: FieldError): string {
  const value = error.value ?? '';
  switch (error.kind) {
    case 'missing-field':
      return $localize`:@@fieldError.missing:Is missing.`;
    case 'empty-selector':
      return $localize`:@@fieldError.emptySelector:Selects nothing: it needs at least one line.`;
    case 'empty-term':
      return $localize`:@@fieldError.emptyTerm:Fill in at least one field.`;
    case 'no-destinations':
      return $localize`:@@fieldError.noDestinations:Say where the copies go.`;
    case 'duplicate-name':
      return $localize`:@@fieldError.duplicateName:Another group is called “${value}:value:”.`;
    case 'name-taken':
      return $localize`:@@fieldError.nameTaken:Another policy is called “${value}:value:”.`;
    case 'reserved-name':
      return $localize`:@@fieldError.reservedName:Names that begin with “hand:” are for roles set by hand.`;
    case 'expiry-in-past':
      return $localize`:@@fieldError.expiryInPast:Is over already.`;
    case 'experimental-session':
      return $localize`:@@fieldError.session:Only session 0: what others do on a real node is unproven.`;
    case 'empty-group':
      return $localize`:@@fieldError.emptyGroup:Matches no adapter now.`;
    case 'whole-switch':
      return $localize`:@@fieldError.wholeSwitch:Would make every adapter of a switch a destination (${value}:value:).`;
    case 'overlapping-claims':
      return $localize`:@@fieldError.overlap:Another policy wants another role of ${value}:value:. Allowed: ${error.allowed}:allowed:`;
    case 'unknown-cluster':
      return $localize`:@@fieldError.cluster:The document is of another cluster.`;
    case 'not-json':
      return $localize`:@@fieldError.notJson:Is not well-formed JSON.`;
    case 'unknown-field':
      return $localize`:@@fieldError.unknown:There is no such member. Allowed: ${error.allowed}:allowed:`;
    case 'duplicate-field':
      return $localize`:@@fieldError.duplicate:Stands there twice.`;
    default:
      return value === ''
        ? $localize`:@@fieldError.notUsable:Cannot be used. Allowed: ${allowed(error)}:allowed:`
        : $localize`:@@fieldError.notUsableValue:“${value}:value:” cannot be used. Allowed: ${allowed(error)}:allowed:`;
  }
}

/** What may stand in a field; for one that the pane has no words for, the server's own. */
function allowed({ field, kind, allowed: said }: FieldError): string {
  if (kind === 'contradiction' || kind === 'mismatch') return said;
  switch (field.split('.').at(-1)) {
    case 'name':
      return $localize`:@@allowed.name:1 to 100 characters, no blank at either end`;
    case 'reason':
      return $localize`:@@allowed.reason:1 to 500 characters`;
    case 'vlan':
      return $localize`:@@allowed.vlan:VLANs from 0 (untagged) to 4094, as 10, 10-20 or 10-20,30`;
    case 'subnet':
      return $localize`:@@allowed.subnet:a network without a bit set behind its prefix, as 10.1.0.0/16`;
    case 'expiresIn':
      return $localize`:@@allowed.span:a time from 1m to 366d, as 2h, 90m or 1d12h`;
    case 'expiresAt':
      return $localize`:@@allowed.instant:a time to come, with its offset, as 2026-03-01T18:00:00Z`;
    case 'vm':
    case 'adapter':
    case 'switch':
    case 'node':
      return $localize`:@@allowed.pattern:1 to 256 characters; * and ? are wildcards`;
    case 'tag':
      return $localize`:@@allowed.tag:a tag; * and ? are wildcards`;
    default:
      return said;
  }
}

/** Where in a text it is; empty where it did not come from one. */
export function fieldErrorPlace({ line, column }: FieldError): string {
  return line === null || line === undefined
    ? ''
    : $localize`:@@fieldError.place:line ${line}:line:, column ${column ?? 1}:column:`;
}

/** The errors at a path, and those at what lies within it. */
export function errorsWithin(errors: readonly FieldError[], path: string): readonly FieldError[] {
  return errors.filter(
    ({ field }) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`),
  );
}

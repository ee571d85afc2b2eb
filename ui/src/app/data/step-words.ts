import type { StepView } from './policy-model';

/** Why a step is taken, in the language in use. */
export function stepReasonWord(reason: StepView['reason']): string {
  switch (reason) {
    case 'Apply':
      return $localize`:@@step.apply:Apply`;
    case 'Change':
      return $localize`:@@step.change:Change`;
    case 'Repair':
      return $localize`:@@step.repair:Repair`;
    case 'Restore':
      return $localize`:@@step.restore:Restore`;
  }
}

/** What made a source blind. */
export function causeText(cause: { kind: string; from?: string | null; to?: string | null }): string {
  const { from, to } = cause;
  switch (cause.kind) {
    case 'SourceMoved':
      return from && to
        ? $localize`:@@cause.moved:moved from ${from}:from: to ${to}:to:`
        : $localize`:@@cause.movedSomewhere:the source moved`;
    case 'CollectorMoved':
      return from && to
        ? $localize`:@@cause.collectorMoved:collector moved from ${from}:from: to ${to}:to:`
        : $localize`:@@cause.collectorLeft:collector left ${from ?? '?'}:from:`;
    case 'RoleChanged':
      return $localize`:@@cause.roleChanged:somebody else changed a role`;
    case 'PolicyChanged':
      return $localize`:@@cause.policyChanged:policy changed, or a new source`;
    case 'CollectorStopped':
      return $localize`:@@cause.collectorStopped:collector stopped`;
    case 'SurroundingsChanged':
      return $localize`:@@cause.surroundings:surroundings changed`;
    case 'Unseen':
      return $localize`:@@cause.unseen:so since the watching began`;
    default:
      return cause.kind;
  }
}

/** How a ledger row stands, or ended. */
export function ledgerStateWord(state: string): string {
  switch (state) {
    case 'Open':
      return $localize`:@@ledger.open:Being written`;
    case 'Held':
      return $localize`:@@ledger.held:Held`;
    case 'Gone':
      return $localize`:@@ledger.gone:Gone; restored when it returns`;
    default:
      return state;
  }
}

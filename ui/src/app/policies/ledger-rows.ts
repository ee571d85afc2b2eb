import type { LedgerRow } from '../data/policy-model';

/** What ending a policy brings about in the ledger. */
export interface Restorations {
  /** Settings that get back what they had. */
  readonly restored: readonly LedgerRow[];
  /** Settings that other policies still hold, and that stay as they are. */
  readonly shared: readonly LedgerRow[];
  /** Settings that were adopted to be left as found, so that nothing is written. */
  readonly left: readonly LedgerRow[];
}

export function restorations(ledger: readonly LedgerRow[], policy: string): Restorations {
  const mine = ledger.filter(
    (row) => row.state !== 'Released' && row.policies.some((ref) => ref.id === policy),
  );
  const own = mine.filter((row) => row.policies.length === 1);
  return {
    restored: own.filter((row) => !isSame(row)),
    shared: mine.filter((row) => row.policies.length > 1),
    left: own.filter(isSame),
  };
}

/** Whether what is there is what was there before. */
function isSame({ prior, applied, intended }: LedgerRow): boolean {
  return !intended && text(prior) === text(applied);
}

/** An absent object equals one with every default. */
function text({ role, session, vlan, on, groups }: LedgerRow['prior']): string {
  return JSON.stringify([role ?? 'None', session ?? 0, vlan ?? null, on ?? null, groups ?? null]);
}

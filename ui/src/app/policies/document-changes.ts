import type { PolicyDocument } from '../data/policy-model';

/** Members that differ between any two revisions and say nothing. */
const BOOKKEEPING: readonly string[] = ['id', 'cluster', 'revision'];

/** The members of a document that are not as they were. */
export function changedMembers(before: PolicyDocument, after: PolicyDocument): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => !BOOKKEEPING.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

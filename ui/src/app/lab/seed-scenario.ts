import type { AdapterView } from '../data/model';

/** Who plays which part in the first experiment. */
export const CAST = { from: 'HV01', source: 'NLB2', destination: 'NLB1', count: 4 } as const;

/** The steps of the experiment in their order. */
export type Step = 'quiet' | 'roles' | 'copied' | 'back';
export const STEPS: readonly Step[] = ['quiet', 'roles', 'copied', 'back'];

/** The two adapters as they are now. */
export interface Pair {
  readonly source: AdapterView;
  readonly destination: AdapterView;
}

/** What one ping to the source showed. */
export interface Evidence {
  readonly answered: number;
  /** Whether the roles were set when the ping began. */
  readonly mirrored: boolean;
  /** How many packets the destination received meanwhile, or undefined when its counters were not to be had. */
  readonly rise: number | undefined;
}

/** The two adapters of the experiment, or undefined in a cluster that does not have them. */
export function findPair(adapters: readonly AdapterView[]): Pair | undefined {
  const of = (name: string) => adapters.find((adapter) => adapter.vm?.name === name && adapter.mirrorable);
  const source = of(CAST.source);
  const destination = of(CAST.destination);
  return source && destination && { source, destination };
}

export function isMirrored({ source, destination }: Pair): boolean {
  return source.role === 'Source' && destination.role === 'Destination' && source.node === destination.node;
}

export function isQuiet({ source, destination }: Pair): boolean {
  return source.role === 'None' && destination.role === 'None';
}

/**
 * How many packets the destination may receive and still count as left alone: the ping may have to ask for an
 * address, which ARP asks of everyone. Fewer would fail now and then; more would let copies pass for silence.
 */
export const ARP_PACKETS = 2;

/** The step a ping completes, if any: a copy is made of each request and of each reply, so two per answer. */
export function provenBy(evidence: Evidence): Step | undefined {
  if (evidence.answered === 0 || evidence.rise === undefined) return undefined;
  if (evidence.mirrored) return evidence.rise >= 2 * evidence.answered ? 'copied' : undefined;
  return evidence.rise <= ARP_PACKETS ? 'quiet' : undefined;
}

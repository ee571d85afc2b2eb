import type { Gateway } from './gateway';
import type { AdapterView, ClusterSummary, RateColumns, TopologyUpdate } from './model';
import type {
  Attendance,
  FindingView,
  PolicyCoverage,
  PolicySummary,
  PolicyUpdate,
  SourceView,
} from './policy-model';

/** A request, or a few, that answers what a stream of the hub would have sent. */
export interface RestRead {
  read(gateway: Gateway): Promise<readonly unknown[]>;

  /** How long to wait after an answer, in milliseconds. */
  readonly pause: number;
}

/**
 * The pause between requests for rates. With a longer one, numbers would be too old to be shown before the next ones
 * come; with a shorter one, much of what is asked for would be the same second again.
 */
const RATES_PAUSE = 1500;

/**
 * The pause between requests for everything else. A shorter one would load gateway and browser with what seldom
 * changes; a longer one would show a move or a role set elsewhere noticeably late.
 */
const REST_PAUSE = 4000;

/** How many adapters one request asks for. More could make an address that a proxy refuses, fewer only more requests. */
const IDS_AT_ONCE = 40;

/** The largest page the gateway answers. */
const PAGE = 20_000;

/** What stands in for a stream of the hub. */
export function restRead(method: string, args: readonly unknown[]): RestRead {
  const cluster = `api/clusters/${encodeURIComponent(String(args[0]))}`;
  switch (method) {
    case 'StreamTopology':
      return { pause: REST_PAUSE, read: (gateway) => topology(gateway, cluster, String(args[0])) };
    case 'StreamRates':
      return { pause: RATES_PAUSE, read: (gateway) => rates(gateway, cluster, args[1] as readonly string[]) };
    case 'StreamPolicies':
      return { pause: REST_PAUSE, read: (gateway) => policies(gateway, cluster) };
    default:
      throw new Error(`Nothing stands in for the stream ${method}.`);
  }
}

async function topology(gateway: Gateway, path: string, id: string): Promise<TopologyUpdate[]> {
  const [clusters, page] = await Promise.all([
    gateway.get<ClusterSummary[]>('api/clusters'),
    gateway.get<{ items: AdapterView[]; revision: number }>(`${path}/adapters?pageSize=${PAGE}`),
  ]);
  const nodes = clusters.find((cluster) => cluster.id === id)?.nodes ?? [];
  return [{ revision: page.revision, full: true, nodes, upserted: page.items, removed: [] }];
}

/** One item for each request; an empty list of ids asks for all adapters. */
function rates(gateway: Gateway, path: string, ids: readonly string[]): Promise<RateColumns[]> {
  const parts: string[] = ids.length === 0 ? [''] : [];
  for (let i = 0; i < ids.length; i += IDS_AT_ONCE) {
    parts.push(
      `?ids=${ids
        .slice(i, i + IDS_AT_ONCE)
        .map(encodeURIComponent)
        .join(',')}`,
    );
  }
  return Promise.all(parts.map((query) => gateway.get<RateColumns>(`${path}/counters${query}`)));
}

async function policies(gateway: Gateway, path: string): Promise<PolicyUpdate[]> {
  const [list, found, coverage] = await Promise.all([
    gateway.get<{
      revision: number;
      halted?: string | null;
      attendance?: Attendance | null;
      items: PolicySummary[];
    }>(`${path}/policies`),
    gateway.get<{ items: FindingView[] }>(`${path}/findings`),
    gateway.get<{ policies: PolicyCoverage[]; sources: SourceView[] }>(`${path}/coverage`),
  ]);
  const sum = (of: (policy: PolicySummary) => number) => list.items.reduce((all, one) => all + of(one), 0);
  return [
    {
      revision: list.revision,
      statusRevision: 0,
      full: true,
      halted: list.halted,
      attendance: list.attendance,
      pending: sum((policy) => policy.pending),
      failing: sum((policy) => policy.failing),
      policies: list.items,
      removedPolicies: [],
      findings: found.items,
      removedFindings: [],
      coverage: coverage.policies,
      removedCoverage: [],
      sources: coverage.sources,
      removedSources: [],
    },
  ];
}

/** The columns of the adapter table. */
export type ColumnKey =
  | 'machine'
  | 'adapter'
  | 'node'
  | 'switch'
  | 'vlan'
  | 'role'
  | 'coverage'
  | 'received'
  | 'sent'
  | 'bytes'
  | 'dropped';

export interface Column {
  readonly key: ColumnKey;
  readonly label: string;
  /** A CSS grid track. */
  readonly track: string;
  readonly numeric: boolean;
  /** The narrowest table, in pixels, that still shows this column. */
  readonly from: number;
}

/** Wide enough for the longest word of the languages, with its sign. */
const COVERAGE_WIDTH = 130;

const RATE_COLUMNS: readonly ColumnKey[] = ['received', 'sent', 'bytes', 'dropped'];

/** Whether the column shows a number that changes every second. */
export function isRate(key: ColumnKey): boolean {
  return RATE_COLUMNS.includes(key);
}

/** Whether the column shows what changes by itself, so that an order by it is held while somebody is in the table. */
export function isLive(key: ColumnKey): boolean {
  return isRate(key) || key === 'coverage';
}

/** All columns in their order, in the language in use. */
export function allColumns(): readonly Column[] {
  return [
    column('machine', $localize`:@@column.machine:Machine`, 'minmax(154px, 1.6fr)'),
    column('adapter', $localize`:@@column.adapter:Adapter`, 'minmax(126px, 1.4fr)'),
    column('node', $localize`:@@column.node:Node`, 'minmax(78px, 0.6fr)'),
    column('switch', $localize`:@@column.switch:Switch`, 'minmax(92px, 1fr)', 825),
    column('vlan', $localize`:@@column.vlan:VLAN`, 'minmax(84px, 0.8fr)', 909),
    column('role', $localize`:@@column.role:Role`, '148px'),
    column('coverage', $localize`:@@source.state:Coverage`, `${COVERAGE_WIDTH}px`),
    column('received', $localize`:@@column.received:Received pps`, '108px'),
    column('sent', $localize`:@@column.sent:Sent pps`, '76px'),
    column('bytes', $localize`:@@column.bytes:Bytes/s`, '80px', 985),
    column('dropped', $localize`:@@column.dropped:Dropped/s`, '116px', 1105),
  ];
}

function column(key: ColumnKey, label: string, track: string, from = 0): Column {
  return { key, label, track, numeric: isRate(key), from };
}

/**
 * The columns that fit, without those that would show what nobody may read. Coverage takes its room from the columns
 * that can be missed.
 */
export function fittingColumns(
  all: readonly Column[],
  width: number,
  mayReadRates: boolean,
  mayReadPolicies: boolean,
): readonly Column[] {
  const room = mayReadPolicies ? width - COVERAGE_WIDTH : width;
  return all.filter(
    (c) => c.from <= room && (mayReadRates || !isRate(c.key)) && (mayReadPolicies || c.key !== 'coverage'),
  );
}

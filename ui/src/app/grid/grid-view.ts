import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Fleet } from '../data/fleet';
import { worstOf } from '../data/coverage-words';
import type { AdapterView } from '../data/model';
import { PolicyBoard } from '../data/policy-board';
import { RateBook } from '../data/rate-book';
import { RateFeed } from '../data/rate-feed';
import { isLive, isRate, type ColumnKey } from './columns';
import { filterRows, type Facet, type FacetChoice } from './row-filter';
import { nextSort, sortRows, type Sort } from './row-sort';

/**
 * How long an order by a rate stands, in milliseconds, before it follows the rates again. Shorter would reshuffle
 * the rows faster than they can be read; longer would leave a burst where it was.
 */
export const ORDER_STANDS = 3000;

/** What the operator made of the table: search, filters, sort and selection, and the rows that follow from it. */
@Injectable({ providedIn: 'root' })
export class GridView {
  private readonly fleet = inject(Fleet);
  private readonly board = inject(PolicyBoard);
  private readonly book = inject(RateBook);
  private readonly feed = inject(RateFeed);

  readonly search = signal('');
  readonly facets = signal<FacetChoice>({});
  readonly sort = signal<Sort>({ key: 'machine', descending: false });
  readonly selectedId = signal<string | undefined>(undefined);

  /** Whether the order must stand still because someone is about to click in it. */
  readonly held = signal(false);

  readonly selected = computed(() => this.fleet.adapter(this.selectedId()));
  readonly filtered = computed(() => Object.values(this.facets()).some((values) => values.length > 0));
  /** Whether an order by what changes by itself stands still now. */
  readonly orderHeld = computed(() => this.held() && isLive(this.sort().key));

  /** Everything in its order; apart from the search, so that a key press only filters. */
  private readonly sorted = computed((): readonly AdapterView[] => {
    const sort = this.sort();
    if (isLive(sort.key)) this.liveOrder();
    return sortRows(
      this.fleet.adapters(),
      sort,
      (id) => untracked(() => this.book.current(id)),
      (id) => untracked(() => worstOf(this.board.sourcesOf(id).map((source) => source.state))),
    );
  });

  readonly rows = computed(() => filterRows(this.sorted(), this.search(), this.facets()));

  private readonly clusterId = computed(() => this.fleet.cluster()?.id);

  /** Moves with the samples while the order is free to follow rates or coverage. */
  private readonly liveOrder = signal(0);
  private orderedAt = Number.NEGATIVE_INFINITY;

  constructor() {
    effect(() => this.feed.everything.set(isRate(this.sort().key)));
    effect(() => {
      this.sort();
      this.orderedAt = Number.NEGATIVE_INFINITY;
    });
    effect(() => this.follow(this.book.samples(), this.held()));
    effect(() => {
      // Filters name nodes and machines, which another cluster does not have.
      this.clusterId();
      untracked(() => this.clearAll());
    });
    effect(() => {
      const id = this.selectedId();
      untracked(() => this.feed.watch('selection', id === undefined ? [] : [id]));
    });
  }

  private follow(samples: number, held: boolean): void {
    const now = Date.now();
    if (!held && Math.abs(now - this.orderedAt) < ORDER_STANDS) return;
    // An order that was held follows at once when it is let go.
    this.orderedAt = held ? Number.NEGATIVE_INFINITY : now;
    if (!held) this.liveOrder.set(samples);
  }

  sortBy(key: ColumnKey): void {
    this.sort.update((sort) => nextSort(sort, key));
  }

  toggle(facet: Facet, value: string): void {
    this.facets.update((choice) => {
      const values = choice[facet] ?? [];
      const next = values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
      return { ...choice, [facet]: next };
    });
  }

  clear(facet: Facet): void {
    this.facets.update((choice) => ({ ...choice, [facet]: [] }));
  }

  clearAll(): void {
    this.search.set('');
    this.facets.set({});
  }
}

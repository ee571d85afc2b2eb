import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Fleet } from '../data/fleet';
import type { AdapterView } from '../data/model';
import { RateBook } from '../data/rate-book';
import { RateFeed } from '../data/rate-feed';
import { isRate, type ColumnKey } from './columns';
import { filterRows, type Facet, type FacetChoice } from './row-filter';
import { nextSort, sortRows, type Sort } from './row-sort';

/** What the operator made of the table: search, filters, sort and selection, and the rows that follow from it. */
@Injectable({ providedIn: 'root' })
export class GridView {
  private readonly fleet = inject(Fleet);
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
  private readonly matching = computed(() => filterRows(this.fleet.adapters(), this.search(), this.facets()));

  readonly rows = computed((): readonly AdapterView[] => {
    const sort = this.sort();
    if (isRate(sort.key)) this.rateOrder();
    return sortRows(this.matching(), sort, (id) => untracked(() => this.book.current(id)));
  });

  /** Moves with each sample while the order is free to follow the rates. */
  private readonly rateOrder = signal(0);

  constructor() {
    effect(() => this.feed.everything.set(isRate(this.sort().key)));
    effect(() => {
      const samples = this.book.samples();
      if (!this.held()) this.rateOrder.set(samples);
    });
    effect(() => {
      const id = this.selectedId();
      untracked(() => this.feed.watch('selection', id === undefined ? [] : [id]));
    });
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

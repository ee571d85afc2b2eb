import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Fleet } from '../data/fleet';
import { Icon } from '../icons/icon';
import { Numbers } from '../preferences/numbers';
import { FilterChip } from './filter-chip';
import { GridView } from './grid-view';
import { FACETS, type Facet } from './row-filter';

/** Search and filters of the adapter table, and how many adapters they leave. */
@Component({
  selector: 'wm-filter-bar',
  imports: [FilterChip, Icon],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterBar {
  private readonly fleet = inject(Fleet);
  private readonly numbers = inject(Numbers);
  protected readonly view = inject(GridView);
  protected readonly facets = FACETS;

  protected readonly count = computed(() => {
    const all = this.numbers.integer(this.fleet.adapters().length);
    const shown = this.numbers.integer(this.view.rows().length);
    return shown === all
      ? $localize`:@@filter.all:${all}:count: adapters`
      : $localize`:@@filter.some:${shown}:count: of ${all}:all: adapters`;
  });

  protected search(event: Event): void {
    this.view.search.set((event.target as HTMLInputElement).value);
  }

  protected label(facet: Facet): string {
    switch (facet) {
      case 'node':
        return $localize`:@@column.node:Node`;
      case 'role':
        return $localize`:@@column.role:Role`;
      case 'switch':
        return $localize`:@@column.switch:Switch`;
      case 'vlan':
        return $localize`:@@column.vlan:VLAN`;
      case 'tag':
        return $localize`:@@filter.tag:Tag`;
    }
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { Fleet } from '../data/fleet';
import { Icon } from '../icons/icon';
import { GridView } from './grid-view';
import { facetValues, type Facet } from './row-filter';

/** One filter: a button that says what is chosen, and a list to choose from. */
@Component({
  selector: 'wm-filter-chip',
  imports: [Icon],
  templateUrl: './filter-chip.html',
  styleUrl: './filter-chip.css',
  host: {
    '(document:pointerdown)': 'onPointer($event)',
    '(keydown.escape)': 'close()',
    '(focusout)': 'onFocusOut($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterChip {
  private readonly fleet = inject(Fleet);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly view = inject(GridView);

  readonly facet = input.required<Facet>();
  readonly label = input.required<string>();

  protected readonly open = signal(false);
  protected readonly chosen = computed(() => this.view.facets()[this.facet()] ?? []);

  /** Only worked out while the list is open: over a whole cluster it is not free. */
  protected readonly values = computed(() =>
    this.open() ? facetValues(this.fleet.adapters(), this.facet()) : [],
  );

  protected readonly summary = computed(() => {
    const [first, ...others] = this.chosen();
    if (first === undefined) return this.label();
    return `${this.label()}: ${first}${others.length > 0 ? ` +${others.length}` : ''}`;
  });

  protected onPointer(event: Event): void {
    if (!this.contains(event.target)) this.open.set(false);
  }

  protected onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget && !this.contains(event.relatedTarget)) this.open.set(false);
  }

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.element.nativeElement.querySelector('button')?.focus();
  }

  private contains(target: EventTarget | null): boolean {
    return this.element.nativeElement.contains(target as Node | null);
  }
}

import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Fleet } from '../data/fleet';
import type { AdapterView } from '../data/model';
import { RateFeed } from '../data/rate-feed';
import { Session } from '../data/session';
import { Icon } from '../icons/icon';
import { Notice } from '../notices/notice';
import { AdapterRow } from './adapter-row';
import { allColumns, fittingColumns } from './columns';
import { GridFocus } from './grid-focus';
import { GridView } from './grid-view';
import { RoleMenu, type RoleMenuRequest } from './role-menu';

/** The height of a row in pixels. Fixed, because virtual scrolling computes positions from it. */
export const ROW_HEIGHT = 30;

/** How many rows that left the screen are kept to be used again: about as many as one long scroll replaces. */
const SPARE_ROWS = 80;

/** The adapter table: virtual rows, one tab stop, live rates for what is on screen. */
@Component({
  selector: 'wm-adapter-grid',
  imports: [
    AdapterRow,
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    Icon,
    Notice,
    RoleMenu,
  ],
  providers: [GridFocus],
  templateUrl: './adapter-grid.html',
  styleUrl: './adapter-grid.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdapterGrid {
  protected readonly view = inject(GridView);
  protected readonly fleet = inject(Fleet);
  protected readonly session = inject(Session);
  protected readonly focus = inject(GridFocus);
  private readonly feed = inject(RateFeed);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private readonly width = signal(1280);
  private readonly range = signal({ start: 0, end: 0 });
  private readonly pointerInside = signal(false);
  private readonly keyboardInside = signal(false);
  private readonly everyColumn = allColumns();

  protected readonly rowHeight = ROW_HEIGHT;
  protected readonly spareRows = SPARE_ROWS;
  protected readonly menu = signal<RoleMenuRequest | undefined>(undefined);
  protected readonly columns = computed(() =>
    fittingColumns(
      this.everyColumn,
      this.width(),
      this.session.may('counters.read'),
      this.session.may('policies.read'),
    ),
  );
  protected readonly tracks = computed(() =>
    this.columns()
      .map((c) => c.track)
      .join(' '),
  );

  constructor() {
    effect(() =>
      this.view.held.set(this.pointerInside() || this.keyboardInside() || this.menu() !== undefined),
    );
    effect(() => {
      const { start, end } = this.range();
      const rows = this.view.rows().slice(start, end);
      this.feed.watch(
        'rows',
        rows.map((row) => row.id),
      );
    });
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const viewport = this.viewport();
      const ranges = viewport.renderedRangeStream.subscribe((range) => this.range.set(range));
      const resizes = new ResizeObserver(([entry]) => {
        this.width.set(entry!.contentRect.width);
        viewport.checkViewportSize();
      });
      resizes.observe(this.element.nativeElement);
      this.focus.attach(viewport, ROW_HEIGHT);
      destroyed.onDestroy(() => {
        ranges.unsubscribe();
        resizes.disconnect();
      });
    });
  }

  protected readonly trackRow = (_: number, row: AdapterView): string => row.id;

  protected ariaSort(key: string): string | null {
    const sort = this.view.sort();
    if (sort.key !== key) return null;
    return sort.descending ? 'descending' : 'ascending';
  }

  protected pointer(inside: boolean): void {
    this.pointerInside.set(inside);
  }

  /** A click leaves the focus in the table too; only a focus that shows tells that the keys are in use. */
  protected focused(target: EventTarget | null): void {
    const element = target as HTMLElement | null;
    this.keyboardInside.set(element?.matches('.body *:focus-visible, .body:focus-visible') ?? false);
  }

  protected onKey(event: KeyboardEvent): void {
    if (this.menu()) return;
    this.focus.follow(event.target as HTMLElement);
    const size = { rows: this.view.rows().length, columns: this.columns().length };
    if (this.focus.move(event, size)) {
      const row = this.view.rows()[this.focus.cell().row];
      if (row) this.view.selectedId.set(row.id);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.activate(event);
    }
  }

  /**
   * Enter on a row opens its role menu, wherever in the row the focus is. The adapter is the one the row shows, and
   * not what now stands at a place where another one stood before.
   */
  private activate(event: KeyboardEvent): void {
    const cell = event.target as HTMLElement;
    const row = cell.closest<HTMLElement>('[data-id]');
    const adapter = this.fleet.adapter(row?.dataset['id']);
    if (!row || !adapter || cell instanceof HTMLButtonElement) return;
    event.preventDefault();
    this.openMenu(adapter, row.querySelector<HTMLElement>('.role-now') ?? cell, cell);
  }

  protected openMenu(adapter: AdapterView, anchor: HTMLElement, returnTo: HTMLElement): void {
    this.view.selectedId.set(adapter.id);
    this.menu.set({ adapter, anchor: anchor.getBoundingClientRect(), returnTo });
  }

  protected closeMenu(): void {
    this.menu.set(undefined);
  }

  protected select(adapter: AdapterView, row: number, column: number): void {
    this.view.selectedId.set(adapter.id);
    this.focus.cell.set({ row, column });
  }
}

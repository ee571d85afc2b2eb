import type { CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Injectable, computed, signal } from '@angular/core';
import { moveBy, type Cell } from './grid-keys';

/** The table's one tab stop and the keys that move it, over rows that exist only while they are on screen. */
@Injectable()
export class GridFocus {
  private viewport: CdkVirtualScrollViewport | undefined;
  private rowHeight = 1;

  /** The cell that has, or would take, the focus. */
  readonly cell = signal<Cell>({ row: 0, column: 0 });
  private readonly rendered = signal({ start: 0, end: 0 });

  attach(viewport: CdkVirtualScrollViewport, rowHeight: number): void {
    this.viewport = viewport;
    this.rowHeight = rowHeight;
    viewport.renderedRangeStream.subscribe((range) => this.rendered.set(range));
    const body = viewport.elementRef.nativeElement;
    // A focused row that is scrolled away leaves the document; without this the keys would go nowhere.
    body.addEventListener('focusout', (event) => {
      const left = event.target as HTMLElement;
      queueMicrotask(() => {
        if (!left.isConnected && document.activeElement === document.body)
          body.focus({ preventScroll: true });
      });
    });
  }

  private readonly stopRow = computed(() => {
    const { row } = this.cell();
    const { start, end } = this.rendered();
    const away = row >= 0 && (row < start || row >= end);
    return away ? start : row;
  });

  /**
   * The column of the tab stop if it is in this row, else undefined. When the real stop is scrolled away, the first
   * row on screen stands in.
   */
  stopIn(row: number): number | undefined {
    return row === this.stopRow() ? this.cell().column : undefined;
  }

  /** Takes the row of the focused element as the present one; rows that came or went may have moved it. */
  follow(element: HTMLElement): void {
    const row = Number(element.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? NaN);
    if (!Number.isNaN(row) && row !== this.cell().row) this.cell.update((cell) => ({ ...cell, row }));
  }

  /** Moves by a key and answers whether it was one of the table's. */
  move(event: KeyboardEvent, size: { rows: number; columns: number }): boolean {
    const page = Math.max(1, Math.floor((this.viewport?.getViewportSize() ?? 0) / this.rowHeight) - 1);
    const next = moveBy(event, this.cell(), { ...size, page });
    if (!next) return false;
    event.preventDefault();
    this.cell.set(next);
    this.reveal(next);
    return true;
  }

  private reveal(cell: Cell): void {
    const viewport = this.viewport;
    if (!viewport) return;
    if (cell.row >= 0) {
      const top = cell.row * this.rowHeight;
      const first = viewport.measureScrollOffset('top');
      const last = first + viewport.getViewportSize() - this.rowHeight;
      if (top < first) viewport.scrollToOffset(top);
      else if (top > last) viewport.scrollToOffset(top - viewport.getViewportSize() + this.rowHeight);
    }
    // Rows appear in the frame after the scroll; a long jump may need a second one.
    this.focusSoon(cell, 4);
  }

  private focusSoon(cell: Cell, frames: number): void {
    const grid = this.viewport?.elementRef.nativeElement.closest('[role=grid]');
    const target = grid?.querySelector<HTMLElement>(`[data-row="${cell.row}"][data-column="${cell.column}"]`);
    if (target) target.focus({ preventScroll: true });
    else if (frames > 0) requestAnimationFrame(() => this.focusSoon(cell, frames - 1));
  }
}

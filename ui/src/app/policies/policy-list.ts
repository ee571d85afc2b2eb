import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { onHostResize } from '../shell/host-resize';
import { PaneRoute } from '../shell/pane-route';
import { PolicyItem } from './policy-item';
import type { NamedPolicy } from './policy-order';

/** The height of an item in pixels. Fixed, because virtual scrolling computes positions from it. */
export const ITEM_HEIGHT = 54;

/** Policies one under the other: one tab stop, arrows go from one to the next and show it. */
@Component({
  selector: 'wm-policy-list',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, PolicyItem],
  templateUrl: './policy-list.html',
  styleUrl: './policy-list.css',
  host: { '[style.height.px]': 'rows().length * itemHeight' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyList {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  protected readonly route = inject(PaneRoute);

  readonly rows = input.required<readonly NamedPolicy[]>();
  readonly label = input.required<string>();

  protected readonly itemHeight = ITEM_HEIGHT;

  /** The item that was focused last; it is the tab stop while no item of the list is shown beside it. */
  private readonly focused = signal(0);
  private readonly rendered = signal({ start: 0, end: 0 });

  protected readonly stop = computed(() => {
    const shown = this.rows().findIndex(({ policy }) => policy.id === this.route.policy());
    const at = shown >= 0 ? shown : Math.min(this.focused(), this.rows().length - 1);
    const { start, end } = this.rendered();
    // A stop that is scrolled away cannot be reached; the first item on screen stands in.
    return at < start || at >= end ? start : at;
  });

  constructor() {
    onHostResize(() => this.viewport().checkViewportSize());
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const ranges = this.viewport().renderedRangeStream.subscribe((range) => this.rendered.set(range));
      destroyed.onDestroy(() => ranges.unsubscribe());
    });
  }

  protected readonly trackRow = (_: number, row: NamedPolicy): string => row.policy.id;

  protected onFocus(index: number): void {
    this.focused.set(index);
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.rows().length - 1;
    const at = Number(
      (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? 0,
    );
    const targets: Record<string, number> = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    const row = target === undefined ? undefined : this.rows()[target];
    if (target === undefined || row === undefined) return;
    event.preventDefault();
    this.route.go({ view: 'policies', policy: row.policy.id });
    this.reveal(target);
  }

  private reveal(index: number): void {
    const viewport = this.viewport();
    const top = index * ITEM_HEIGHT;
    const first = viewport.measureScrollOffset('top');
    const height = viewport.getViewportSize();
    if (top < first) viewport.scrollToOffset(top);
    else if (top + ITEM_HEIGHT > first + height) viewport.scrollToOffset(top + ITEM_HEIGHT - height);
    this.focusSoon(index, 4);
  }

  /** Items appear in the frame after the scroll; a long jump may need a second one. */
  private focusSoon(index: number, frames: number): void {
    const link = this.element.nativeElement.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    if (link) link.focus({ preventScroll: true });
    else if (frames > 0) requestAnimationFrame(() => this.focusSoon(index, frames - 1));
  }
}

import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, signal } from '@angular/core';
import { Fleet } from '../data/fleet';
import { GridView } from '../grid/grid-view';
import { onHostResize } from '../shell/host-resize';
import { PaneRoute } from '../shell/pane-route';
import { NodeChip } from './node-chip';
import { fitNodes } from './node-fit';
import { healthOf, type NodeHealth } from './node-health';

/** The nodes as chips, as many as fit; the rest in a list that opens. */
@Component({
  selector: 'wm-node-strip',
  imports: [NodeChip],
  templateUrl: './node-strip.html',
  styleUrl: './node-strip.css',
  host: {
    '(document:pointerdown)': 'onPointer($event)',
    '(keydown.escape)': 'close()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeStrip {
  private readonly fleet = inject(Fleet);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly view = inject(GridView);
  private readonly route = inject(PaneRoute);
  private readonly width = signal(Number.POSITIVE_INFINITY);

  protected readonly open = signal(false);
  protected readonly chosen = computed(() => this.view.facets().node ?? []);
  protected readonly fit = computed(() => fitNodes(this.fleet.nodes(), this.width()));

  /** How many nodes of the cluster cannot be asked, shown or not; empty when all can. */
  protected readonly problems = computed(() => {
    const count = (health: NodeHealth) => this.fleet.nodes().filter((n) => healthOf(n) === health).length;
    const parts: string[] = [];
    const [down, unreachable] = [count('down'), count('unreachable')];
    if (down > 0) parts.push($localize`:@@header.down:${down}:count: down`);
    if (unreachable > 0) parts.push($localize`:@@header.unreachable:${unreachable}:count: unreachable`);
    return parts.join(', ');
  });

  protected readonly moreLabel = computed(
    () => $localize`:@@header.more:${this.fit().rest.length}:count: more nodes`,
  );

  constructor() {
    onHostResize(({ contentRect }) => this.width.set(contentRect.width));
  }

  /** Filters the table of adapters by a node, and shows it. */
  protected choose(node: string): void {
    this.view.toggle('node', node);
    this.route.go({ view: 'adapters' });
  }

  protected onPointer(event: Event): void {
    if (!this.element.nativeElement.contains(event.target as Node | null)) this.open.set(false);
  }

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.element.nativeElement.querySelector<HTMLElement>('.more')?.focus();
  }
}

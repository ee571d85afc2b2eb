import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { Fleet } from '../data/fleet';
import { PolicyBoard } from '../data/policy-board';
import { Notice } from '../notices/notice';
import { onHostResize } from '../shell/host-resize';
import { matrixNodes } from './matrix-nodes';
import { MatrixRow } from './matrix-row';
import { PoliciesState } from './policies-state';
import type { NamedPolicy } from './policy-order';

/** The height of a row in pixels. Fixed, because virtual scrolling computes positions from it. */
export const ROW_HEIGHT = 36;

/** How it stands with every policy on every node: the worst of its sources there. */
@Component({
  selector: 'wm-coverage-matrix',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, MatrixRow, Notice],
  templateUrl: './coverage-matrix.html',
  styleUrl: './coverage-matrix.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CoverageMatrix {
  private readonly fleet = inject(Fleet);
  private readonly board = inject(PolicyBoard);
  private readonly state = inject(PoliciesState);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);

  protected readonly rowHeight = ROW_HEIGHT;

  /** Policies without a source have nothing to be covered. */
  protected readonly rows = computed(() =>
    [...this.state.named(), ...this.state.byHand()].filter(({ policy }) => policy.rollUp),
  );

  protected readonly nodes = computed(() =>
    matrixNodes(
      this.fleet.nodes().map((node) => node.name),
      this.rows().map(({ policy }) => this.board.coverage(policy.id)),
    ),
  );

  constructor() {
    onHostResize(() => this.viewport()?.checkViewportSize());
  }

  protected readonly trackRow = (_: number, row: NamedPolicy): string => row.policy.id;
}

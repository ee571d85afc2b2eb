import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { countOf, coverageWord } from '../data/coverage-words';
import { PolicyBoard } from '../data/policy-board';
import { hashOf } from '../shell/pane-route';
import { CoverageBadge } from './coverage-badge';
import { matrixCells, type MatrixCell } from './matrix-nodes';
import type { NamedPolicy } from './policy-order';

/** One policy's row of the matrix. */
@Component({
  selector: 'wm-matrix-row',
  imports: [CoverageBadge],
  template: `
    <span role="rowheader" class="first">
      <a [href]="href()" [title]="row().name">{{ row().name }}</a>
    </span>
    <span role="cell">
      <wm-coverage-badge [state]="row().policy.rollUp!" [count]="worst()" [total]="row().policy.sources" />
    </span>
    @for (node of nodes(); track node) {
      <span role="cell">
        @if (cells().get(node); as cell) {
          <wm-coverage-badge
            [state]="cell.state"
            [count]="cell.count"
            [total]="cell.total"
            [title]="titleOf(cell)"
          />
        } @else {
          <span class="none" title="No source here" i18n-title="@@matrix.none">–</span>
        }
      </span>
    }
  `,
  styleUrl: './matrix-row.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MatrixRow {
  private readonly board = inject(PolicyBoard);

  readonly row = input.required<NamedPolicy>();
  readonly nodes = input.required<readonly string[]>();

  protected readonly href = computed(() => hashOf({ view: 'policies', policy: this.row().policy.id }));
  protected readonly worst = computed(() => {
    const { coverage, rollUp } = this.row().policy;
    return countOf(coverage, rollUp!);
  });
  protected readonly cells = computed(() => {
    const { id } = this.row().policy;
    return matrixCells(this.board.coverage(id), this.board.sources(id));
  });

  protected titleOf({ node, state, count, total }: MatrixCell): string {
    const word = coverageWord(state);
    return $localize`:@@matrix.cell:${this.row().name}:policy: on ${node}:node:: ${count}:count: of ${total}:total: sources ${word}:state:`;
  }
}

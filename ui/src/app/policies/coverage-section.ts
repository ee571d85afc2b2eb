import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Fleet } from '../data/fleet';
import { PolicyBoard } from '../data/policy-board';
import type { MemberView, PolicySummary } from '../data/policy-model';
import { CollectorTable } from './collector-table';
import { CoverageBadge } from './coverage-badge';
import { matrixCells, matrixNodes } from './matrix-nodes';
import { worstFirst } from './policy-order';
import { SourceTable } from './source-table';

/** How it stands with one policy: node by node, then source by source, and where the copies go. */
@Component({
  selector: 'wm-coverage-section',
  imports: [CollectorTable, CoverageBadge, SourceTable],
  templateUrl: './coverage-section.html',
  styleUrl: './coverage-section.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CoverageSection {
  private readonly board = inject(PolicyBoard);
  private readonly fleet = inject(Fleet);

  readonly policy = input.required<PolicySummary>();
  readonly members = input.required<readonly MemberView[]>();
  readonly onDemand = input(false);

  protected readonly sources = computed(() => worstFirst(this.board.sources(this.policy().id)));
  protected readonly collectors = computed(() =>
    this.members().filter((member) => member.side === 'Destination'),
  );

  protected readonly nodes = computed(() => {
    const coverage = this.board.coverage(this.policy().id);
    const cells = matrixCells(coverage, this.sources());
    const names = matrixNodes(
      this.fleet.nodes().map((node) => node.name),
      [coverage],
    );
    return names.map((name) => ({ name, cell: cells.get(name) }));
  });
}

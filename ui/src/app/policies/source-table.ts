import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, inject, input, viewChild } from '@angular/core';
import { leakingWord, sourceReason } from '../data/coverage-words';
import type { SourceView } from '../data/policy-model';
import { refText } from '../data/ref-words';
import { ServerClock } from '../data/server-clock';
import { Icon } from '../icons/icon';
import { Times } from '../preferences/times';
import { onHostResize } from '../shell/host-resize';
import { CoverageBadge } from './coverage-badge';

/** The height of a row in pixels. Fixed, because virtual scrolling computes positions from it. */
export const ROW_HEIGHT = 32;

/** The sources of a policy, the worst first: how it stands with each, why, and for how long. */
@Component({
  selector: 'wm-source-table',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, CoverageBadge, Icon],
  templateUrl: './source-table.html',
  styleUrl: './rows.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SourceTable {
  private readonly clock = inject(ServerClock);
  private readonly times = inject(Times);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);

  readonly sources = input.required<readonly SourceView[]>();

  protected readonly rowHeight = ROW_HEIGHT;
  protected readonly reason = sourceReason;
  protected readonly leakingWord = leakingWord();

  constructor() {
    onHostResize(() => this.viewport()?.checkViewportSize());
  }

  protected readonly trackSource = (_: number, source: SourceView): string => source.source;

  protected name({ source, machine, adapter }: SourceView): string {
    return refText({ id: source, machine, adapter });
  }

  protected since({ since }: SourceView): string {
    return this.times.span(Math.floor((this.clock.now() - Date.parse(since)) / 1000) * 1000);
  }

  protected sinceFull({ since }: SourceView): string {
    return this.times.full(since);
  }
}

import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Fleet } from '../data/fleet';
import { PaneStart } from '../data/pane-start';

/** Which cluster the pane shows; with more than one, the choice among them. */
@Component({
  selector: 'wm-cluster-choice',
  templateUrl: './cluster-choice.html',
  styleUrl: './cluster-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClusterChoice {
  protected readonly fleet = inject(Fleet);
  protected readonly start = inject(PaneStart);

  protected choose(event: Event): void {
    this.start.choose((event.target as HTMLSelectElement).value);
  }
}

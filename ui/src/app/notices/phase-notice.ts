import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PaneStart } from '../data/pane-start';
import { SHELL_HOST } from '../host/shell-host';
import { Notice } from './notice';

/** Why there is no table yet, and what to do about it. */
@Component({
  selector: 'wm-phase-notice',
  imports: [Notice],
  templateUrl: './phase-notice.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PhaseNotice {
  protected readonly start = inject(PaneStart);
  protected readonly inShell = inject(SHELL_HOST).kind === 'wac';

  protected retry(): void {
    void this.start.run();
  }
}

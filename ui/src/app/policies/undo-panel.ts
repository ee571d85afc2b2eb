import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { PolicyApi } from '../data/policy-api';
import type { LedgerRow, PolicySummary } from '../data/policy-model';
import { Icon } from '../icons/icon';
import { Attempt } from '../lab/attempt';
import { PaneRoute } from '../shell/pane-route';
import { restorations } from './ledger-rows';
import { OpenedPanel } from './opened-panel';
import { RestoredList } from './restored-list';

/** Says what will be restored, and then undoes a policy, or ends it for good. */
@Component({
  selector: 'wm-undo-panel',
  imports: [Icon, OpenedPanel, RestoredList],
  templateUrl: './undo-panel.html',
  styleUrl: './panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UndoPanel {
  private readonly api = inject(PolicyApi);
  private readonly route = inject(PaneRoute);
  private readonly panel = viewChild.required(OpenedPanel);

  readonly policy = input.required<PolicySummary>();
  readonly ledger = input.required<readonly LedgerRow[]>();

  /** Whether the policy ends; else it is only switched off and can be applied again. */
  readonly forGood = input(false);
  readonly closed = output();

  protected readonly attempt = new Attempt<boolean>();
  protected readonly restored = computed(() => restorations(this.ledger(), this.policy().id));

  protected close(): void {
    this.panel().returnFocus();
    this.closed.emit();
  }

  protected async confirm(): Promise<void> {
    const { id, revision } = this.policy();
    await this.attempt.run(async () => {
      if (this.forGood()) await this.api.end(id, revision);
      else await this.api.undo(id, revision);
      return true;
    });
    if (!this.attempt.result()) return;
    this.closed.emit();
    if (this.forGood()) this.route.go({ view: 'policies' });
  }
}

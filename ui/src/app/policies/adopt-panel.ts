import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { roleWord } from '../data/adapter-words';
import { PolicyApi } from '../data/policy-api';
import type { AdapterRef, AdoptRelease, PolicySummary } from '../data/policy-model';
import { refText } from '../data/ref-words';
import { Attempt } from '../lab/attempt';
import { OpenedPanel } from './opened-panel';

/** Takes over roles that somebody else set, without a write, and asks what becomes of them when the policy ends. */
@Component({
  selector: 'wm-adopt-panel',
  imports: [OpenedPanel],
  templateUrl: './adopt-panel.html',
  styleUrl: './panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdoptPanel {
  private readonly api = inject(PolicyApi);
  private readonly panel = viewChild.required(OpenedPanel);

  readonly policy = input.required<PolicySummary>();

  /** Members of the policy with a role that is not ours. */
  readonly foreign = input.required<readonly AdapterRef[]>();
  readonly closed = output();

  protected readonly release = signal<AdoptRelease>('LeaveAsFound');
  private readonly left = signal<ReadonlySet<string>>(new Set());
  protected readonly attempt = new Attempt<string>();

  protected readonly rows = computed(() =>
    this.foreign().map((adapter) => ({
      id: adapter.id,
      text: refText(adapter),
      role: adapter.role ? roleWord(adapter.role) : '',
      chosen: !this.left().has(adapter.id),
    })),
  );
  protected readonly chosen = computed(() => this.rows().filter((row) => row.chosen));

  protected toggle(id: string): void {
    this.left.update((left) => {
      const next = new Set(left);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected close(): void {
    this.panel().returnFocus();
    this.closed.emit();
  }

  protected async confirm(): Promise<void> {
    const ids = this.chosen().map((row) => row.id);
    await this.attempt.run(async () => {
      const { adopted } = await this.api.adopt(this.policy().id, ids, this.release());
      return $localize`:@@adopt.done:${adopted.length}:count: adopted.`;
    });
    if (this.attempt.result() !== undefined) this.close();
  }
}

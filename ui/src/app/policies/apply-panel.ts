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
import { PolicyApi } from '../data/policy-api';
import { liveRead } from '../data/live-read';
import type { ApplyRequest, PolicyMode, PolicySummary } from '../data/policy-model';
import { disruptive, stepsText } from '../data/policy-words';
import { refText, settingText, settingWord } from '../data/ref-words';
import { Icon } from '../icons/icon';
import { Attempt } from '../lab/attempt';
import { OpenedPanel } from './opened-panel';
import { applyDocument } from './policy-draft';
import { StepLines } from './step-lines';

/** Longer lists of sources are for the search of the browser, not for a choice; the first ones will do as a canary. */
const MOST_CANARIES = 500;

/** How a policy is applied: what will be written, with how much caution, and what may interrupt traffic. */
@Component({
  selector: 'wm-apply-panel',
  imports: [Icon, OpenedPanel, StepLines],
  templateUrl: './apply-panel.html',
  styleUrl: './panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplyPanel {
  private readonly api = inject(PolicyApi);
  private readonly panel = viewChild.required(OpenedPanel);

  readonly policy = input.required<PolicySummary>();
  readonly closed = output();

  protected readonly mode = signal<PolicyMode>('Enforce');
  protected readonly tries = signal(false);
  protected readonly canary = signal('');
  protected readonly canarySeconds = signal(60);
  protected readonly dropLimit = signal(1);
  protected readonly confirms = signal(false);
  protected readonly confirmSeconds = signal(120);
  protected readonly accepts = signal(false);
  protected readonly attempt = new Attempt<boolean>();

  /** What it would do in the chosen mode; moves with what the cluster shows. */
  protected readonly outlook = liveRead(
    () => `${this.policy().id} ${this.policy().revision} ${this.mode()}`,
    async () => {
      const { id } = this.policy();
      const { document } = await this.api.read(id);
      return this.api.preview(applyDocument(document, this.mode()), id);
    },
  );

  protected readonly sources = computed(() =>
    (this.outlook.value()?.members ?? [])
      .filter((member) => member.side === 'Source')
      .slice(0, MOST_CANARIES)
      .map(({ adapter }) => ({ id: adapter.id, text: refText(adapter) })),
  );

  protected readonly chosen = computed(() => {
    const ids = this.sources().map((source) => source.id);
    return ids.includes(this.canary()) ? this.canary() : (ids[0] ?? '');
  });

  protected readonly steps = computed(() => this.outlook.value()?.steps ?? []);
  protected readonly stepCount = computed(() => stepsText(this.steps().length));
  protected readonly risky = computed(() =>
    disruptive(this.steps()).map(({ setting, node }) =>
      [`${settingWord(setting.kind)}: ${settingText(setting)}`, node].filter(Boolean).join(', '),
    ),
  );

  protected readonly ready = computed(
    () =>
      !this.attempt.running() &&
      this.outlook.value()?.errors.length === 0 &&
      (this.risky().length === 0 || this.accepts()) &&
      (!this.tries() || this.chosen() !== ''),
  );

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected number(event: Event): number {
    return (event.target as HTMLInputElement).valueAsNumber;
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected close(): void {
    this.panel().returnFocus();
    this.closed.emit();
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready()) return;
    await this.attempt.run(async () => {
      await this.api.apply(this.policy().id, this.request());
      return true;
    });
    if (this.attempt.result()) this.close();
  }

  private request(): ApplyRequest {
    const canary = {
      adapter: this.chosen(),
      seconds: this.canarySeconds(),
      dropLimit: this.dropLimit(),
    };
    return {
      revision: this.policy().revision,
      mode: this.mode(),
      ...(this.tries() ? { canary } : {}),
      ...(this.confirms() ? { confirmWithinSeconds: this.confirmSeconds() } : {}),
    };
  }
}

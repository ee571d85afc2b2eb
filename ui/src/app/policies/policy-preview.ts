import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { collectorsText, sourcesText, stepsText } from '../data/policy-words';
import { refText } from '../data/ref-words';
import type { MemberView } from '../data/policy-model';
import { Icon } from '../icons/icon';
import { FindingsList } from './findings-list';
import { PolicyOutlook } from './policy-outlook';
import { StepLines } from './step-lines';

/** More members than this are counted, not listed. */
const MOST = 40;

/** What the policy would match, write and find, before anything is saved. */
@Component({
  selector: 'wm-policy-preview',
  imports: [FindingsList, Icon, StepLines],
  templateUrl: './policy-preview.html',
  styleUrl: './policy-preview.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyPreview {
  protected readonly outlook = inject(PolicyOutlook);

  /** Whether saving it writes at once. */
  readonly acts = input.required<boolean>();

  protected readonly sources = computed(() => this.side('Source'));
  protected readonly collectors = computed(() => this.side('Destination'));
  protected readonly nodes = computed(() => this.outlook.view()?.nodes ?? []);
  protected readonly steps = computed(() => this.outlook.view()?.steps ?? []);
  protected readonly findings = computed(() => this.outlook.view()?.findings ?? []);

  protected readonly summary = computed(
    () => `${sourcesText(this.sources().length)}, ${collectorsText(this.collectors().length)}`,
  );
  protected readonly stepCount = computed(() => stepsText(this.steps().length));

  protected readonly lists = computed(() =>
    [
      { label: $localize`:@@coverage.sources:Sources`, members: this.sources() },
      { label: $localize`:@@coverage.collectors:Collectors`, members: this.collectors() },
    ].map(({ label, members }) => ({
      label,
      more: Math.max(0, members.length - MOST),
      rows: members.slice(0, MOST).map(({ adapter, group, uncertain }) => ({
        key: `${group} ${adapter.id}`,
        name: refText(adapter),
        node: adapter.node ?? '–',
        uncertain,
      })),
    })),
  );

  private side(side: MemberView['side']): readonly MemberView[] {
    return (this.outlook.view()?.members ?? []).filter((member) => member.side === side);
  }
}

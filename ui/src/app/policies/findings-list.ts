import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { findingText, findingWord, isHint } from '../data/finding-words';
import type { FindingView } from '../data/policy-model';
import { policyText } from '../data/ref-words';
import { Icon } from '../icons/icon';

/** More findings than this are counted, not listed. */
const MOST = 300;

/** What was found, kind and sentence, with the values that belong to it. */
@Component({
  selector: 'wm-findings-list',
  imports: [Icon],
  templateUrl: './findings-list.html',
  styleUrl: './findings-list.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FindingsList {
  readonly findings = input.required<readonly FindingView[]>();

  protected readonly more = computed(() => Math.max(0, this.findings().length - MOST));
  protected readonly rows = computed(() =>
    this.findings()
      .slice(0, MOST)
      .map((finding) => ({
        id: finding.id,
        word: findingWord(finding.kind),
        text: findingText(finding),
        hint: isHint(finding.kind),
        detail: finding.detail ?? '',
        policies: finding.policies.length > 1 ? finding.policies.map(policyText).join(', ') : '',
      })),
  );
}

import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { LedgerRow } from '../data/policy-model';
import { policyText, settingText, settingWord, valueText } from '../data/ref-words';
import { ledgerStateWord } from '../data/step-words';
import { Times } from '../preferences/times';

/** More rows than this are counted, not listed. */
const MOST = 300;

/** The ledger as what it is for: what each setting was before, and gets back. */
@Component({
  selector: 'wm-ledger-list',
  templateUrl: './ledger-list.html',
  styleUrl: './lists.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LedgerList {
  private readonly times = inject(Times);

  /** Undefined until they have arrived. */
  readonly rows = input.required<readonly LedgerRow[] | undefined>();

  protected readonly more = computed(() => Math.max(0, (this.rows()?.length ?? 0) - MOST));
  protected readonly lines = computed(() =>
    (this.rows() ?? []).slice(0, MOST).map((row) => ({
      id: row.id,
      what: settingText(row.setting),
      kind: settingWord(row.setting.kind),
      now: valueText(row.setting.kind, row.applied),
      prior: valueText(row.setting.kind, row.prior),
      state: ledgerStateWord(row.state),
      at: this.times.at(row.at),
      node: row.node ?? '–',
      holders: row.policies.length > 1 ? row.policies.map(policyText).join(', ') : '',
    })),
  );
}

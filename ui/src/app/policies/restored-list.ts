import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LedgerRow } from '../data/policy-model';
import { settingText, settingWord, valueText } from '../data/ref-words';

/** More rows than this are counted, not listed; the ledger has all of them. */
const MOST = 12;

/** What settings get back, one line each: from what is there to what was there before; or what they keep. */
@Component({
  selector: 'wm-restored-list',
  template: `
    <ul>
      @for (line of lines(); track line.id) {
        <li>
          <strong>{{ line.what }}</strong> {{ line.change }}
          @if (line.kind) {
            <span class="soft">{{ line.kind }}</span>
          }
        </li>
      }
      @if (more() > 0) {
        <li class="soft" i18n="@@restored.more">and {{ more() }} more</li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding-left: 18px;
      line-height: 1.5;
    }
    .soft {
      color: var(--text-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RestoredList {
  readonly rows = input.required<readonly LedgerRow[]>();

  /** Whether they stay as they are. */
  readonly keeps = input(false);

  protected readonly more = computed(() => Math.max(0, this.rows().length - MOST));
  protected readonly lines = computed(() =>
    this.rows()
      .slice(0, MOST)
      .map(({ id, setting, prior, applied, intended }) => ({
        id,
        what: settingText(setting),
        kind: setting.kind === 'Role' ? undefined : settingWord(setting.kind),
        change: this.keeps()
          ? valueText(setting.kind, applied)
          : `${valueText(setting.kind, intended ?? applied)} → ${valueText(setting.kind, prior)}`,
      })),
  );
}

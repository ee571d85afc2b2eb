import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StepView } from '../data/policy-model';
import { settingText, settingWord, valueText } from '../data/ref-words';
import { Icon } from '../icons/icon';

/** More steps than this are counted, not listed. */
const MOST = 50;

/** Steps before they are taken, one line each. Those that may interrupt traffic come first and say so. */
@Component({
  selector: 'wm-step-lines',
  imports: [Icon],
  template: `
    <ul>
      @for (line of lines(); track line.key) {
        <li>
          @if (line.disruptive) {
            <wm-icon name="warning" title="May interrupt traffic" i18n-title="@@step.disruptive" />
          }
          <strong>{{ line.what }}</strong>&ngsp;<span class="soft">{{ line.where }}</span> {{ line.change }}
        </li>
      }
      @if (more() > 0) {
        <li class="soft" i18n="@@restored.more">and {{ more() }} more</li>
      }
    </ul>
  `,
  styles: `
    ul {
      max-height: 180px;
      padding-left: 18px;
      overflow-y: auto;
      line-height: 1.55;
    }
    .soft {
      color: var(--text-soft);
    }
    wm-icon {
      color: var(--warning);
      vertical-align: -2px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepLines {
  readonly steps = input.required<readonly StepView[]>();

  protected readonly more = computed(() => Math.max(0, this.steps().length - MOST));
  protected readonly lines = computed(() => {
    const first = this.steps().filter((step) => step.disruptive);
    const rest = this.steps().filter((step) => !step.disruptive);
    return [...first, ...rest].slice(0, MOST).map(({ setting, node, from, to, disruptive, phase }) => ({
      key: `${setting.key} ${phase}`,
      what: settingText(setting),
      where: [setting.kind === 'Role' ? undefined : settingWord(setting.kind), node]
        .filter(Boolean)
        .join(' · '),
      change: `${valueText(setting.kind, from)} → ${valueText(setting.kind, to)}`,
      disruptive,
    }));
  });
}

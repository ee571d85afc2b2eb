import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icons/icon';

/** Says that no policy is enforced or can be changed, and why. */
@Component({
  selector: 'wm-halted-notice',
  imports: [Icon],
  template: `
    <p role="alert">
      <wm-icon name="warning" />
      <strong i18n="@@halted.heading">Policies are halted</strong>
      <span>{{ why() }}</span>
      <span class="effect" i18n="@@halted.effect">Nothing is enforced and nothing can be changed.</span>
    </p>
  `,
  styleUrl: '../header/node-problems.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HaltedNotice {
  readonly why = input.required<string>();
}

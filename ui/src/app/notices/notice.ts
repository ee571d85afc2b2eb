import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, type IconName } from '../icons/icon';

/** What stands in place of a view that has nothing to show: what happened, and what to do. */
@Component({
  selector: 'wm-notice',
  imports: [Icon],
  template: `
    <wm-icon [name]="icon()" />
    <h2>{{ heading() }}</h2>
    <div class="body"><ng-content /></div>
  `,
  styleUrl: './notice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Notice {
  readonly icon = input<IconName>('ring');
  readonly heading = input.required<string>();
}

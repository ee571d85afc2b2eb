import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LiveHub } from '../data/live-hub';
import { Icon } from '../icons/icon';

/** Says that no live connection holds, so that numbers some seconds old are not taken for the latest. */
@Component({
  selector: 'wm-polling-notice',
  imports: [Icon],
  template: `
    @if (hub.state() === 'polling') {
      <p role="status">
        <wm-icon name="clock" />
        <strong i18n="@@polling.heading">No live connection</strong>
        <span i18n="@@polling.what"
          >Something on the way to the server lets none through. Rates are read every two seconds, the rest
          every five.</span
        >
      </p>
    }
  `,
  styleUrl: '../header/node-problems.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PollingNotice {
  protected readonly hub = inject(LiveHub);
}

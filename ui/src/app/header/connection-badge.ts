import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { LiveHub, type LinkState } from '../data/live-hub';
import { Session } from '../data/session';
import { SHELL_HOST } from '../host/shell-host';

/** Whether what is shown is live. */
@Component({
  selector: 'wm-connection-badge',
  template: `<span class="badge" role="status" [attr.data-state]="state()"><i></i>{{ text() }}</span>`,
  styleUrl: './connection-badge.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBadge {
  private readonly hub = inject(LiveHub);
  private readonly session = inject(Session);
  private readonly host = inject(SHELL_HOST);

  protected readonly state = computed((): LinkState | 'signed-out' =>
    this.session.state() === 'signed-out' ? 'signed-out' : this.hub.state(),
  );

  protected readonly text = computed(() => {
    switch (this.state()) {
      case 'live':
        return $localize`:@@connection.live:Live`;
      case 'connecting':
        return $localize`:@@connection.connecting:Connecting…`;
      case 'polling':
        return $localize`:@@connection.polling:Not live`;
      case 'reconnecting':
        return $localize`:@@connection.reconnecting:Reconnecting…`;
      case 'signed-out':
        return this.host.kind === 'wac'
          ? $localize`:@@connection.refused:Refused`
          : $localize`:@@connection.signedOut:Signed out`;
    }
  });
}

import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Fleet } from '../data/fleet';
import { PaneStart } from '../data/pane-start';
import { Session } from '../data/session';
import { SHELL_HOST } from '../host/shell-host';
import { Preferences } from '../preferences/preferences';
import { ClusterChoice } from './cluster-choice';
import { ConnectionBadge } from './connection-badge';
import { NodeStrip } from './node-strip';

/**
 * The top of the pane: which cluster, how its nodes are, whether the data is live. A shell shows name and connection
 * above it and has the preferences, so there it is one line of state.
 */
@Component({
  selector: 'wm-header',
  imports: [ClusterChoice, ConnectionBadge, NodeStrip, Preferences],
  templateUrl: './header.html',
  styleUrl: './header.css',
  host: { role: 'banner', '[class.in-shell]': 'inShell' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Header {
  protected readonly session = inject(Session);
  protected readonly start = inject(PaneStart);
  protected readonly fleet = inject(Fleet);
  protected readonly inShell = inject(SHELL_HOST).kind === 'wac';

  /** The account of the stand-alone host has a role for a name, and roles have words. */
  protected userText(user: string): string {
    return user === 'local operator' ? $localize`:@@header.localOperator:local operator` : user;
  }
}

import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Session } from '../data/session';
import { Preferences } from '../preferences/preferences';
import { ClusterChoice } from './cluster-choice';
import { ConnectionBadge } from './connection-badge';
import { NodeStrip } from './node-strip';

/** The top of the pane: which cluster, how its nodes are, whether the data is live. */
@Component({
  selector: 'wm-header',
  imports: [ClusterChoice, ConnectionBadge, NodeStrip, Preferences],
  templateUrl: './header.html',
  styleUrl: './header.css',
  host: { role: 'banner' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Header {
  protected readonly session = inject(Session);

  /** The account of the stand-alone host has a role for a name, and roles have words. */
  protected userText(user: string): string {
    return user === 'local operator' ? $localize`:@@header.localOperator:local operator` : user;
  }
}

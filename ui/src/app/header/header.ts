import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Fleet } from '../data/fleet';
import { Session } from '../data/session';
import { GridView } from '../grid/grid-view';
import { Preferences } from '../preferences/preferences';
import { ConnectionBadge } from './connection-badge';
import { NodeChip } from './node-chip';

/** The top of the pane: which cluster, how its nodes are, whether the data is live. */
@Component({
  selector: 'wm-header',
  imports: [ConnectionBadge, NodeChip, Preferences],
  templateUrl: './header.html',
  styleUrl: './header.css',
  host: { role: 'banner' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Header {
  protected readonly fleet = inject(Fleet);
  protected readonly session = inject(Session);
  protected readonly view = inject(GridView);

  /** The account of the stand-alone host has a role for a name, and roles have words. */
  protected userText(user: string): string {
    return user === 'local operator' ? $localize`:@@header.localOperator:local operator` : user;
  }

  protected readonly chosen = computed(() => this.view.facets().node ?? []);
}

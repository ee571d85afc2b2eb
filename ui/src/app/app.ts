import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Fleet } from './data/fleet';
import { PaneStart } from './data/pane-start';
import { PolicyBoard } from './data/policy-board';
import { PolicyFeed } from './data/policy-feed';
import { RoleWrites } from './data/role-writes';
import { Session } from './data/session';
import { Details } from './details/details';
import { AdapterGrid } from './grid/adapter-grid';
import { FilterBar } from './grid/filter-bar';
import { Header } from './header/header';
import { NodeProblems } from './header/node-problems';
import { LabPanel } from './lab/lab-panel';
import { AttendedNotice } from './notices/attended-notice';
import { HaltedNotice } from './notices/halted-notice';
import { Notice } from './notices/notice';
import { PhaseNotice } from './notices/phase-notice';
import { PollingNotice } from './notices/polling-notice';
import { PoliciesView } from './policies/policies-view';
import { Theme } from './preferences/theme';
import { PaneRoute } from './shell/pane-route';
import { ViewTabs } from './shell/view-tabs';

/** The whole pane. */
@Component({
  selector: 'wm-root',
  imports: [
    AdapterGrid,
    AttendedNotice,
    Details,
    FilterBar,
    HaltedNotice,
    Header,
    LabPanel,
    NodeProblems,
    Notice,
    PhaseNotice,
    PoliciesView,
    PollingNotice,
    ViewTabs,
  ],
  templateUrl: './app.html',
  styleUrl: './app.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly fleet = inject(Fleet);
  protected readonly start = inject(PaneStart);
  protected readonly session = inject(Session);
  protected readonly writes = inject(RoleWrites);
  protected readonly board = inject(PolicyBoard);
  private readonly route = inject(PaneRoute);

  /** Who may not see policies has one view, and no tabs. */
  protected readonly view = computed(() =>
    this.session.may('policies.read') ? this.route.view() : 'adapters',
  );
  protected readonly tabbed = computed(() => (this.session.may('policies.read') ? 'tabpanel' : null));

  constructor() {
    // Puts the chosen colours on the document.
    inject(Theme);
    inject(PolicyFeed);
    void this.start.run();
  }
}

import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Fleet } from './data/fleet';
import { PaneStart } from './data/pane-start';
import { RoleWrites } from './data/role-writes';
import { Session } from './data/session';
import { Details } from './details/details';
import { AdapterGrid } from './grid/adapter-grid';
import { FilterBar } from './grid/filter-bar';
import { Header } from './header/header';
import { NodeProblems } from './header/node-problems';
import { LabPanel } from './lab/lab-panel';
import { PhaseNotice } from './notices/phase-notice';
import { Theme } from './preferences/theme';

/** The whole pane. */
@Component({
  selector: 'wm-root',
  imports: [AdapterGrid, Details, FilterBar, Header, LabPanel, NodeProblems, PhaseNotice],
  templateUrl: './app.html',
  styleUrl: './app.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly fleet = inject(Fleet);
  protected readonly start = inject(PaneStart);
  protected readonly session = inject(Session);
  protected readonly writes = inject(RoleWrites);

  constructor() {
    // Puts the chosen colours on the document.
    inject(Theme);
    void this.start.run();
  }
}

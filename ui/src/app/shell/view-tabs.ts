import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { PolicyBoard } from '../data/policy-board';
import { PaneRoute, type PaneView } from './pane-route';
import { Tabs, type Tab } from './tabs';

/** The way between the views of the pane. */
@Component({
  selector: 'wm-view-tabs',
  imports: [Tabs],
  template: `<wm-tabs
    group="view"
    label="Views"
    i18n-label="@@view.label"
    [tabs]="tabs()"
    [chosen]="route.view()"
    (choose)="go($event)"
  />`,
  styles: `
    :host {
      display: block;
      padding: 0 8px;
      background: var(--surface);
      border-bottom: 1px solid var(--line);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ViewTabs {
  private readonly board = inject(PolicyBoard);
  protected readonly route = inject(PaneRoute);

  protected readonly tabs = computed((): readonly Tab[] => [
    { key: 'adapters', label: $localize`:@@view.adapters:Adapters` },
    {
      key: 'policies',
      label: $localize`:@@view.policies:Policies`,
      count: this.board.loaded() ? this.board.policies().length : undefined,
    },
  ]);

  protected go(view: string): void {
    this.route.go({ view: view as PaneView });
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { PolicyBoard } from '../data/policy-board';
import { Session } from '../data/session';
import { Icon } from '../icons/icon';
import { Notice } from '../notices/notice';
import { PaneRoute } from '../shell/pane-route';
import { CoverageMatrix } from './coverage-matrix';
import { PoliciesState } from './policies-state';
import { PolicyDetails } from './policy-details';
import { PolicyEditor } from './policy-editor';
import { PolicyList } from './policy-list';

/** The policies: a list, and beside it one of them, its making, or the matrix of all. */
@Component({
  selector: 'wm-policies-view',
  imports: [CoverageMatrix, Icon, Notice, PolicyDetails, PolicyEditor, PolicyList],
  templateUrl: './policies-view.html',
  styleUrl: './policies-view.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PoliciesView {
  private readonly session = inject(Session);
  protected readonly board = inject(PolicyBoard);
  protected readonly route = inject(PaneRoute);
  protected readonly state = inject(PoliciesState);

  protected readonly mayWrite = computed(() => this.session.may('policies.write'));
  protected readonly showsByHand = signal(true);

  protected search(event: Event): void {
    this.state.search.set((event.target as HTMLInputElement).value);
  }

  protected create(): void {
    this.route.go({ view: 'policies', task: 'new' });
  }

  protected overview(): void {
    this.route.go({ view: 'policies' });
  }
}

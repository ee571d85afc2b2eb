import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Attendance } from '../data/policy-model';
import { Icon } from '../icons/icon';

/** Says that nodes are reached with a person's account, and when nothing is enforced therefore. */
@Component({
  selector: 'wm-attended-notice',
  imports: [Icon],
  template: `
    @let at = attendance();
    <p role="status">
      <wm-icon [name]="at.enforcer ? 'shield' : 'pause'" />
      @if (at.enforcer === at.person) {
        <strong i18n="@@attended.own">WacMirror acts with your account, {{ at.person }}</strong>
        <span class="effect" i18n="@@attended.pauses">Enforcement pauses when you leave.</span>
      } @else if (at.enforcer) {
        <strong i18n="@@attended.reads">WacMirror reads with your account, {{ at.person }}</strong>
        <span class="effect" i18n="@@attended.other"
          >Policies are enforced with the account of {{ at.enforcer }}, and enforcement pauses when everybody
          has left who may enforce them. What you change is done with yours.</span
        >
      } @else {
        <strong i18n="@@attended.paused">Enforcement is paused</strong>
        <span class="effect" i18n="@@attended.pausedWhat"
          >WacMirror reads with your account, {{ at.person }}, and nobody is here who may have roles set. What
          others change meanwhile is put right when somebody comes.</span
        >
      }
    </p>
  `,
  styleUrl: '../header/node-problems.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttendedNotice {
  readonly attendance = input.required<Attendance>();
}

import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { roleWord, titleOf } from '../data/adapter-words';
import { ROLES, type AdapterView, type Role } from '../data/model';
import { Pairing } from '../data/pairing';
import { RoleWrites } from '../data/role-writes';
import { Session } from '../data/session';
import { AdapterHold } from '../grid/adapter-hold';
import { RoleIcon } from '../grid/role-icon';
import { Icon } from '../icons/icon';

/** The role of the selected adapter as three buttons, with what became of the last choice in full. */
@Component({
  selector: 'wm-role-choice',
  imports: [Icon, RoleIcon],
  templateUrl: './role-choice.html',
  styleUrl: './role-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoleChoice {
  private readonly writes = inject(RoleWrites);
  private readonly pairing = inject(Pairing);
  private readonly session = inject(Session);
  private readonly hold = inject(AdapterHold);

  readonly adapter = input.required<AdapterView>();

  protected readonly roles = ROLES;
  protected readonly word = roleWord;
  protected readonly write = computed(() => this.writes.of(this.adapter().id));
  protected readonly mayWrite = computed(() => this.session.may('roles.write'));
  protected readonly label = computed(
    () => $localize`:@@role.menu:Role of ${titleOf(this.adapter())}:adapter:`,
  );

  protected readonly disabled = computed(
    () =>
      !this.mayWrite() || !this.adapter().mirrorable || this.write()?.state === 'pending' || this.claimed(),
  );

  /** Whether a policy keeps the role from being set by hand; which one, the list of policies says. */
  protected readonly claimed = computed(() => this.hold.claimedBy() !== undefined);

  /** Whether somebody else set the role, as far as is known. */
  protected readonly foreign = computed(() => {
    const write = this.write();
    return this.hold.selected()?.foreign === true || (write?.state === 'failed' && write.foreign === true);
  });

  protected readonly lack = computed(() => this.pairing.textOf(this.adapter()));

  protected readonly problem = computed(() => {
    const write = this.write();
    return write?.state === 'failed' ? write.problem : undefined;
  });

  /** Takes the role over from who set it, to clear it. */
  protected adopt(): void {
    void this.writes.set(this.adapter(), 'None', true);
  }

  protected pick(role: Role): void {
    if (role !== this.adapter().role) void this.writes.set(this.adapter(), role);
  }
}

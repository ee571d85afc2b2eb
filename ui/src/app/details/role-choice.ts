import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { roleWord, titleOf } from '../data/adapter-words';
import { ROLES, type AdapterView, type Role } from '../data/model';
import { Pairing } from '../data/pairing';
import { RoleWrites } from '../data/role-writes';
import { Session } from '../data/session';
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

  readonly adapter = input.required<AdapterView>();

  protected readonly roles = ROLES;
  protected readonly word = roleWord;
  protected readonly write = computed(() => this.writes.of(this.adapter().id));
  protected readonly mayWrite = computed(() => this.session.may('roles.write'));
  protected readonly label = computed(
    () => $localize`:@@role.menu:Role of ${titleOf(this.adapter())}:adapter:`,
  );

  protected readonly disabled = computed(
    () => !this.mayWrite() || !this.adapter().mirrorable || this.write()?.state === 'pending',
  );

  protected readonly lack = computed(() => this.pairing.textOf(this.adapter()));

  protected readonly problem = computed(() => {
    const write = this.write();
    return write?.state === 'failed' ? write.problem : undefined;
  });

  protected pick(role: Role): void {
    if (role !== this.adapter().role) void this.writes.set(this.adapter(), role);
  }
}

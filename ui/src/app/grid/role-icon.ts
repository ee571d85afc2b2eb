import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Role } from '../data/model';
import { Icon, type IconName } from '../icons/icon';

/** The sign of a role; a lock where no role can be set. */
@Component({
  selector: 'wm-role-icon',
  imports: [Icon],
  styles: `
    :host {
      display: inline-flex;
    }
  `,
  template: `<wm-icon [name]="name()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoleIcon {
  readonly role = input.required<Role>();
  readonly locked = input(false);

  protected readonly name = computed((): IconName => {
    if (this.role() === 'Source') return 'source';
    if (this.role() === 'Destination') return 'destination';
    return this.locked() ? 'lock' : 'none';
  });
}

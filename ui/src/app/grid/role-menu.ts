import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
} from '@angular/core';
import { roleWord, titleOf } from '../data/adapter-words';
import { Fleet } from '../data/fleet';
import { ROLES, type AdapterView, type Role } from '../data/model';
import { RoleWrites } from '../data/role-writes';
import { policyName } from '../data/policy-words';
import { Icon } from '../icons/icon';
import { AdapterHold } from './adapter-hold';
import { RoleIcon } from './role-icon';

/** For which adapter a menu opens, at what place, and where the focus goes afterwards. */
export interface RoleMenuRequest {
  readonly adapter: AdapterView;
  readonly anchor: DOMRect;
  readonly returnTo: HTMLElement;
}

/** How tall the menu gets at most, in pixels; above this distance from the lower edge it opens downwards. */
const MENU_HEIGHT = 150;

/** The choice of a role. It belongs to one adapter, whatever the rows under it do meanwhile. */
@Component({
  selector: 'wm-role-menu',
  imports: [Icon, RoleIcon],
  templateUrl: './role-menu.html',
  styleUrl: './role-menu.css',
  host: {
    '(document:pointerdown)': 'onPointer($event)',
    '(keydown)': 'onKey($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoleMenu {
  private readonly fleet = inject(Fleet);
  private readonly hold = inject(AdapterHold);
  private readonly writes = inject(RoleWrites);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly request = input.required<RoleMenuRequest>();
  readonly closed = output();

  protected readonly roles = ROLES;
  protected readonly word = roleWord;
  /** As it is now, which need not be as it was when the menu opened. */
  protected readonly adapter = computed(() => {
    const { adapter } = this.request();
    return this.fleet.adapter(adapter.id) ?? adapter;
  });
  protected readonly label = computed(
    () => $localize`:@@role.menu:Role of ${titleOf(this.adapter())}:adapter:`,
  );
  protected readonly left = computed(() => this.request().anchor.left);
  protected readonly top = computed(() => {
    const { top, bottom } = this.request().anchor;
    return bottom + MENU_HEIGHT < innerHeight ? bottom + 2 : top - MENU_HEIGHT;
  });

  constructor() {
    afterNextRender(() => {
      const checked = this.items().find((item) => item.ariaChecked === 'true');
      (checked ?? this.items()[0])?.focus({ preventScroll: true });
    });
  }

  /** The name of the policy that keeps the role from being set by hand; the row of the menu is the selected one. */
  protected readonly claim = computed(() => {
    const policy = this.hold.claimedBy();
    return policy && policyName(policy, this.fleet);
  });

  protected readonly locked = computed(() => !this.adapter().mirrorable || this.claim() !== undefined);

  protected pick(role: Role): void {
    if (this.locked()) return;
    this.close();
    if (role !== this.adapter().role) void this.writes.set(this.adapter(), role);
  }

  protected onPointer(event: Event): void {
    if (!this.element.nativeElement.contains(event.target as Node)) this.closed.emit();
  }

  protected onKey(event: KeyboardEvent): void {
    const items = this.items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const targets: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (event.key in targets) items[targets[event.key]!]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private close(): void {
    this.closed.emit();
    const { returnTo } = this.request();
    const cell = returnTo.closest<HTMLElement>('[role=gridcell]') ?? returnTo;
    cell.focus({ preventScroll: true });
  }

  private items(): HTMLElement[] {
    return [...this.element.nativeElement.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
  }
}

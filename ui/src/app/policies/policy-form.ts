import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { FieldError } from '../data/policy-model';
import { Icon } from '../icons/icon';
import { Times } from '../preferences/times';
import { FieldErrors } from './field-errors';
import {
  EMPTY_TERM,
  groupPath,
  type Expiry,
  type ExpiryUnit,
  type PolicyDraft,
  type SelectorDraft,
} from './policy-draft';
import { SelectorEditor } from './selector-editor';

/** The usual of a policy as fields. What is wrong stands at its field. */
@Component({
  selector: 'wm-policy-form',
  imports: [FieldErrors, Icon, SelectorEditor],
  templateUrl: './policy-form.html',
  styleUrl: './policy-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyForm {
  private readonly times = inject(Times);

  readonly draft = input.required<PolicyDraft>();
  readonly errors = input.required<readonly FieldError[]>();
  readonly changed = output<PolicyDraft>();

  protected readonly sourcesLabel = $localize`:@@form.sources:Sources`;
  protected readonly expiryIn = computed(() => {
    const { expiry } = this.draft();
    return expiry.kind === 'in' ? expiry : { kind: 'in' as const, amount: 2, unit: 'h' as const };
  });
  protected readonly expiryAt = computed(() => {
    const { expiry } = this.draft();
    return expiry.kind === 'at' ? this.times.full(expiry.at) : '';
  });
  /** Kept while another way is tried, so that the time a policy had can be chosen again. */
  private lastAt: Expiry | undefined;

  protected set(changes: Partial<PolicyDraft>): void {
    this.changed.emit({ ...this.draft(), ...changes });
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected wrong(field: string): true | null {
    return this.errors().some((error) => error.field === field) ? true : null;
  }

  protected setGroup(index: number, group: SelectorDraft): void {
    this.set({ destinations: this.draft().destinations.map((known, i) => (i === index ? group : known)) });
  }

  protected addGroup(): void {
    const groups = this.draft().destinations.map((group, i) => ({
      ...group,
      name: group.name || this.groupName(i),
    }));
    const next = { name: this.groupName(groups.length), any: [EMPTY_TERM], not: [] };
    this.set({ destinations: [...groups, next] });
  }

  protected removeGroup(index: number): void {
    const left = this.draft().destinations.filter((_, i) => i !== index);
    this.set({ destinations: left.length === 1 ? left.map((group) => ({ ...group, name: '' })) : left });
  }

  protected pathOf(index: number): string {
    return groupPath(index, this.draft().destinations.length);
  }

  protected labelOf(index: number): string {
    const { destinations } = this.draft();
    const name = destinations[index]?.name;
    const label = $localize`:@@form.destinations:Destinations`;
    return destinations.length > 1 && name ? `${label}: ${name}` : label;
  }

  protected setExpiry(kind: string): void {
    const { expiry } = this.draft();
    if (expiry.kind === 'at') this.lastAt = expiry;
    const next: Expiry =
      kind === 'in' ? this.expiryIn() : kind === 'at' && this.lastAt ? this.lastAt : { kind: 'never' };
    this.set({ expiry: next });
  }

  protected hasAt(): boolean {
    return this.draft().expiry.kind === 'at' || this.lastAt !== undefined;
  }

  protected setAmount(event: Event): void {
    const amount = (event.target as HTMLInputElement).valueAsNumber;
    this.set({ expiry: { ...this.expiryIn(), amount: Number.isNaN(amount) ? 0 : amount } });
  }

  protected setUnit(event: Event): void {
    this.set({ expiry: { ...this.expiryIn(), unit: this.text(event) as ExpiryUnit } });
  }

  private groupName(index: number): string {
    return $localize`:@@form.groupName:group ${index + 1}:number:`;
  }
}

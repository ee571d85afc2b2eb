import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { errorsWithin } from '../data/field-error-words';
import type { FieldError } from '../data/policy-model';
import { Icon } from '../icons/icon';
import { FieldErrors } from './field-errors';
import { TERM_FIELDS, type TermDraft, type TermField } from './policy-draft';

/** One line of a selector: what must hold of an adapter, all of it at once. */
@Component({
  selector: 'wm-term-editor',
  imports: [FieldErrors, Icon],
  templateUrl: './term-editor.html',
  styleUrl: './term-editor.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TermEditor {
  readonly term = input.required<TermDraft>();

  /** Where it stands in the document, as errors name it. */
  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly errors = input.required<readonly FieldError[]>();
  readonly removable = input(false);
  readonly changed = output<TermDraft>();
  readonly removed = output();

  protected readonly fields = TERM_FIELDS;
  protected readonly rest = computed(() => {
    const entries = Object.entries(this.term().rest);
    return entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ');
  });

  /** What is wrong with the line as a whole, or with what has no field here. */
  protected readonly own = computed(() => {
    const shown = this.fields.map((field) => `${this.path()}.${field}`);
    return errorsWithin(this.errors(), this.path())
      .filter((error) => !shown.includes(error.field))
      .map((error) => ({ ...error, field: this.path() }));
  });

  protected readonly removeLabel = computed(() => $localize`:@@term.remove:Remove: ${this.label()}:line:`);

  protected wrong(field: TermField): boolean {
    return this.errors().some((error) => error.field === `${this.path()}.${field}`);
  }

  protected word(field: TermField): string {
    switch (field) {
      case 'vm':
        return $localize`:@@term.vm:Machine name`;
      case 'tag':
        return $localize`:@@filter.tag:Tag`;
      case 'adapter':
        return $localize`:@@column.adapter:Adapter`;
      case 'switch':
        return $localize`:@@column.switch:Switch`;
      case 'vlan':
        return $localize`:@@column.vlan:VLAN`;
      case 'node':
        return $localize`:@@column.node:Node`;
    }
  }

  protected hint(field: TermField): string {
    const hints: Record<TermField, string> = {
      vm: 'SQL*',
      tag: '#pci',
      adapter: 'Backup',
      switch: 'Production',
      vlan: '10-20',
      node: 'HV0?',
    };
    return hints[field];
  }

  protected set(field: TermField, event: Event): void {
    this.changed.emit({ ...this.term(), [field]: (event.target as HTMLInputElement).value });
  }
}

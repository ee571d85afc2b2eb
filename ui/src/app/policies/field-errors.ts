import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { fieldErrorText } from '../data/field-error-words';
import type { FieldError } from '../data/policy-model';
import { Icon } from '../icons/icon';

/** What is wrong with one field, under it. */
@Component({
  selector: 'wm-field-errors',
  imports: [Icon],
  template: `
    @for (text of texts(); track text) {
      <p><wm-icon name="warning" />{{ text }}</p>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    p {
      display: flex;
      gap: 5px;
      color: var(--danger);
      font-size: 12px;
      overflow-wrap: anywhere;
    }
    wm-icon {
      margin-top: 2px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldErrors {
  readonly errors = input.required<readonly FieldError[]>();
  readonly field = input.required<string>();

  protected readonly texts = computed(() => [
    ...new Set(
      this.errors()
        .filter((error) => error.field === this.field())
        .map(fieldErrorText),
    ),
  ]);
}

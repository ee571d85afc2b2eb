import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { FieldError } from '../data/policy-model';
import { Icon } from '../icons/icon';
import { FieldErrors } from './field-errors';
import { EMPTY_TERM, type SelectorDraft, type TermDraft } from './policy-draft';
import { TermEditor } from './term-editor';

/** Which adapters: lines of which one must fit, and lines of which none may. */
@Component({
  selector: 'wm-selector-editor',
  imports: [FieldErrors, Icon, TermEditor],
  templateUrl: './selector-editor.html',
  styleUrl: './selector-editor.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SelectorEditor {
  readonly selector = input.required<SelectorDraft>();

  /** Where it stands in the document, as errors name it. */
  readonly path = input.required<string>();

  /** What is selected, for those who hear the form. */
  readonly label = input.required<string>();
  readonly errors = input.required<readonly FieldError[]>();
  readonly changed = output<SelectorDraft>();

  protected lineLabel(index: number): string {
    return $localize`:@@selector.line:${this.label()}:side:, line ${index + 1}:number:`;
  }

  protected exceptLabel(index: number): string {
    return $localize`:@@selector.exceptLine:${this.label()}:side:, exception ${index + 1}:number:`;
  }

  protected set(list: 'any' | 'not', index: number, term: TermDraft): void {
    this.put(
      list,
      this.selector()[list].map((known, i) => (i === index ? term : known)),
    );
  }

  protected add(list: 'any' | 'not'): void {
    this.put(list, [...this.selector()[list], EMPTY_TERM]);
  }

  protected remove(list: 'any' | 'not', index: number): void {
    this.put(
      list,
      this.selector()[list].filter((_, i) => i !== index),
    );
  }

  private put(list: 'any' | 'not', terms: readonly TermDraft[]): void {
    this.changed.emit({ ...this.selector(), [list]: terms });
  }
}

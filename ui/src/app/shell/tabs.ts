import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';

export interface Tab {
  readonly key: string;
  readonly label: string;
  /** A number worth knowing before one looks; undefined for none. */
  readonly count?: number;
  /** Whether the number is of things that need somebody. */
  readonly warns?: boolean;
}

/**
 * A row of tabs after the ARIA practice: one tab stop, arrows, Home and End choose. The panel beside it has the id
 * `${group}-panel` and is labelled by the chosen tab, `${group}-${key}`.
 */
@Component({
  selector: 'wm-tabs',
  template: `
    <div role="tablist" [attr.aria-label]="label()" (keydown)="onKey($event)">
      @for (tab of tabs(); track tab.key) {
        <button
          type="button"
          role="tab"
          [id]="group() + '-' + tab.key"
          [attr.aria-selected]="tab.key === chosen()"
          [attr.aria-controls]="tab.key === chosen() ? group() + '-panel' : null"
          [tabindex]="tab.key === chosen() ? 0 : -1"
          (click)="choose.emit(tab.key)"
        >
          {{ tab.label }}
          @if (tab.count !== undefined) {
            <span class="count" [class.warns]="tab.warns">{{ tab.count }}</span>
          }
        </button>
      }
    </div>
  `,
  styleUrl: './tabs.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tabs {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Names this row of tabs in ids; unique on the page. */
  readonly group = input.required<string>();
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly Tab[]>();
  readonly chosen = input.required<string>();
  readonly choose = output<string>();

  protected onKey(event: KeyboardEvent): void {
    const keys = this.tabs().map((tab) => tab.key);
    const at = keys.indexOf(this.chosen());
    const targets: Record<string, number> = {
      ArrowRight: (at + 1) % keys.length,
      ArrowLeft: (at + keys.length - 1) % keys.length,
      Home: 0,
      End: keys.length - 1,
    };
    const target = keys[targets[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    this.choose.emit(target);
    this.element.nativeElement.querySelector<HTMLElement>(`[id="${this.group()}-${target}"]`)?.focus();
  }
}

import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const PATHS = {
  source: 'M2 8h9M8 4.5 11.5 8 8 11.5M14 3v10',
  destination: 'M14 8H6M9.5 4.5 6 8l3.5 3.5M2 3v10',
  none: 'M4 8h8',
  lock: 'M4 7.5h8v5.5H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  chevron: 'M4.5 6.5 8 10l3.5-3.5',
  up: 'M8 13V3.5M4 7l4-4 4 4',
  down: 'M8 3v9.5M4 9l4 4 4-4',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5 6.5 12 13 4.5',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2',
  ring: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
  node: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.1M5 11h.1',
  flask: 'M6 2h4M7 2v4.5L3 13.5h10L9 6.5V2',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13',
  moon: 'M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  eyeOff: 'M1.8 8s2.3-4 6.2-4 6.2 4 6.2 4-2.3 4-6.2 4-6.2-4-6.2-4zM3 13.5l10-11',
  question: 'M5.7 6a2.3 2.3 0 1 1 3.5 2C8.4 8.5 8 8.9 8 9.7M8 12.4v.2',
  waves: 'M2 6c2-2 4 2 6 0s4-2 6 0M2 10.5c2-2 4 2 6 0s4-2 6 0',
  shield: 'M8 2l5 2v4c0 3-2.2 5-5 6-2.8-1-5-3-5-6V4z',
  unequal: 'M3 6h10M3 10h10M10.5 3l-5 10',
  missing: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3zM4.5 11.5l7-7',
  arrow: 'M2.5 8h10M9 4.5 12.5 8 9 11.5',
  drop: 'M8 2.5c2.5 3 3.8 5 3.8 6.8a3.8 3.8 0 0 1-7.6 0C4.2 7.5 5.5 5.5 8 2.5z',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.2l2 1.3',
  plus: 'M8 3v10M3 8h10',
  pencil: 'M3 13l.6-2.8L10.8 3 13 5.2l-7.2 7.2z',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7',
  back: 'M13 8H3.5M7 4 3 8l4 4',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 16 by 16; it says nothing by itself, the text beside it does. */
@Component({
  selector: 'wm-icon',
  template: `<svg viewBox="0 0 16 16" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      width: 1em;
      height: 1em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => PATHS[this.name()]);
}

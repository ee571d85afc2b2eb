import { Directive, ElementRef, afterNextRender, inject, output } from '@angular/core';

/**
 * What explains an action before it is done: it takes the focus when it opens, and Escape closes it and gives the
 * focus back to what opened it.
 */
@Directive({
  selector: '[wmOpenedPanel]',
  host: { tabindex: '-1', '(keydown.escape)': 'close($event)' },
})
export class OpenedPanel {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly opener = document.activeElement as HTMLElement | null;

  readonly wmOpenedPanel = output();

  constructor() {
    afterNextRender(() => this.element.nativeElement.focus());
  }

  /** Gives the focus back; whoever closes the panel calls this first. */
  returnFocus(): void {
    if (this.opener?.isConnected) this.opener.focus();
  }

  protected close(event: Event): void {
    event.stopPropagation();
    this.returnFocus();
    this.wmOpenedPanel.emit();
  }
}

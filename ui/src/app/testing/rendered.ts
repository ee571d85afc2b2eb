import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';

/** A part of the pane on its own, found the way a person finds things: by what they are and what they say. */
export class Rendered<T> {
  private constructor(private readonly fixture: ComponentFixture<T>) {}

  static async of<T>(component: Type<T>, inputs: Record<string, unknown> = {}): Promise<Rendered<T>> {
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    const rendered = new Rendered(fixture);
    await rendered.settle();
    return rendered;
  }

  get component(): T {
    return this.fixture.componentInstance;
  }

  get element(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  /** All text, with white space folded. */
  get text(): string {
    return textOf(this.element);
  }

  async set(name: string, value: unknown): Promise<void> {
    this.fixture.componentRef.setInput(name, value);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.fixture.whenStable();
  }

  /** The elements a selector finds, with their folded text. */
  texts(selector: string): string[] {
    return this.all(selector).map(textOf);
  }

  all<E extends HTMLElement = HTMLElement>(selector: string): E[] {
    return [...this.element.querySelectorAll<E>(selector)];
  }

  /** The button that says, or is labelled, exactly this; undefined when there is none. */
  button(name: string): HTMLButtonElement | undefined {
    return this.all<HTMLButtonElement>('button').find(
      (button) => (button.ariaLabel ?? textOf(button)) === name,
    );
  }

  async click(name: string): Promise<void> {
    const button = this.button(name);
    if (!button) throw new Error(`No button says ${name}; there are: ${this.texts('button').join(' | ')}`);
    button.click();
    await this.settle();
  }

  async press(key: string, target: Element | null = document.activeElement): Promise<void> {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.settle();
  }
}

/** The words of an element, apart where they stand in different elements, as a reader sees and hears them. */
function textOf(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  while (walker.nextNode()) parts.push(walker.currentNode.textContent ?? '');
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

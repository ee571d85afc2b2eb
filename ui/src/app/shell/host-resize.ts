import { DestroyRef, ElementRef, afterNextRender, inject } from '@angular/core';

/** Tells of each change of the component's own size, from its first rendering until it is gone. For constructors. */
export function onHostResize(resized: (entry: ResizeObserverEntry) => void): void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const destroyed = inject(DestroyRef);
  afterNextRender(() => {
    const resizes = new ResizeObserver(([entry]) => resized(entry!));
    resizes.observe(host);
    destroyed.onDestroy(() => resizes.disconnect());
  });
}

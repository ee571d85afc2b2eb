import { Injectable, signal } from '@angular/core';

/** The browser's clock as a signal that moves once a second, so that age shows even when nothing arrives. */
@Injectable({ providedIn: 'root' })
export class Clock {
  readonly now = signal(Date.now());

  constructor() {
    setInterval(() => this.now.set(Date.now()), 1000);
  }
}

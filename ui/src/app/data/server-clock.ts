import { Injectable, computed, inject, signal } from '@angular/core';
import { Clock } from './clock';

/**
 * Clocks nearer than this, in milliseconds, are taken as equal. Less would let the whole seconds of a Date header
 * move countdowns to and fro; more would show a countdown that ends noticeably early or late.
 */
const EQUAL = 1500;

/** The gateway's clock, as far as the pane can tell it: deadlines are the gateway's, and the browser's may be off. */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly clock = inject(Clock);
  private readonly offset = signal(0);

  /** Moves once a second. */
  readonly now = computed(() => this.clock.now() + this.offset());

  /** Takes in the Date header of an answer and the browser's times around it. */
  heard(header: string | null, sent: number, received: number): void {
    const server = header === null ? Number.NaN : Date.parse(header);
    if (Number.isNaN(server)) return;
    // The header counts whole seconds, so on average it is half a second behind.
    const offset = server + 500 - (sent + received) / 2;
    this.offset.set(Math.abs(offset) < EQUAL ? 0 : offset);
  }
}

import { Injectable, inject, signal } from '@angular/core';
import { Gateway } from '../data/gateway';

/** What the lab counts: real frames, or a function of time that stands for them. */
@Injectable({ providedIn: 'root' })
export class LabCounters {
  private readonly gateway = inject(Gateway);

  /** Whether no frame exists, so that there is nothing to ping with and nothing to capture. */
  readonly modelled = signal(false);

  /** Asks the lab. Without an answer the forms stay, and say themselves what cannot be done. */
  async read(): Promise<void> {
    this.modelled.set(
      await this.gateway.get<{ counters: string }>('lab/topology').then(
        (lab) => lab.counters === 'model',
        () => false,
      ),
    );
  }
}

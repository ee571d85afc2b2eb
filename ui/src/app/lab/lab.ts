import { Injectable, inject } from '@angular/core';
import { Gateway } from '../data/gateway';
import { TryIt } from './try-it';

export type EchoOutcome = 'Reply' | 'Timeout' | 'NoRoute' | 'NotConnected';

export interface Echo {
  readonly sequence: number;
  readonly outcome: EchoOutcome;
  readonly milliseconds?: number | null;
}

export interface PingReport {
  readonly from: string;
  readonly to: string;
  readonly address: string;
  readonly sent: number;
  readonly received: number;
  readonly echoes: readonly Echo[];
}

export type NodeAction = 'drain' | 'crash' | 'start';

/** Acts on the embedded cluster. */
@Injectable({ providedIn: 'root' })
export class Lab {
  private readonly gateway = inject(Gateway);
  private readonly tryIt = inject(TryIt);

  ping(from: string, to: string, count: number): Promise<PingReport> {
    return this.tryIt.observe(() => this.gateway.post<PingReport>('lab/ping', { from, to, count }));
  }

  move(machine: string, node: string): Promise<unknown> {
    return this.gateway.post(`lab/vms/${encodeURIComponent(machine)}/move`, { node });
  }

  act(node: string, action: NodeAction): Promise<unknown> {
    return this.gateway.post(`lab/nodes/${encodeURIComponent(node)}/${action}`);
  }
}

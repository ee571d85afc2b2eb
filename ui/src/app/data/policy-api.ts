import { Injectable, inject } from '@angular/core';
import { Fleet } from './fleet';
import { Gateway } from './gateway';
import type {
  AdapterRef,
  AdoptRelease,
  ApplyRequest,
  IntervalView,
  LedgerRow,
  PlanView,
  PolicyView,
  PreviewView,
  RevisionView,
} from './policy-model';

/** What can be asked of the gateway about the policies of the cluster that is shown. */
@Injectable({ providedIn: 'root' })
export class PolicyApi {
  private readonly gateway = inject(Gateway);
  private readonly fleet = inject(Fleet);

  read(id: string): Promise<PolicyView> {
    return this.gateway.get(this.of(id));
  }

  plan(id: string): Promise<PlanView> {
    return this.gateway.get(this.of(id, '/plan'));
  }

  async history(id: string): Promise<readonly RevisionView[]> {
    return (await this.gateway.get<{ items: RevisionView[] }>(this.of(id, '/history'))).items;
  }

  async ledger(id?: string): Promise<readonly LedgerRow[]> {
    const query = id === undefined ? '' : `?policy=${encodeURIComponent(id)}`;
    return (await this.gateway.get<{ items: LedgerRow[] }>(this.cluster(`ledger${query}`))).items;
  }

  /** The newest blind intervals of a policy. */
  async intervals(id: string): Promise<readonly IntervalView[]> {
    const path = this.cluster(`coverage/intervals?policy=${encodeURIComponent(id)}&limit=200`);
    return (await this.gateway.get<{ items: IntervalView[] }>(path)).items;
  }

  /** What a document would do; nothing is stored. */
  preview(text: string, id?: string): Promise<PreviewView> {
    const query = id === undefined ? '' : `?policy=${encodeURIComponent(id)}`;
    return this.gateway.send('POST', `${this.cluster('policies/preview')}${query}`, text);
  }

  create(text: string): Promise<PolicyView> {
    return this.gateway.send('POST', this.cluster('policies'), text);
  }

  /** Stores a change that is based on a revision. */
  change(id: string, revision: number, text: string): Promise<PolicyView> {
    return this.gateway.send('PUT', this.of(id, `?revision=${revision}`), text);
  }

  apply(id: string, request: ApplyRequest): Promise<PolicyView> {
    return this.gateway.post(this.of(id, '/apply'), request);
  }

  confirm(id: string): Promise<PolicyView> {
    return this.gateway.post(this.of(id, '/confirm'));
  }

  /** Switches a policy off and restores what was there before. */
  undo(id: string, revision: number): Promise<PolicyView> {
    return this.gateway.post(this.of(id, `/undo?revision=${revision}`));
  }

  /** Ends a policy for good. */
  end(id: string, revision: number): Promise<void> {
    return this.gateway.delete(this.of(id, `?revision=${revision}`));
  }

  /** Makes an older revision the newest. */
  restore(id: string, revision: number, older: number): Promise<PolicyView> {
    return this.gateway.post(this.of(id, `/history/${older}/restore?revision=${revision}`));
  }

  adopt(
    id: string,
    adapters: readonly string[],
    release: AdoptRelease,
  ): Promise<{ readonly adopted: readonly AdapterRef[] }> {
    return this.gateway.post(this.of(id, '/adopt'), { adapters, release });
  }

  private cluster(path: string): string {
    return `api/clusters/${encodeURIComponent(this.fleet.cluster()!.id)}/${path}`;
  }

  private of(id: string, rest = ''): string {
    return this.cluster(`policies/${encodeURIComponent(id)}${rest}`);
  }
}

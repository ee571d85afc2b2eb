import { Injectable, inject, signal } from '@angular/core';
import { roleWord, titleOf } from './adapter-words';
import { Fleet } from './fleet';
import { Gateway } from './gateway';
import type { AdapterView, Role, RoleAnswer } from './model';
import { textOf } from './problem';

/** What became of the last role that was asked for on an adapter. */
export type RoleWrite =
  | { readonly state: 'pending'; readonly wanted: Role }
  | { readonly state: 'done'; readonly wanted: Role; readonly changed: boolean }
  | { readonly state: 'failed'; readonly wanted: Role; readonly problem: string };

/** How long a success stays marked, in milliseconds: long enough to be seen, short enough not to be read as state. */
const MARKED = 4000;

/** Writes roles. What is shown as the role is only ever what the server read back. */
@Injectable({ providedIn: 'root' })
export class RoleWrites {
  private readonly gateway = inject(Gateway);
  private readonly fleet = inject(Fleet);
  private readonly writes = signal<ReadonlyMap<string, RoleWrite>>(new Map());

  /** The last outcome in words, for those who hear the pane. */
  readonly announcement = signal('');

  of(id: string): RoleWrite | undefined {
    return this.writes().get(id);
  }

  /** Asks for a role. Answers whether the read-back shows it; never throws. */
  async set(adapter: AdapterView, wanted: Role): Promise<boolean> {
    if (this.of(adapter.id)?.state === 'pending') return false;
    this.put(adapter.id, { state: 'pending', wanted });
    const cluster = encodeURIComponent(this.fleet.cluster()!.id);
    const path = `api/clusters/${cluster}/adapters/${encodeURIComponent(adapter.id)}/role`;
    try {
      const answer = await this.gateway.put<RoleAnswer>(path, { role: wanted });
      this.fleet.upsert(answer.adapter, answer.revision);
      return this.settle(answer, wanted);
    } catch (error) {
      this.fail(adapter, wanted, textOf(error));
      return false;
    }
  }

  /** Takes a failure off the screen. */
  dismiss(id: string): void {
    this.writes.update((map) => {
      const next = new Map(map);
      next.delete(id);
      return next;
    });
  }

  private settle({ adapter, changed }: RoleAnswer, wanted: Role): boolean {
    if (adapter.role !== wanted) {
      const problem = $localize`:@@role.readBackDiffers:Read back ${roleWord(adapter.role)}:role:, not ${roleWord(wanted)}:wanted:.`;
      this.fail(adapter, wanted, problem);
      return false;
    }
    const write: RoleWrite = { state: 'done', wanted, changed };
    this.put(adapter.id, write);
    this.announcement.set(
      $localize`:@@role.announceDone:${titleOf(adapter)}:adapter:: role ${roleWord(wanted)}:role:, read back.`,
    );
    setTimeout(() => this.of(adapter.id) === write && this.dismiss(adapter.id), MARKED);
    return true;
  }

  private fail(adapter: AdapterView, wanted: Role, problem: string): void {
    this.put(adapter.id, { state: 'failed', wanted, problem });
    this.announcement.set(
      $localize`:@@role.announceFailed:${titleOf(adapter)}:adapter:: role not set. ${problem}:problem:`,
    );
  }

  private put(id: string, write: RoleWrite): void {
    this.writes.update((map) => new Map(map).set(id, write));
  }
}

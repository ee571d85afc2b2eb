import { Injectable, inject, signal } from '@angular/core';
import { roleWord, titleOf } from './adapter-words';
import { Fleet } from './fleet';
import { Gateway } from './gateway';
import type { AdapterView, PendingRole, Role, RoleAnswer } from './model';
import type { PolicyRef } from './policy-model';
import { Problem, textOf } from './problem';

/** What became of the last role that was asked for on an adapter. */
export type RoleWrite =
  | { readonly state: 'pending'; readonly wanted: Role }
  | { readonly state: 'done'; readonly wanted: Role; readonly changed: boolean }
  | { readonly state: 'stored'; readonly wanted: Role }
  | {
      readonly state: 'failed';
      readonly wanted: Role;
      readonly problem: string;
      /** The policy that stands against it. */
      readonly policy?: PolicyRef;
      /** Whether somebody else set what is there, so that it must be adopted first. */
      readonly foreign?: boolean;
    };

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

  /**
   * Asks for a role; with `adopt`, also where somebody else set what is there. Answers whether the read-back shows it;
   * never throws.
   */
  async set(adapter: AdapterView, wanted: Role, adopt = false): Promise<boolean> {
    if (this.of(adapter.id)?.state === 'pending') return false;
    this.put(adapter.id, { state: 'pending', wanted });
    const cluster = encodeURIComponent(this.fleet.cluster()!.id);
    const path = `api/clusters/${cluster}/adapters/${encodeURIComponent(adapter.id)}/role`;
    try {
      const body = adopt ? { role: wanted, adopt } : { role: wanted };
      const answer = await this.gateway.put<RoleAnswer | PendingRole>(path, body);
      if (!('adapter' in answer)) {
        this.store(adapter, wanted);
        return false;
      }
      this.fleet.upsert(answer.adapter, answer.revision);
      return this.settle(answer, wanted);
    } catch (error) {
      this.fail(adapter, wanted, textOf(error), error instanceof Problem ? error : undefined);
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
    this.mark(adapter.id, { state: 'done', wanted, changed });
    this.announcement.set(
      $localize`:@@role.announceDone:${titleOf(adapter)}:adapter:: role ${roleWord(wanted)}:role:, read back.`,
    );
    return true;
  }

  /** The server waited long enough for the node; what it stored is carried out once the node answers. */
  private store(adapter: AdapterView, wanted: Role): void {
    this.mark(adapter.id, { state: 'stored', wanted });
    this.announcement.set(
      $localize`:@@role.announceStored:${titleOf(adapter)}:adapter:: role ${roleWord(wanted)}:role: is stored and written once the node answers.`,
    );
  }

  private mark(id: string, write: RoleWrite): void {
    this.put(id, write);
    setTimeout(() => this.of(id) === write && this.dismiss(id), MARKED);
  }

  private fail(adapter: AdapterView, wanted: Role, problem: string, refusal?: Problem): void {
    const { policy } = refusal?.body ?? {};
    const foreign = refusal?.kind === 'foreign-role';
    this.put(adapter.id, {
      state: 'failed',
      wanted,
      problem,
      ...(policy ? { policy } : {}),
      ...(foreign ? { foreign } : {}),
    });
    this.announcement.set(
      $localize`:@@role.announceFailed:${titleOf(adapter)}:adapter:: role not set. ${problem}:problem:`,
    );
  }

  private put(id: string, write: RoleWrite): void {
    this.writes.update((map) => new Map(map).set(id, write));
  }
}

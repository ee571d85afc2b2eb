import { Injectable, computed, inject } from '@angular/core';
import { Fleet } from './fleet';
import type { AdapterView } from './model';

/** What an adapter's role lacks to have an effect. */
export type Lack = 'destination' | 'source';

/**
 * Which mirrored adapters stand alone. A virtual switch copies only between its own ports and within one monitor
 * session, so a machine that moved leaves its counterpart behind.
 */
@Injectable({ providedIn: 'root' })
export class Pairing {
  private readonly fleet = inject(Fleet);
  private readonly lacks = computed(() => findLacks(this.fleet.adapters()));

  lackOf(adapter: AdapterView): Lack | undefined {
    return this.lacks().get(adapter.id);
  }

  /** The lack in words, or undefined when there is none. */
  textOf(adapter: AdapterView): string | undefined {
    switch (this.lackOf(adapter)) {
      case 'destination':
        return $localize`:@@pairing.noDestination:no destination on this switch of ${adapter.node}:node:`;
      case 'source':
        return $localize`:@@pairing.noSource:no source on this switch of ${adapter.node}:node:`;
      case undefined:
        return undefined;
    }
  }
}

export function findLacks(adapters: readonly AdapterView[]): ReadonlyMap<string, Lack> {
  const mirrored = adapters.filter(takesPart);
  const present = new Set(mirrored.map((adapter) => `${adapter.role} ${placeOf(adapter)}`));
  const lacks = new Map<string, Lack>();
  for (const adapter of mirrored) {
    const other = adapter.role === 'Source' ? 'Destination' : 'Source';
    if (present.has(`${other} ${placeOf(adapter)}`)) continue;
    lacks.set(adapter.id, adapter.role === 'Source' ? 'destination' : 'source');
  }
  return lacks;
}

/** A machine that does not run has no port on its switch, and mirrors nothing. */
function takesPart({ role, switch: on, vm }: AdapterView): boolean {
  return role !== 'None' && !!on && (vm?.state ?? 'Running') === 'Running';
}

function placeOf(adapter: AdapterView): string {
  return JSON.stringify([adapter.node, adapter.switch?.name, adapter.session]);
}

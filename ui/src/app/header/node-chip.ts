import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { nodeStateWord } from '../data/adapter-words';
import { faultWord } from '../data/fault-words';
import type { ClusterNode } from '../data/model';
import { Icon, type IconName } from '../icons/icon';
import { healthOf, type NodeHealth } from './node-health';

/** One node: whether it can be asked, and how many machines it runs. Choosing it filters the table. */
@Component({
  selector: 'wm-node-chip',
  imports: [Icon],
  templateUrl: './node-chip.html',
  styleUrl: './node-chip.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeChip {
  readonly node = input.required<ClusterNode>();
  readonly chosen = input(false);
  readonly choose = output();

  protected readonly health = computed(() => healthOf(this.node()));

  protected readonly icon = computed((): IconName => {
    const icons: Record<NodeHealth, IconName> = {
      up: 'check',
      paused: 'pause',
      down: 'close',
      unreachable: 'warning',
    };
    return icons[this.health()];
  });

  protected readonly stateText = computed(() => {
    const node = this.node();
    if (this.health() === 'unreachable') return $localize`:@@node.unreachable:Unreachable`;
    if (node.quarantined) return $localize`:@@node.quarantined:Quarantined`;
    if (node.isolated) return $localize`:@@node.isolated:Isolated`;
    // Without a failover cluster nobody but the node itself says how it is.
    if (node.state === 'Unknown') return $localize`:@@node.reachable:Reachable`;
    if (node.draining) return $localize`:@@node.draining:Draining`;
    return nodeStateWord(node.state);
  });

  protected readonly countText = computed(() => {
    const count = this.node().machines;
    return count === 1
      ? $localize`:@@node.machine:1 machine`
      : $localize`:@@node.machines:${count}:count: machines`;
  });

  /** The node's own words, or what choosing it does. */
  protected readonly reason = computed(() => {
    const { error, name } = this.node();
    return error
      ? `${faultWord(error.fault)}: ${error.message}`
      : $localize`:@@node.choose:Show only adapters on ${name}:node:`;
  });
}

import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Fleet } from '../data/fleet';
import type { ClusterNode } from '../data/model';
import { Attempt } from './attempt';
import { Lab, type NodeAction } from './lab';

/** Drains, crashes and starts the lab's nodes. */
@Component({
  selector: 'wm-node-controls',
  templateUrl: './node-controls.html',
  styleUrls: ['./lab-form.css', './node-controls.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeControls {
  private readonly lab = inject(Lab);
  protected readonly fleet = inject(Fleet);
  protected readonly attempt = new Attempt<unknown>();
  protected readonly acting = signal('');

  protected run(node: ClusterNode, action: NodeAction): void {
    this.acting.set(node.name);
    void this.attempt.run(() => this.lab.act(node.name, action));
  }

  protected isUp(node: ClusterNode): boolean {
    return node.state === 'Up' && !node.draining;
  }
}

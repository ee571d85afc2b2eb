import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { faultWord } from '../data/fault-words';
import { Fleet } from '../data/fleet';
import type { NodeError } from '../data/model';
import { RateBook } from '../data/rate-book';
import { Icon } from '../icons/icon';

/** Says in full which nodes did not answer, so that old rows are not taken for current ones. */
@Component({
  selector: 'wm-node-problems',
  imports: [Icon],
  template: `
    @for (problem of problems(); track problem.node) {
      <p role="status">
        <wm-icon name="warning" />
        <strong>{{ problem.node }}</strong>
        <span>{{ faultWord(problem.fault) }}: {{ problem.message }}</span>
        <span class="effect" i18n="@@node.effect">Its rows show what was last read.</span>
      </p>
    }
  `,
  styleUrl: './node-problems.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeProblems {
  private readonly fleet = inject(Fleet);
  private readonly book = inject(RateBook);

  protected readonly faultWord = faultWord;

  protected readonly problems = computed(() => {
    const nodes = this.fleet.nodes().filter((node) => !node.reachable && node.error);
    const silent = new Set(nodes.map((node) => node.name));
    const counters = this.book.errors().filter((error) => error.node && !silent.has(error.node));
    const all = [...nodes.map((node) => ({ ...node.error!, node: node.name })), ...counters];
    return all.map((problem) => ({ ...problem, message: withoutNode(problem) }));
  });
}

/** The node stands before the message already. */
function withoutNode({ node, message }: NodeError): string {
  return message.startsWith(`${node}: `) ? message.slice(node!.length + 2) : message;
}

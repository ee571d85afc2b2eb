import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { sourceReason } from '../data/coverage-words';
import { Fleet } from '../data/fleet';
import type { AdapterView } from '../data/model';
import { PolicyBoard } from '../data/policy-board';
import type { PolicySummary, SourceView } from '../data/policy-model';
import { policyName } from '../data/policy-words';
import { AdapterHold } from '../grid/adapter-hold';
import { CoverageBadge } from '../policies/coverage-badge';
import { hashOf } from '../shell/pane-route';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly holds: boolean;
  readonly byHand: boolean;
  readonly source: SourceView | undefined;
  readonly reason: string;
}

/** The policies of the selected adapter: who holds its role, and how it stands with it as a source. */
@Component({
  selector: 'wm-adapter-policies',
  imports: [CoverageBadge],
  templateUrl: './adapter-policies.html',
  styleUrl: './adapter-policies.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdapterPolicies {
  private readonly board = inject(PolicyBoard);
  private readonly fleet = inject(Fleet);
  private readonly hold = inject(AdapterHold);

  readonly adapter = input.required<AdapterView>();

  protected readonly lines = computed((): readonly Line[] => {
    const sources = this.board.sourcesOf(this.adapter().id);
    const holding = this.hold.selected()?.policies ?? [];
    const watching = sources.flatMap((source) => this.board.policy(source.policy) ?? []);
    const all = new Map([...holding, ...watching].map((policy) => [policy.id, policy]));
    return [...all.values()].map((policy) => this.line(policy, sources, holding));
  });

  private line(
    policy: PolicySummary,
    sources: readonly SourceView[],
    holding: readonly PolicySummary[],
  ): Line {
    const source = sources.find((known) => known.policy === policy.id);
    return {
      id: policy.id,
      name: policyName(policy, this.fleet),
      href: hashOf({ view: 'policies', policy: policy.id }),
      holds: holding.includes(policy),
      byHand: policy.origin === 'Hand',
      source,
      reason: source ? sourceReason(source) : '',
    };
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import type { FindingView, LedgerRow, PolicySummary } from '../data/policy-model';
import { collectorsText, inForce, sourcesText, standingWord } from '../data/policy-words';
import { ServerClock } from '../data/server-clock';
import { Icon } from '../icons/icon';
import { Times } from '../preferences/times';
import { PaneRoute } from '../shell/pane-route';
import { AdoptPanel } from './adopt-panel';
import { ApplyPanel } from './apply-panel';
import { CoverageBadge } from './coverage-badge';
import { PoliciesState } from './policies-state';
import { UndoPanel } from './undo-panel';

type Action = 'apply' | 'undo' | 'end' | 'adopt';

/** What a policy is and what can be done with it; each action opens where it is explained before it is done. */
@Component({
  selector: 'wm-policy-head',
  imports: [AdoptPanel, ApplyPanel, CoverageBadge, Icon, UndoPanel],
  templateUrl: './policy-head.html',
  styleUrl: './policy-head.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyHead {
  private readonly clock = inject(ServerClock);
  private readonly times = inject(Times);
  private readonly route = inject(PaneRoute);
  private readonly state = inject(PoliciesState);

  readonly policy = input.required<PolicySummary>();
  readonly name = input.required<string>();
  readonly mayWrite = input.required<boolean>();
  readonly ledger = input.required<readonly LedgerRow[]>();
  readonly findings = input.required<readonly FindingView[]>();

  private readonly id = computed(() => this.policy().id);

  /** The action that is open; another policy has none, unless its application was asked for with its saving. */
  protected readonly action = linkedSignal<string, Action | undefined>({
    source: this.id,
    computation: (id) => (untracked(this.state.toApply) === id ? 'apply' : undefined),
  });

  protected readonly standing = computed(() => standingWord(this.policy()));
  protected readonly inForce = computed(() => inForce(this.policy()));
  protected readonly enforces = computed(() => this.inForce() && this.policy().mode === 'Enforce');
  protected readonly byHand = computed(() => this.policy().origin === 'Hand');

  protected readonly foreign = computed(() => [
    ...new Map(
      this.findings()
        .filter((finding) => finding.kind === 'ForeignRole')
        .flatMap((finding) => finding.adapters)
        .map((adapter) => [adapter.id, adapter]),
    ).values(),
  ]);

  protected readonly facts = computed(() => {
    const policy = this.policy();
    const facts = [sourcesText(policy.sources), collectorsText(policy.destinations)];
    if (policy.uncertain > 0) {
      facts.push($localize`:@@policy.uncertain:${policy.uncertain}:count: undecided`);
    }
    if (this.byHand()) facts.push($localize`:@@policies.byHand:Set by hand`);
    facts.push(
      $localize`:@@policy.changed:revision ${policy.revision}:revision: by ${policy.changedBy}:who:, ${this.times.at(policy.changedAt)}:when:`,
    );
    return facts.join(' · ');
  });

  protected readonly expiry = computed(() => {
    const { expiresAt } = this.policy();
    if (!expiresAt) return undefined;
    if (!this.inForce()) return $localize`:@@policy.expiredAt:Expired ${this.times.at(expiresAt)}:when:`;
    const left = this.times.left(Date.parse(expiresAt) - this.clock.now());
    return $localize`:@@policy.endsInAt:Ends in ${left}:time:, at ${this.times.at(expiresAt)}:when:`;
  });

  constructor() {
    effect(() => {
      // Asked for once; from here on the panel belongs to who looks at it.
      if (this.action() === 'apply') this.state.toApply.set(undefined);
    });
  }

  protected toggle(action: Action): void {
    this.action.update((open) => (open === action ? undefined : action));
  }

  protected close(): void {
    this.action.set(undefined);
  }

  protected edit(): void {
    this.route.go({ view: 'policies', policy: this.policy().id, task: 'edit' });
  }
}

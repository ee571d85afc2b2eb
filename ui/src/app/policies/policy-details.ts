import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Fleet } from '../data/fleet';
import { PolicyApi } from '../data/policy-api';
import { PolicyBoard } from '../data/policy-board';
import { liveRead } from '../data/live-read';
import type { PolicySummary } from '../data/policy-model';
import { policyName } from '../data/policy-words';
import { Session } from '../data/session';
import { Tabs, type Tab } from '../shell/tabs';
import { BlindIntervals } from './blind-intervals';
import { CoverageSection } from './coverage-section';
import { FindingsList } from './findings-list';
import { HistoryList } from './history-list';
import { LedgerList } from './ledger-list';
import { PlanSteps } from './plan-steps';
import { PolicyHead } from './policy-head';
import { RolloutBanner } from './rollout-banner';

type Section = 'coverage' | 'blind' | 'findings' | 'plan' | 'history' | 'ledger';

/** One policy: what it is, how it stands, what it found, and what undoing it would restore. */
@Component({
  selector: 'wm-policy-details',
  imports: [
    BlindIntervals,
    CoverageSection,
    FindingsList,
    HistoryList,
    LedgerList,
    PlanSteps,
    PolicyHead,
    RolloutBanner,
    Tabs,
  ],
  templateUrl: './policy-details.html',
  styleUrl: './policy-details.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyDetails {
  private readonly api = inject(PolicyApi);
  private readonly board = inject(PolicyBoard);
  private readonly fleet = inject(Fleet);
  private readonly session = inject(Session);

  readonly policy = input.required<PolicySummary>();

  private readonly id = computed(() => this.policy().id);
  protected readonly name = computed(() => policyName(this.policy(), this.fleet));
  protected readonly mayWrite = computed(() => this.session.may('policies.write'));

  /** Another policy begins with its coverage. */
  protected readonly section = linkedSignal<string, Section>({
    source: this.id,
    computation: () => 'coverage',
  });

  protected readonly read = liveRead(this.id, (id) => this.api.read(id));
  protected readonly plan = liveRead(this.id, (id) => this.api.plan(id));
  protected readonly ledger = liveRead(this.id, (id) => this.api.ledger(id));
  protected readonly intervals = liveRead(this.whenAt('blind'), (id) => this.api.intervals(id));
  protected readonly history = liveRead(this.whenAt('history'), (id) => this.api.history(id));

  protected readonly onDemand = computed(() => this.read.value()?.document['collectors'] === 'onDemand');
  protected readonly findings = computed(() => this.board.findingsOf(this.id()));
  protected readonly problem = computed(
    () =>
      this.read.problem() ||
      this.plan.problem() ||
      this.ledger.problem() ||
      this.intervals.problem() ||
      this.history.problem(),
  );

  protected readonly tabs = computed((): readonly Tab[] => [
    { key: 'coverage', label: $localize`:@@section.coverage:Coverage` },
    { key: 'blind', label: $localize`:@@section.blind:Blind times` },
    {
      key: 'findings',
      label: $localize`:@@section.findings:Findings`,
      count: this.findings().length || undefined,
    },
    {
      key: 'plan',
      label: $localize`:@@section.plan:To be done`,
      count: this.policy().pending || undefined,
      warns: this.policy().failing > 0,
    },
    {
      key: 'ledger',
      label: $localize`:@@section.ledger:What undo restores`,
      count: this.policy().held || undefined,
    },
    { key: 'history', label: $localize`:@@section.history:History` },
  ]);

  protected choose(section: string): void {
    this.section.set(section as Section);
  }

  /** What is asked for only while it is looked at. */
  private whenAt(section: Section): () => string | undefined {
    return () => (this.section() === section ? this.id() : undefined);
  }
}

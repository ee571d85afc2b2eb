import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Fleet } from '../data/fleet';
import type { MemberView, PolicySummary } from '../data/policy-model';
import { inForce } from '../data/policy-words';
import { refText } from '../data/ref-words';
import { Icon } from '../icons/icon';

/** More collectors than this are counted, not listed. */
const MOST = 300;

/** Where the copies of a policy go, and which of them are switched on now. */
@Component({
  selector: 'wm-collector-table',
  imports: [Icon],
  templateUrl: './collector-table.html',
  styleUrl: './collector-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CollectorTable {
  private readonly fleet = inject(Fleet);

  readonly collectors = input.required<readonly MemberView[]>();
  readonly onDemand = input.required<boolean>();
  readonly policy = input.required<PolicySummary>();

  protected readonly more = computed(() => Math.max(0, this.collectors().length - MOST));
  protected readonly groups = computed(
    () => new Set(this.collectors().map((member) => member.group)).size > 1,
  );

  protected readonly rows = computed(() =>
    this.collectors()
      .slice(0, MOST)
      .map(({ adapter, group, uncertain }) => {
        const now = this.fleet.adapter(adapter.id);
        return {
          key: `${group} ${adapter.id}`,
          name: refText(adapter),
          node: now?.node ?? adapter.node ?? '–',
          on: (now?.role ?? adapter.role) === 'Destination',
          group,
          uncertain,
        };
      }),
  );

  /** What a collector is that is no destination now. */
  protected readonly offWord = computed(() =>
    this.onDemand() && inForce(this.policy()) && this.policy().mode === 'Enforce'
      ? $localize`:@@collector.standby:Standby`
      : $localize`:@@collector.notSet:Not set`,
  );
}

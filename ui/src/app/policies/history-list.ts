import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { PolicyApi } from '../data/policy-api';
import type { PolicySummary, RevisionView } from '../data/policy-model';
import { modeWord } from '../data/policy-words';
import { Icon } from '../icons/icon';
import { Attempt } from '../lab/attempt';
import { Times } from '../preferences/times';
import { changedMembers } from './document-changes';
import { textOfDocument } from './policy-draft';

/** Who changed a policy when, what it was then, and the way back to it. */
@Component({
  selector: 'wm-history-list',
  imports: [Icon],
  templateUrl: './history-list.html',
  styleUrl: './history-list.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryList {
  private readonly api = inject(PolicyApi);
  private readonly times = inject(Times);

  readonly policy = input.required<PolicySummary>();

  /** The newest first; undefined until they have arrived. */
  readonly revisions = input.required<readonly RevisionView[] | undefined>();
  readonly mayWrite = input.required<boolean>();

  protected readonly attempt = new Attempt<boolean>();
  protected readonly open = signal<number | undefined>(undefined);

  /** The revision that shall be restored and waits for a second word. */
  protected readonly asked = signal<number | undefined>(undefined);

  protected readonly rows = computed(() =>
    (this.revisions() ?? []).map((revision, index, all) => ({
      revision: revision.revision,
      who: revision.changedBy,
      when: this.times.at(revision.changedAt),
      whenFull: this.times.full(revision.changedAt),
      what: whatOf(revision, all[index + 1]),
      newest: index === 0,
      text: textOfDocument(revision.document),
    })),
  );

  protected toggle(revision: number): void {
    this.open.update((open) => (open === revision ? undefined : revision));
  }

  protected async restore(revision: number): Promise<void> {
    const { id, revision: newest } = this.policy();
    await this.attempt.run(async () => {
      await this.api.restore(id, newest, revision);
      return true;
    });
    this.asked.set(undefined);
  }
}

/** What a revision changed, in words. */
function whatOf(revision: RevisionView, before: RevisionView | undefined): string {
  if (revision.ended) return $localize`:@@history.ended:Ended`;
  if (!before) return $localize`:@@history.created:Created`;
  const parts: string[] = [];
  if (before.enabled !== revision.enabled) {
    parts.push(
      revision.enabled ? $localize`:@@history.on:Switched on` : $localize`:@@history.off:Switched off`,
    );
  }
  const members = changedMembers(before.document, revision.document);
  if (members.includes('mode')) {
    parts.push(modeWord(revision.document['mode'] === 'enforce' ? 'Enforce' : 'Observe'));
  }
  const others = members.filter((member) => member !== 'mode' && member !== 'enabled');
  if (others.length > 0) parts.push($localize`:@@history.changed:changed: ${others.join(', ')}:members:`);
  if (!!before.rollout !== !!revision.rollout) {
    parts.push(
      revision.rollout ? $localize`:@@history.trial:On trial` : $localize`:@@history.kept:Trial over`,
    );
  }
  return parts.join(' · ') || $localize`:@@history.same:Nothing changed`;
}

import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RoleWrites } from '../data/role-writes';
import type { Role } from '../data/model';
import { Session } from '../data/session';
import { Icon } from '../icons/icon';
import { Numbers } from '../preferences/numbers';
import { Attempt } from './attempt';
import { Lab } from './lab';
import { ARP_PACKETS, CAST, STEPS, type Pair, type Step } from './seed-scenario';
import { TryIt } from './try-it';

/** The first experiment, step by step. */
@Component({
  selector: 'wm-try-it-card',
  imports: [Icon],
  templateUrl: './try-it-card.html',
  styleUrl: './try-it-card.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TryItCard {
  private readonly lab = inject(Lab);
  private readonly writes = inject(RoleWrites);
  private readonly numbers = inject(Numbers);
  private readonly session = inject(Session);
  protected readonly tryIt = inject(TryIt);
  protected readonly steps = STEPS;
  protected readonly attempt = new Attempt<void>();

  protected readonly blocked = computed(
    () => !this.session.may('lab.control') || !this.session.may('roles.write'),
  );
  protected readonly busy = computed(() => this.attempt.running() || this.tryIt.measuring());

  protected readonly measured = computed(() => {
    const seen = this.tryIt.last();
    if (this.tryIt.measuring())
      return $localize`:@@try.measuring:Reading the counters of ${CAST.destination}:machine:…`;
    if (!seen) return '';
    const replies = this.numbers.integer(seen.answered);
    if (seen.rise === undefined) {
      return $localize`:@@try.noCounters:${replies}:replies: replies; the counters of ${CAST.destination}:machine: could not be read.`;
    }
    const rise = this.numbers.integer(seen.rise);
    return $localize`:@@try.measured:Last ping: ${replies}:replies: replies; ${CAST.destination}:machine: received ${rise}:rise: packets meanwhile.`;
  });

  protected text(step: Step): string {
    switch (step) {
      case 'quiet':
        return $localize`:@@try.quiet:Ping ${CAST.source}:source: from ${CAST.from}:from:. ${CAST.destination}:destination: receives nothing of it, ${ARP_PACKETS}:most: ARP packets at most.`;
      case 'roles':
        return $localize`:@@try.roles:Make ${CAST.source}:source: a Source and ${CAST.destination}:destination: a Destination.`;
      case 'copied':
        return $localize`:@@try.copied:Ping again. ${CAST.destination}:destination: receives a copy of each request and each reply.`;
      case 'back':
        return $localize`:@@try.back:Set both back to None.`;
    }
  }

  protected action(step: Step): string {
    switch (step) {
      case 'quiet':
      case 'copied':
        return $localize`:@@try.doPing:Ping`;
      case 'roles':
        return $localize`:@@try.doRoles:Set roles`;
      case 'back':
        return $localize`:@@try.doBack:Set None`;
    }
  }

  protected run(step: Step, pair: Pair): void {
    void this.attempt.run(async () => {
      if (step === 'roles') await this.setRoles(pair, 'Source', 'Destination');
      else if (step === 'back') await this.setRoles(pair, 'None', 'None');
      else await this.lab.ping(CAST.from, CAST.source, CAST.count);
    });
  }

  private async setRoles(pair: Pair, source: Role, destination: Role): Promise<void> {
    await Promise.all([this.writes.set(pair.source, source), this.writes.set(pair.destination, destination)]);
    for (const { id } of [pair.source, pair.destination]) {
      const write = this.writes.of(id);
      if (write?.state === 'failed') throw new Error(write.problem);
    }
  }
}

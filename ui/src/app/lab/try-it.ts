import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Fleet } from '../data/fleet';
import { RateBook } from '../data/rate-book';
import { RateFeed } from '../data/rate-feed';
import { Session } from '../data/session';
import type { PingReport } from './lab';
import {
  CAST,
  STEPS,
  findPair,
  isMirrored,
  isQuiet,
  provenBy,
  type Evidence,
  type Step,
} from './seed-scenario';

/** A ping to the source of the experiment, with what was measured beside it. */
export interface Observation extends Evidence {
  readonly report: PingReport;
}

/**
 * How many samples to wait for after a ping: the first may have been taken before its last echo. One more would
 * only let in more of the destination's other traffic.
 */
const SAMPLES_AFTER = 2;

/** Without a sample for this long, in milliseconds, the counters are taken to be silent. */
const PATIENCE = 6000;

/** Follows the first experiment and ticks off what really happened, however it was brought about. */
@Injectable({ providedIn: 'root' })
export class TryIt {
  private readonly fleet = inject(Fleet);
  private readonly book = inject(RateBook);
  private readonly feed = inject(RateFeed);
  private readonly session = inject(Session);

  readonly pair = computed(() => (this.session.lab() ? findPair(this.fleet.adapters()) : undefined));
  readonly done = signal<ReadonlySet<Step>>(new Set());
  readonly last = signal<Observation | undefined>(undefined);
  readonly measuring = signal(false);

  /** Whether a role of the experiment is set, so that there is a way back. */
  readonly rolesSet = computed(() => {
    const pair = this.pair();
    return pair !== undefined && !isQuiet(pair);
  });

  /** The first step that is not done; a pair found mirrored begins after the step that needs silence. */
  readonly next = computed((): Step | undefined => {
    const done = this.done();
    if (done.has('back')) return undefined;
    return STEPS.find((step) => !done.has(step) && !(step === 'quiet' && done.has('roles')));
  });

  constructor() {
    effect(() => {
      const pair = this.pair();
      untracked(() => this.feed.watch('try-it', pair ? [pair.source.id, pair.destination.id] : []));
      if (!pair) return;
      if (isMirrored(pair)) this.tick('roles');
      if (isQuiet(pair)) this.backToNone();
    });
  }

  /** Runs a ping. When it goes to the source of the experiment, measures the destination around it. */
  async observe(ping: () => Promise<PingReport>): Promise<PingReport> {
    const pair = this.pair();
    const before = pair && this.received(pair.destination.id);
    const report = await ping();
    if (pair && this.isAboutSource(report)) void this.measure(report, isMirrored(pair), before);
    return report;
  }

  restart(): void {
    const pair = this.pair();
    this.done.set(new Set(pair && isMirrored(pair) ? ['roles'] : []));
    this.last.set(undefined);
  }

  private async measure(report: PingReport, mirrored: boolean, before: number | undefined): Promise<void> {
    this.measuring.set(true);
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    await Promise.race([this.book.after(SAMPLES_AFTER), patience]);
    this.measuring.set(false);
    const pair = this.pair();
    const after = pair && this.received(pair.destination.id);
    const rise = before === undefined || after === undefined ? undefined : after - before;
    const observation = { report, answered: report.received, mirrored, rise };
    this.last.set(observation);
    const step = provenBy(observation);
    if (step) this.tick(step);
  }

  /** Roles taken back before a copy was seen have proven nothing, and are to be set again. */
  private backToNone(): void {
    const done = untracked(this.done);
    if (done.has('copied')) this.tick('back');
    else if (done.has('roles')) this.done.set(new Set([...done].filter((step) => step !== 'roles')));
  }

  private received(id: string): number | undefined {
    return this.book.current(id)?.totalReceived;
  }

  private isAboutSource(report: PingReport): boolean {
    const addresses = this.pair()?.source.addresses ?? [];
    return report.to === CAST.source || addresses.includes(report.address);
  }

  private tick(step: Step): void {
    this.done.update((done) => (done.has(step) ? done : new Set(done).add(step)));
  }
}

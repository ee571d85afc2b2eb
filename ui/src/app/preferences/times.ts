import { LOCALE_ID, Injectable, inject } from '@angular/core';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes times and durations the way the language in use does. */
@Injectable({ providedIn: 'root' })
export class Times {
  private readonly locale = inject(LOCALE_ID);
  private readonly clock = new Intl.DateTimeFormat(this.locale, { timeStyle: 'medium' });
  private readonly dateClock = new Intl.DateTimeFormat(this.locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  private readonly whole = new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeStyle: 'medium' });
  private readonly tenth = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 1 });

  /** The time of day; with the date where that is not today's. */
  at(iso: string, now = Date.now()): string {
    const time = new Date(iso);
    const today = time.toDateString() === new Date(now).toDateString();
    return (today ? this.clock : this.dateClock).format(time);
  }

  /** Date and time in full. */
  full(iso: string): string {
    return this.whole.format(new Date(iso));
  }

  /** A duration in its two largest units; of less than ten seconds, with a tenth. */
  span(milliseconds: number): string {
    const ms = Math.max(0, milliseconds);
    if (ms < 10 * SECOND) return `${this.tenth.format(ms / SECOND)} s`;
    if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
    if (ms < HOUR) return pair(ms, MINUTE, 'min', SECOND, 's');
    if (ms < DAY) return pair(ms, HOUR, 'h', MINUTE, 'min');
    return pair(ms, DAY, 'd', HOUR, 'h');
  }

  /** What is left, in whole seconds and rounded up, so that a countdown ends at 0 and not before. */
  left(milliseconds: number): string {
    const seconds = Math.max(0, Math.ceil(milliseconds / SECOND));
    return seconds < 60 ? `${seconds} s` : this.span(seconds * SECOND);
  }
}

function pair(ms: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((ms % large) / small);
  const whole = `${Math.floor(ms / large)} ${largeUnit}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallUnit}`;
}

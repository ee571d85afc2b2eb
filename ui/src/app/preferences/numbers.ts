import { LOCALE_ID, Injectable, inject } from '@angular/core';

/** A number and its unit, apart so that a column can align both. */
export interface Measure {
  readonly value: string;
  readonly unit: string;
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** Writes numbers the way the language in use does. */
@Injectable({ providedIn: 'root' })
export class Numbers {
  private readonly locale = inject(LOCALE_ID);
  private readonly whole = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 0 });
  private readonly tenth = new Intl.NumberFormat(this.locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  private readonly hundredth = new Intl.NumberFormat(this.locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });

  integer(value: number): string {
    return this.whole.format(value);
  }

  /** Whole numbers, so that digits stand under digits; what is there but rounds to nothing is still shown. */
  rate(value: number): string {
    return value > 0 && value < 0.5 ? `<${this.whole.format(1)}` : this.whole.format(value);
  }

  bytes(value: number): Measure {
    let index = 0;
    while (value >= 999.5 && index < UNITS.length - 1) {
      value /= 1000;
      index++;
    }
    return { value: index === 0 ? this.rate(value) : this.tenth.format(value), unit: UNITS[index]! };
  }

  milliseconds(value: number): string {
    return `${this.hundredth.format(value)} ms`;
  }
}

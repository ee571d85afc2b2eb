import { LOCALE_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { testPane } from '../testing/test-pane';
import { Numbers } from './numbers';

describe('numbers', () => {
  function numbers(locale: string): Numbers {
    testPane([{ provide: LOCALE_ID, useValue: locale }]);
    return TestBed.inject(Numbers);
  }

  it('are whole, grouped as the language does', () => {
    expect(numbers('en-US').rate(12345.6)).toBe('12,346');
    TestBed.resetTestingModule();
    expect(numbers('pt-BR').rate(12345.6)).toBe('12.346');
  });

  it('do not round a trickle to nothing', () => {
    const n = numbers('en-US');
    expect(n.rate(0.2)).toBe('<1');
    expect(n.rate(0)).toBe('0');
  });

  it('write times with the same digits, so that they can be compared', () => {
    const n = numbers('en-US');
    expect([0.4, 1.254, 12].map((value) => n.milliseconds(value))).toEqual([
      '0.40 ms',
      '1.25 ms',
      '12.00 ms',
    ]);
  });

  it('step the unit so that at most three digits stand before the point', () => {
    const n = numbers('en-US');
    expect(n.bytes(0)).toEqual({ value: '0', unit: 'B' });
    expect(n.bytes(999)).toEqual({ value: '999', unit: 'B' });
    expect(n.bytes(999.6)).toEqual({ value: '1.0', unit: 'kB' });
    expect(n.bytes(12_340_000)).toEqual({ value: '12.3', unit: 'MB' });
    expect(n.bytes(5e12)).toEqual({ value: '5,000.0', unit: 'GB' });
  });
});

import { describe, expect, it } from 'vitest';
import { keepNatives } from './natives';

const NAMES = ['replaceAll', 'repeat', 'startsWith', 'endsWith'];

describe('the browser’s own functions', () => {
  it('are back, with all that belongs to them, after a library replaced them', () => {
    const before = NAMES.map((name) => Object.getOwnPropertyDescriptor(String.prototype, name));
    const putBack = keepNatives();
    for (const name of NAMES) Object.assign(String.prototype, { [name]: () => 'replaced' });
    expect('a-b'.replaceAll(/-/g, '+')).toBe('replaced');
    putBack();
    expect('a-b'.replaceAll(/-/g, '+')).toBe('a+b');
    const after = NAMES.map((name) => Object.getOwnPropertyDescriptor(String.prototype, name));
    expect(after).toEqual(before);
  });
});

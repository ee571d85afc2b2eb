import { moveBy } from './grid-keys';

const size = { rows: 100, columns: 10, page: 12 };
const press = (key: string, row: number, column: number, ctrlKey = false) =>
  moveBy({ key, ctrlKey }, { row, column }, size);

describe('keys of the table', () => {
  it('move by one with the arrows', () => {
    expect(press('ArrowDown', 3, 4)).toEqual({ row: 4, column: 4 });
    expect(press('ArrowUp', 3, 4)).toEqual({ row: 2, column: 4 });
    expect(press('ArrowLeft', 3, 4)).toEqual({ row: 3, column: 3 });
    expect(press('ArrowRight', 3, 4)).toEqual({ row: 3, column: 5 });
  });

  it('reach the header from the first row and stop there', () => {
    expect(press('ArrowUp', 0, 2)).toEqual({ row: -1, column: 2 });
    expect(press('ArrowUp', -1, 2)).toEqual({ row: -1, column: 2 });
  });

  it('stop at the last row and column', () => {
    expect(press('ArrowDown', 99, 9)).toEqual({ row: 99, column: 9 });
    expect(press('ArrowRight', 99, 9)).toEqual({ row: 99, column: 9 });
    expect(press('PageDown', 95, 0)).toEqual({ row: 99, column: 0 });
  });

  it('go to the ends of the row, and with Control to the ends of the table', () => {
    expect(press('Home', 5, 5)).toEqual({ row: 5, column: 0 });
    expect(press('End', 5, 5)).toEqual({ row: 5, column: 9 });
    expect(press('Home', 5, 5, true)).toEqual({ row: 0, column: 0 });
    expect(press('End', 5, 5, true)).toEqual({ row: 99, column: 9 });
  });

  it('go by what is on screen with the page keys, never into the header', () => {
    expect(press('PageDown', 5, 1)).toEqual({ row: 17, column: 1 });
    expect(press('PageUp', 5, 1)).toEqual({ row: 0, column: 1 });
  });

  it('leave every other key to the browser', () => {
    expect(press('a', 5, 1)).toBeUndefined();
    expect(press('Tab', 5, 1)).toBeUndefined();
  });
});

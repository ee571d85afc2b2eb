/** A cell of the table; row -1 is the header. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows one page has. */
  readonly page: number;
}

interface Chord {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Where a key leads, after the ARIA practice for grids: arrows by one, Home and End within the row, with Control
 * to the first and last row, pages by what is on screen. Undefined when the key is none of the table's.
 */
export function moveBy(chord: Chord, from: Cell, size: GridSize): Cell | undefined {
  const to = target(chord, from, size);
  return to && { row: clamp(to.row, -1, size.rows - 1), column: clamp(to.column, 0, size.columns - 1) };
}

function target({ key, ctrlKey }: Chord, { row, column }: Cell, size: GridSize): Cell | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return ctrlKey ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return { row: ctrlKey ? size.rows - 1 : row, column: size.columns - 1 };
    case 'PageUp':
      return { row: Math.max(0, row - size.page), column };
    case 'PageDown':
      return { row: row + size.page, column };
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** What the shell's library replaces in every page it is loaded into; its replaceAll does not take an expression. */
const REPLACED = ['replaceAll', 'repeat', 'startsWith', 'endsWith'] as const;

/** Keeps the browser's own functions, and answers how to put them back once the library is there. */
export function keepNatives(prototype: object = String.prototype): () => void {
  const kept = REPLACED.map((name) => [name, Object.getOwnPropertyDescriptor(prototype, name)!] as const);
  return () => {
    for (const [name, own] of kept) Object.defineProperty(prototype, name, own);
  };
}

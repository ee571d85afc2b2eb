/** Reads a choice the operator made before; anything else, or a browser that keeps nothing, is no choice. */
export function storedChoice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(key);
    return allowed.find((choice) => choice === value);
  } catch {
    return undefined;
  }
}

/** Keeps a choice. Answers whether the browser did; where storage is switched off, the choice lasts for this page. */
export function storeChoice(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

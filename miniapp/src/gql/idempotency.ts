/** A key no other request has: the time and chance, 64 characters at most. */
export function makeKey(now: number, chance: () => number): string {
  const part = () => chance().toString(36).slice(2, 12).padEnd(10, "0");
  return `${now.toString(36)}-${part()}${part()}`;
}

/**
 * The key to send with a command. The same input keeps its key until it is known to be done, so that
 * somebody who presses again after a lost answer does a thing once.
 */
export function createKeys(make: () => string) {
  let held: { input: string; key: string } | null = null;
  return {
    keyFor: (input: object): string => {
      const text = JSON.stringify(input);
      if (held?.input !== text) held = { input: text, key: make() };
      return held.key;
    },
    /** Only the input that was done is let go: a later one may still be on its way. */
    done: (key: string): void => {
      if (held?.key === key) held = null;
    },
  };
}

import { PREFIX, type StorageKey } from "./storage";

/** Calls when another window of this browser kept or forgot this; `null` is all of it at once. */
export function onKeptElsewhere(key: StorageKey, call: () => void): void {
  // Where there is no window there is no other one either.
  if (typeof window === "undefined") return;
  window.addEventListener("storage", ({ key: changed }) => {
    if (changed === null || changed === PREFIX + key) call();
  });
}

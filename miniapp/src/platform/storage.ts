import Taro from "@tarojs/taro";

/** Every place on the device where we keep something. */
export type StorageKey =
  | "credentials"
  | "session"
  | "display"
  | "reads"
  | "report"
  | "drafts"
  | "check-ins"
  | "code-keys"
  | "messages"
  | "privacy";

/** Before the name of everything we keep. */
export const PREFIX = "linge.";

/** What was kept, or null. What cannot be read counts as nothing: it was another version's, or damaged. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- who kept it knows what it is
export function recall<T>(key: StorageKey): T | null {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key);
    return typeof text === "string" && text !== "" ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

/** Keeps it. A full or closed storage is no reason to fail: it is then only known until the app closes. */
export function keep(key: StorageKey, value: unknown): void {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value));
  } catch {
    forget(key);
  }
}

export function forget(key: StorageKey): void {
  try {
    Taro.removeStorageSync(PREFIX + key);
  } catch {
    // Nothing was kept, then.
  }
}

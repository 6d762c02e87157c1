import type { StorageKey } from "./storage";

/** WeChat opens a mini-program once. */
export const onKeptElsewhere = (_key: StorageKey, _call: () => void): void => undefined;

import type { Credentials, Tokens } from "../gql/request";
import { STALE_AFTER_MS } from "../gql/wire";
import { forget, keep, recall } from "../platform/storage";

type Kept = Tokens & { savedAt: number };

/**
 * Tokens in the storage of the device. Their age is measured on this device's own clock from when they
 * came, because that clock may be wrong and the server's time of expiry would then mean nothing.
 */
export function createCredentials(now: () => number, onEnd: () => void): Credentials {
  const read = () => recall<Kept>("credentials");
  return {
    read,
    isStale: () => {
      const kept = read();
      return kept !== null && Math.abs(now() - kept.savedAt) >= STALE_AFTER_MS;
    },
    save: ({ accessToken, refreshToken }) =>
      keep("credentials", { accessToken, refreshToken, savedAt: now() } satisfies Kept),
    end: () => {
      forget("credentials");
      onEnd();
    },
  };
}

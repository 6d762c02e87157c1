import { makeKey } from "../gql/idempotency";
import type { Credentials, Renewable } from "../gql/request";
import { STALE_AFTER_MS } from "../gql/wire";
import { forget, keep, recall } from "../platform/storage";

type Kept = Renewable & { savedAt: number };

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
    save: ({ accessToken, refreshToken }) => {
      const renewalKey = makeKey(now(), Math.random);
      const kept: Kept = { accessToken, refreshToken, renewalKey, savedAt: now() };
      keep("credentials", kept);
    },
    end: () => {
      forget("credentials");
      onEnd();
    },
  };
}

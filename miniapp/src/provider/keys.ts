import Taro from "@tarojs/taro";
import { keep, recall } from "../platform/storage";
import type { PublicKey } from "./code";

/** Where the public keys are, beside the API. */
const KEYS_URL = LINGE_API_URL.replace(/\/graphql$/, "/.well-known/jwks.json");
const TIMEOUT_MS = 10_000;

/** The public keys this device knows; they are no secret and outlive a session. */
export const knownKeys = (): PublicKey[] => recall<PublicKey[]>("code-keys") ?? [];

/** Asks for the keys as they are now. Without a network those that are known stay. */
export async function renewKeys(): Promise<void> {
  const asked = Taro.request<{ keys?: PublicKey[] }>({ url: KEYS_URL, timeout: TIMEOUT_MS });
  const answer = await Promise.resolve(asked).catch(() => null);
  const keys = answer?.statusCode === 200 ? answer.data.keys : undefined;
  if (keys && keys.length > 0) keep("code-keys", keys);
}

import { createHash, timingSafeEqual } from "node:crypto";
import { type Instant, MINUTE, SECOND, toMs } from "../kernel/clock.ts";

/* What WeChat's server sends us: every request is signed with a token that only the two of us know. */

const FRESH = 5 * MINUTE;

/** Whether a request is WeChat's, and of now: an old one may have been overheard. */
export function isFromWechat(token: string, query: URLSearchParams, now: Instant): boolean {
  const [timestamp, nonce] = [query.get("timestamp") ?? "", query.get("nonce") ?? ""];
  const sent = Number(timestamp) * SECOND;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(toMs(now) - sent) > FRESH) return false;
  const text = [token, timestamp, nonce].sort().join("");
  const expected = createHash("sha1").update(text).digest();
  const given = Buffer.from(query.get("signature") ?? "", "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

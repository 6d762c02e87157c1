import { createHmac, timingSafeEqual } from "node:crypto";
import { asId, type Id } from "../kernel/ids.ts";

/** What a genuine refresh token says: of which session it is, and which of its refreshes it allows. */
export type Presented = { sessionId: Id<"session">; counter: number };

const SHAPE = /^(?<id>[a-z]{3}_[0-9A-Z]{26})\.(?<counter>0|[1-9]\d{0,8})\.(?<secret>[\w-]{43})$/;

/** Derived and never stored: who reads the table cannot make a token, who reads a token learns no other. */
const secretOf = (key: Uint8Array, sessionId: string, counter: number): string =>
  createHmac("sha256", key).update(`refresh|${sessionId}|${counter}`).digest("base64url");

/** The token as the client keeps it: `ses_….<counter>.<secret>`, opaque to it. */
export const makeRefreshToken = (key: Uint8Array, { sessionId, counter }: Presented): string =>
  `${sessionId}.${counter}.${secretOf(key, sessionId, counter)}`;

/** Reads a token, or null for one we did not make. */
export function readRefreshToken(key: Uint8Array, token: string): Presented | null {
  const { id = "", counter = "", secret = "" } = SHAPE.exec(token)?.groups ?? {};
  const sessionId = asId("session", id);
  if (!sessionId) return null;
  const genuine = secretOf(key, sessionId, Number(counter));
  return timingSafeEqual(Buffer.from(genuine), Buffer.from(secret))
    ? { sessionId, counter: Number(counter) }
    : null;
}

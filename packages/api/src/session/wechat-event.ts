import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";
import { type Instant, MINUTE, SECOND, toMs } from "../kernel/clock.ts";

/* What WeChat's server sends us: signed with a token that only the two of us know, and best encrypted too. */

const FRESH = 5 * MINUTE;

export type EventSettings = {
  appId: string;
  /** What WeChat signs its requests to us with. */
  eventToken: string;
  /**
   * `EncodingAESKey` of the console. With it only what is encrypted is taken; without it events come in plain
   * text, and whoever overhears a signature can put other words under it for five minutes.
   */
  eventKey?: string | undefined;
};

function isFresh(query: URLSearchParams, now: Instant): boolean {
  const timestamp = query.get("timestamp") ?? "";
  const sent = Number(timestamp) * SECOND;
  return /^\d{1,12}$/.test(timestamp) && Math.abs(toMs(now) - sent) <= FRESH;
}

/** Whether `name` of the query signs these parts together with the token, the time and the nonce. */
function isSigned(
  { eventToken }: EventSettings,
  query: URLSearchParams,
  name: "signature" | "msg_signature",
  ...parts: readonly string[]
): boolean {
  const [timestamp, nonce] = [query.get("timestamp") ?? "", query.get("nonce") ?? ""];
  const text = [eventToken, timestamp, nonce, ...parts].sort().join("");
  const expected = createHash("sha1").update(text).digest();
  const given = Buffer.from(query.get(name) ?? "", "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether a request is WeChat's, and of now: an old one may have been overheard. */
export const isFromWechat = (
  settings: EventSettings,
  query: URLSearchParams,
  now: Instant,
): boolean => isFresh(query, now) && isSigned(settings, query, "signature");

const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;

/** Without the padding of PKCS #7 to 32 bytes; null when it is none. */
function unpad(bytes: Buffer): Buffer | null {
  const size = bytes.at(-1) ?? 0;
  const padding = bytes.subarray(bytes.length - size);
  const isPadding = size >= 1 && size <= BLOCK && padding.every((byte) => byte === size);
  return isPadding ? bytes.subarray(0, bytes.length - size) : null;
}

/** Sixteen random bytes, the length of the text in four, the text, and whose app it is for. */
function read(bytes: Buffer, appId: string): string | null {
  if (bytes.length < RANDOM + LENGTH) return null;
  const end = RANDOM + LENGTH + bytes.readUInt32BE(RANDOM);
  const isForUs = end <= bytes.length && bytes.subarray(end).toString() === appId;
  return isForUs ? bytes.subarray(RANDOM + LENGTH, end).toString() : null;
}

/** What WeChat encrypted for this app; null when it is not for it, or was changed. */
export function decryptEvent(encrypted: string, key: string, appId: string): string | null {
  const secret = Buffer.from(`${key}=`, "base64");
  try {
    const decipher = createDecipheriv("aes-256-cbc", secret, secret.subarray(0, 16));
    decipher.setAutoPadding(false);
    const bytes = Buffer.from(encrypted, "base64");
    const plain = unpad(Buffer.concat([decipher.update(bytes), decipher.final()]));
    return plain && read(plain, appId);
  } catch {
    return null;
  }
}

type Envelope = { Encrypt?: unknown };

function textOf(settings: EventSettings, query: URLSearchParams, body: string): string | null {
  const { eventKey, appId } = settings;
  if (!eventKey) return isSigned(settings, query, "signature") ? body : null;
  const { Encrypt } = JSON.parse(body) as Envelope;
  if (typeof Encrypt !== "string") return null;
  return isSigned(settings, query, "msg_signature", Encrypt)
    ? decryptEvent(Encrypt, eventKey, appId)
    : null;
}

/** The event in a request, or null when it is not WeChat's, not of now or not for us. Throws when it is no JSON. */
export function openEvent(
  settings: EventSettings,
  query: URLSearchParams,
  body: string,
  now: Instant,
): object | null {
  const text = isFresh(query, now) ? textOf(settings, query, body) : null;
  const event: unknown = text === null ? null : JSON.parse(text);
  return typeof event === "object" ? event : null;
}

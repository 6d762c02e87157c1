import { p256 } from "@noble/curves/nist.js";
import { bytesOf, readPart } from "../session/jwt";

/* A check-in code is a JWT (ES256). WeChat has no WebCrypto, so it is checked in JavaScript, without a network. */

/** A public key as `/.well-known/jwks.json` gives it. */
export type PublicKey = { kid: string; x: string; y: string };

export type Verdict =
  | { kind: "good"; bookingId: string; sequence: number }
  | { kind: "expired"; bookingId: string }
  /** Made with a key this device does not know: it may have been renewed. */
  | { kind: "unknownKey" }
  /** No code of ours, or changed on the way. */
  | { kind: "wrong" };

const AUDIENCE_END = "/check-in";
const UNCOMPRESSED = 4;

const ascii = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

function isSigned(signed: string, signature: string, { x, y }: PublicKey): boolean {
  try {
    const point = Uint8Array.from([UNCOMPRESSED, ...bytesOf(x), ...bytesOf(y)]);
    // JOSE takes either form of a signature; the library by itself only the lower one.
    return p256.verify(bytesOf(signature), ascii(signed), point, { lowS: false });
  } catch {
    return false;
  }
}

/** What a scanned code is worth at this moment, in milliseconds of the server's time. */
export function verifyCode(code: string, keys: readonly PublicKey[], now: number): Verdict {
  const [head = "", body = "", signature = "", ...more] = code.trim().split(".");
  const [header, claims] = [readPart(head), readPart(body)];
  if (!header || !claims || more.length > 0 || header["alg"] !== "ES256") return { kind: "wrong" };
  const key = keys.find(({ kid }) => kid === header["kid"]);
  if (!key) return { kind: "unknownKey" };
  const { sub, seq, exp, aud } = claims;
  const isOurs = typeof aud === "string" && aud.endsWith(AUDIENCE_END);
  if (typeof sub !== "string" || typeof seq !== "number" || typeof exp !== "number" || !isOurs)
    return { kind: "wrong" };
  if (!isSigned(`${head}.${body}`, signature, key)) return { kind: "wrong" };
  return exp * 1_000 <= now
    ? { kind: "expired", bookingId: sub }
    : { kind: "good", bookingId: sub, sequence: seq };
}

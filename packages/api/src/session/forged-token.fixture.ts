import { createHmac, createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { SigningKey } from "./token.ts";

/** Tokens as an attacker or a faulty client would make them, put together by hand. */

export const bodyOf = (part: object): string =>
  Buffer.from(JSON.stringify(part)).toString("base64url");

const keyOf = (jwk: object) => ({ key: jwk as never, format: "jwk" as const });

/** A token of any content with a true ES256 signature of ours. */
export function signedToken(key: SigningKey, payload: object, header: object = {}): string {
  const body = `${bodyOf({ alg: "ES256", kid: key.kid, typ: "JWT", ...header })}.${bodyOf(payload)}`;
  const privateKey = createPrivateKey(keyOf(key.privateJwk));
  const signature = sign("sha256", Buffer.from(body), {
    key: privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return `${body}.${signature.toString("base64url")}`;
}

/** Says that it needs no signature. */
export const unsignedToken = (key: SigningKey, payload: object): string =>
  `${bodyOf({ alg: "none", kid: key.kid })}.${bodyOf(payload)}.`;

/** Signed with the public key as if it were a shared secret: works where the header chooses the algorithm. */
export function confusedToken(key: SigningKey, payload: object): string {
  const body = `${bodyOf({ alg: "HS256", kid: key.kid })}.${bodyOf(payload)}`;
  const pem = createPublicKey(keyOf(key.publicJwk)).export({ type: "spki", format: "pem" });
  return `${body}.${createHmac("sha256", pem).update(body).digest("base64url")}`;
}

/** The payload of a token, readable by whoever holds it. */
export const payloadOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;

import {
  type CryptoKey,
  decodeProtectedHeader,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";
import { type Instant, MINUTE, plus, SECOND, toInstant, toMs } from "../kernel/clock.ts";
import { asId, type Id } from "../kernel/ids.ts";

/** How long an access token is good for; a lost one does little harm. */
export const ACCESS_TOKEN_LIFE = 15 * MINUTE;

/** When an access token made now expires: tokens know whole seconds only. */
export const accessTokenEnd = (now: Instant): Instant =>
  toInstant(Math.floor(toMs(plus(now, ACCESS_TOKEN_LIFE)) / SECOND) * SECOND);

const ALG = "ES256";

/** A signing key pair as JWK. The first of a list signs; the others only verify while they overlap. */
export type SigningKey = { kid: string; privateJwk: JWK; publicJwk: JWK };

/** Why a token was not accepted: each its own word, so that a client knows what to do. */
export type TokenFailure =
  | "TOKEN_MALFORMED"
  | "TOKEN_UNSIGNED"
  | "TOKEN_WRONG_ALGORITHM"
  | "TOKEN_UNKNOWN_KEY"
  | "TOKEN_BAD_SIGNATURE"
  | "TOKEN_EXPIRED"
  | "TOKEN_WRONG_AUDIENCE"
  | "TOKEN_WRONG_ISSUER"
  | "SESSION_ENDED";

/** `epoch` is the person's count of signing out everywhere under which the session began. */
export type Claims = { personId: Id<"person">; sessionId: Id<"session">; epoch: number };

export type Tokens = {
  issue: (who: Claims, now: Instant) => Promise<string>;
  verify: (token: string, now: Instant) => Promise<Claims | TokenFailure>;
  /** The public keys, to be served at `/.well-known/jwks.json`. */
  jwks: () => { keys: JWK[] };
};

/** A new key pair for signing access tokens. */
export async function makeSigningKey(kid: string): Promise<SigningKey> {
  const pair = await generateKeyPair(ALG, { extractable: true });
  return {
    kid,
    privateJwk: await exportJWK(pair.privateKey),
    publicJwk: await exportJWK(pair.publicKey),
  };
}

/** Refuses before any cryptography what no honest client sends. */
function headerFailure(token: string, kids: ReadonlySet<string>): TokenFailure | null {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg === "none") return "TOKEN_UNSIGNED";
    if (alg !== ALG) return "TOKEN_WRONG_ALGORITHM";
    return kid !== undefined && kids.has(kid) ? null : "TOKEN_UNKNOWN_KEY";
  } catch {
    return "TOKEN_MALFORMED";
  }
}

function failureOf(error: unknown): TokenFailure {
  if (error instanceof errors.JWTExpired) return "TOKEN_EXPIRED";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "TOKEN_BAD_SIGNATURE";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud")
    return "TOKEN_WRONG_AUDIENCE";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "iss")
    return "TOKEN_WRONG_ISSUER";
  return "TOKEN_MALFORMED";
}

/** The claims of a token whose signature holds; a number of ours can still be missing. */
function readClaims(payload: JWTPayload): Claims | TokenFailure {
  const personId = asId("person", String(payload.sub));
  const sessionId = asId("session", String(payload["sid"]));
  const epoch = payload["epoch"];
  return personId && sessionId && typeof epoch === "number"
    ? { personId, sessionId, epoch }
    : "TOKEN_MALFORMED";
}

/** Signs with the first key and verifies with any: RFC 7519 tokens, ES256 only, for one audience. */
export async function createTokens(options: {
  keys: readonly SigningKey[];
  issuer: string;
  audience: string;
}): Promise<Tokens> {
  const { keys, issuer, audience } = options;
  const [current] = keys;
  if (!current) throw new Error("at least one signing key is needed");
  const signer = await importJWK(current.privateJwk, ALG);
  const verifiers = new Map<string, CryptoKey | Uint8Array>();
  for (const key of keys) verifiers.set(key.kid, await importJWK(key.publicJwk, ALG));
  const kids = new Set(verifiers.keys());

  return {
    issue: ({ personId, sessionId, epoch }, now) =>
      new SignJWT({ sid: sessionId, epoch })
        .setProtectedHeader({ alg: ALG, kid: current.kid, typ: "JWT" })
        .setSubject(personId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(new Date(now))
        .setExpirationTime(new Date(accessTokenEnd(now)))
        .sign(signer),

    verify: async (token, now) => {
      const failure = headerFailure(token, kids);
      if (failure) return failure;
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => verifiers.get(kid ?? "") as CryptoKey,
          {
            algorithms: [ALG],
            issuer,
            audience,
            currentDate: new Date(now),
            requiredClaims: ["sub", "sid", "epoch", "iat", "exp"],
          },
        );
        return readClaims(payload);
      } catch (error) {
        return failureOf(error);
      }
    },

    jwks: () => ({
      keys: keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: ALG, use: "sig" })),
    }),
  };
}

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
import { type Instant, plus, SECOND, toInstant, toMs } from "../kernel/clock.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { ACCESS_TOKEN_LIFE } from "../kernel/wire.ts";

/** When an access token made now expires: tokens know whole seconds only. */
export const accessTokenEnd = (now: Instant): Instant =>
  toInstant(Math.floor(toMs(plus(now, ACCESS_TOKEN_LIFE)) / SECOND) * SECOND);

/** A check-in code is on a screen and can be photographed: it lives for seconds. */
export const CODE_LIFE = 30 * SECOND;

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

/** What a check-in code says: which booking, and as it was when the code was made. */
export type CodeClaims = { bookingId: Id<"booking">; sequence: number };

export type Tokens = {
  issue: (who: Claims, now: Instant) => Promise<string>;
  verify: (token: string, now: Instant) => Promise<Claims | TokenFailure>;
  /** A code to show at the door; whoever has the public keys can check it without us. */
  issueCode: (what: CodeClaims, now: Instant) => Promise<string>;
  verifyCode: (code: string, now: Instant) => Promise<CodeClaims | TokenFailure>;
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

function readCode({ sub, seq }: JWTPayload): CodeClaims | TokenFailure {
  const bookingId = asId("booking", String(sub));
  return bookingId && typeof seq === "number" ? { bookingId, sequence: seq } : "TOKEN_MALFORMED";
}

/** As many tokens of people who asked lately are remembered. */
const MOST_REMEMBERED = 10_000;

/**
 * Access tokens whose signature was found good, until they expire: checking it anew for every request would cost half
 * of a cheap one. Whether the session has ended is asked each time, elsewhere.
 */
class VerifiedTokens {
  readonly #known = new Map<string, { claims: Claims; expiresAt: number }>();

  recall(token: string, now: Instant): Claims | null {
    const known = this.#known.get(token);
    if (!known) return null;
    if (toMs(now) < known.expiresAt) return known.claims;
    this.#known.delete(token);
    return null;
  }

  remember(token: string, claims: Claims, { exp, nbf }: JWTPayload): void {
    if (exp === undefined || nbf !== undefined) return;
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(token, { claims, expiresAt: exp * SECOND });
  }
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
  const verified = new VerifiedTokens();
  /** Neither kind can stand for the other. */
  const atTheDoor = `${audience}/check-in`;

  type Made = { claims: JWTPayload; forWhom: string; now: Instant; until: Instant };
  const sign = ({ claims, forWhom, now, until }: Made): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: ALG, kid: current.kid, typ: "JWT" })
      .setIssuer(issuer)
      .setAudience(forWhom)
      .setIssuedAt(new Date(now))
      .setExpirationTime(new Date(until))
      .sign(signer);

  async function verify<Read>(
    token: string,
    { forWhom, now, claims }: { forWhom: string; now: Instant; claims: string[] },
    read: (payload: JWTPayload) => Read,
  ): Promise<Read | TokenFailure> {
    const failure = headerFailure(token, kids);
    if (failure) return failure;
    try {
      const keyOf = ({ kid }: { kid?: string }) => verifiers.get(kid ?? "") as CryptoKey;
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: [ALG],
        issuer,
        audience: forWhom,
        currentDate: new Date(now),
        requiredClaims: ["sub", "iat", "exp", ...claims],
      });
      return read(payload);
    } catch (error) {
      return failureOf(error);
    }
  }

  return {
    issue: ({ personId, sessionId, epoch }, now) => {
      const claims = { sub: personId, sid: sessionId, epoch };
      return sign({ claims, forWhom: audience, now, until: accessTokenEnd(now) });
    },
    verify: async (token, now) =>
      verified.recall(token, now) ??
      verify(token, { forWhom: audience, now, claims: ["sid", "epoch"] }, (payload) => {
        const claims = readClaims(payload);
        if (typeof claims !== "string") verified.remember(token, claims, payload);
        return claims;
      }),
    issueCode: ({ bookingId, sequence }, now) => {
      const claims = { sub: bookingId, seq: sequence };
      return sign({ claims, forWhom: atTheDoor, now, until: plus(now, CODE_LIFE) });
    },
    verifyCode: (code, now) => verify(code, { forWhom: atTheDoor, now, claims: ["seq"] }, readCode),

    jwks: () => ({
      keys: keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: ALG, use: "sig" })),
    }),
  };
}

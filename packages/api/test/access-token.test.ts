import { beforeAll, describe, expect, it } from "vitest";
import { MINUTE } from "../src/kernel/clock.ts";
import {
  bodyOf,
  confusedToken,
  payloadOf,
  signedToken,
  unsignedToken,
} from "../src/session/forged-token.fixture.ts";
import {
  enter,
  leaksIn,
  logText,
  newcomers,
  refreshWith,
  type Tokens,
  whoIs,
} from "../src/session/sign-in.fixture.ts";
import { makeSigningKey, type SigningKey } from "../src/session/token.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
const { secrets, keepSecret, enterAnew } = newcomers(() => app);
beforeAll(async () => {
  app = await startApp();
});

describe("an access token", () => {
  const THIRD = "test-9";
  let good: Tokens;
  let me: string;
  beforeAll(async () => {
    const { session } = await enterAnew();
    good = session;
    me = session.me.id;
  });

  const key = (n: 0 | 1): SigningKey => app.keys[n] as SigningKey;
  const claims = (changes: object = {}) => ({ ...payloadOf(good.accessToken), ...changes });
  const meets = (token: string) => {
    secrets.add(token);
    return whoIs(app, token);
  };

  it("lets in, and so does one of the previous key while the keys overlap", async () => {
    expect(await meets(good.accessToken)).toBe(me);
    expect(await meets(signedToken(key(1), claims()))).toBe(me);
  });

  it.each<[string, string, () => string | Promise<string>]>([
    ["garbage", "TOKEN_MALFORMED", () => "garbage"],
    ["three parts of garbage", "TOKEN_MALFORMED", () => "a.b.c"],
    ["no signature", "TOKEN_UNSIGNED", () => unsignedToken(key(0), claims())],
    ["the public key as a secret", "TOKEN_WRONG_ALGORITHM", () => confusedToken(key(0), claims())],
    [
      "a key nobody knows",
      "TOKEN_UNKNOWN_KEY",
      () => signedToken({ ...key(0), kid: THIRD }, claims()),
    ],
    [
      "another's key under our name",
      "TOKEN_BAD_SIGNATURE",
      async () => signedToken({ ...(await makeSigningKey(THIRD)), kid: "test-1" }, claims()),
    ],
    [
      "a changed claim",
      "TOKEN_BAD_SIGNATURE",
      () => good.accessToken.replace(/\.[^.]+\./, `.${bodyOf(claims({ sub: "prs_1" }))}.`),
    ],
    ["another audience", "TOKEN_WRONG_AUDIENCE", () => signedToken(key(0), claims({ aud: "x" }))],
    ["another issuer", "TOKEN_WRONG_ISSUER", () => signedToken(key(0), claims({ iss: "x" }))],
    ["its time over", "TOKEN_EXPIRED", () => signedToken(key(0), claims({ exp: 1_700_000_000 }))],
    ["no end", "TOKEN_MALFORMED", () => signedToken(key(0), claims({ exp: undefined }))],
    ["no session", "TOKEN_MALFORMED", () => signedToken(key(0), claims({ sid: undefined }))],
    ["no count", "TOKEN_MALFORMED", () => signedToken(key(0), claims({ epoch: undefined }))],
    ["a count in words", "TOKEN_MALFORMED", () => signedToken(key(0), claims({ epoch: "9" }))],
    ["no id of a person", "TOKEN_MALFORMED", () => signedToken(key(0), claims({ sub: "ses_1" }))],
    [
      "a person who is not there",
      "SESSION_ENDED",
      () => signedToken(key(0), claims({ sub: `prs_${"Z".repeat(26)}` })),
    ],
  ])("with %s is refused as %s", async (_, reason, token) => {
    expect(await meets(await token())).toBe(`UNAUTHENTICATED ${reason}`);
  });

  it.each([
    ["a public query", "{ gridMap(first: 1) { edges { node { id } } } }"],
    ["nothing but the name of the root", "{ __typename }"],
    [
      "a mutation guests may give",
      `mutation { submitComplaint(input: { category: "none", description: "", place: {} }) { refusal { code } } }`,
    ],
    [
      "signing in and more",
      `mutation { requestPhoneCode(input: { phone: "1" }) { refusal { code } } ...More }
       fragment More on Mutation { signOut(input: {}) { refusal { code } } }`,
    ],
  ])("that is not accepted is refused with %s", async (_, query) => {
    const { data, errors } = await app.ask(query, {}, { token: "garbage" });
    const { code, reason } = errors[0]?.extensions ?? {};
    expect([data, code, reason, errors.length]).toEqual([
      null,
      "UNAUTHENTICATED",
      "TOKEN_MALFORMED",
      1,
    ]);
  });

  it("that is not accepted does not stand in the way of a new one", async () => {
    const { phone, at, session } = await enterAnew();
    app.clock.advance(15 * MINUTE);
    const old = { ...at, token: session.accessToken };
    const again = keepSecret(await enter(app, phone, old));
    expect(again.me).toMatchObject({ id: session.me.id, phone: expect.stringContaining("****") });
    const refreshed = keepSecret((await refreshWith(app, session.refreshToken, old)).session);
    expect(await whoIs(app, refreshed.accessToken)).toBe(session.me.id);
    const played = await app.ask(
      `mutation { ...In } fragment In on Mutation { signInAsPersona(input: { key: "nobody" }) { session { expiresAt } } }`,
      {},
      old,
    );
    expect(played.errors[0]?.extensions["code"]).toBe("NOT_FOUND");
  });

  it("expires after 15 minutes to the second", async () => {
    const { session } = await enterAnew();
    app.clock.advance(15 * MINUTE - 1);
    expect(await meets(session.accessToken)).toBe(session.me.id);
    app.clock.advance(1);
    expect(session.expiresAt).toBe(app.clock.now);
    expect(await meets(session.accessToken)).toBe("UNAUTHENTICATED TOKEN_EXPIRED");
  });

  it("can be checked by others: the public keys are shown, both and nothing secret", async () => {
    const url = "http://linge.test/.well-known/jwks.json";
    const response = await app.app.fetch(new Request(url));
    const { keys } = (await response.json()) as { keys: Record<string, unknown>[] };
    expect(keys.map(({ kid, alg, use }) => [kid, alg, use])).toEqual([
      ["test-1", "ES256", "sig"],
      ["test-0", "ES256", "sig"],
    ]);
    expect(keys.filter((one) => "d" in one)).toEqual([]);
  });

  it("costs one look-up, and none for the next request shortly after", async () => {
    const { session } = await enterAnew();
    const ask = () => app.ask("{ __typename }", {}, { token: session.accessToken });
    app.requests.reset();
    await ask();
    expect(app.requests.names()).toEqual(["GetItemCommand"]);
    await ask();
    expect(app.requests.names()).toHaveLength(1);
  });

  it("is in no line of the log, accepted or not", () => {
    expect(app.log.length).toBeGreaterThan(20);
    expect(leaksIn(logText(app.log), secrets)).toEqual([]);
  });
});

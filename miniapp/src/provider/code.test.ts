import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type PublicKey, verifyCode } from "./code";

/* Codes are signed by Node here, as the API signs them: not by the library that checks them. */

const NOW = Date.parse("2026-11-23T01:00:00.000Z");
const SECONDS = NOW / 1_000;

function makeKey(kid: string): { key: KeyObject; known: PublicKey } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return { key: privateKey, known: { kid, x, y } };
}
const ours = makeKey("k1");
const other = makeKey("k1");

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

const claims = {
  iss: "https://linge.test",
  aud: "https://linge.test/check-in",
  sub: "bkg_1",
  seq: 3,
  iat: SECONDS,
  exp: SECONDS + 30,
};

function issue(change: object = {}, header: object = { alg: "ES256", kid: "k1" }): string {
  const signed = `${encoded(header)}.${encoded({ ...claims, ...change })}`;
  const signature = createSign("sha256")
    .update(signed)
    .sign({ key: ours.key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}

const check = (code: string, at = NOW, keys = [ours.known]) => verifyCode(code, keys, at);

describe("a check-in code, without a network", () => {
  it("is good while it is fresh, and says which booking it is of", () => {
    expect(check(` ${issue()}\n`)).toEqual({ kind: "good", bookingId: "bkg_1", sequence: 3 });
  });

  it("is good however the signature came out", () => {
    const verdicts = Array.from({ length: 20 }, () => check(issue()).kind);
    expect(new Set(verdicts)).toEqual(new Set(["good"]));
  });

  it("has expired after its seconds", () => {
    expect(check(issue(), NOW + 29_999).kind).toBe("good");
    expect(check(issue(), NOW + 30_000)).toEqual({ kind: "expired", bookingId: "bkg_1" });
  });

  it("is nothing when a letter of it was changed", () => {
    const [head = "", , signature = ""] = issue().split(".");
    const forged = `${head}.${encoded({ ...claims, sub: "bkg_2" })}.${signature}`;
    expect(check(forged).kind).toBe("wrong");
  });

  it("is nothing when somebody else signed it under our name", () => {
    expect(check(issue(), NOW, [other.known]).kind).toBe("wrong");
  });

  it("is nothing when it was made for something else, such as signing in", () => {
    expect(check(issue({ aud: "https://linge.test" })).kind).toBe("wrong");
    expect(check(issue({}, { alg: "none", kid: "k1" })).kind).toBe("wrong");
  });

  it("asks for the key when it is not known", () => {
    expect(check(issue({}, { alg: "ES256", kid: "k2" })).kind).toBe("unknownKey");
    expect(check(issue(), NOW, []).kind).toBe("unknownKey");
  });

  it.each(["", "abc", "a.b.c", "https://example.invalid/LC-1", "....", "{}.{}.{}"])(
    "is nothing: %j",
    (text) => {
      expect(check(text).kind).toBe("wrong");
    },
  );
});

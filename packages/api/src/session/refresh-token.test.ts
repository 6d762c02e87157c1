import { describe, expect, it } from "vitest";
import type { Id } from "../kernel/ids.ts";
import { makeRefreshToken, readRefreshToken } from "./refresh-token.ts";

const key = new Uint8Array(32).fill(7);
const sessionId = "ses_01KBTESTTESTTESTTESTTEST00" as Id<"session">;
const token = makeRefreshToken(key, { sessionId, counter: 12 });

/** The token with one of its three parts replaced. */
const forged = (part: 0 | 1 | 2, value: string): string =>
  token.split(".").with(part, value).join(".");

describe("a refresh token", () => {
  it("reads back as the session and the number it was made for", () => {
    expect(readRefreshToken(key, token)).toEqual({ sessionId, counter: 12 });
  });

  it("is of no use under another key", () => {
    expect(readRefreshToken(new Uint8Array(32).fill(8), token)).toBeNull();
  });

  it.each([
    ["another number", forged(1, "13")],
    ["a number written otherwise", forged(1, "012")],
    ["another session", forged(0, "ses_01KBTESTTESTTESTTESTTEST01")],
    ["an id of another kind", forged(0, "prs_01KBTESTTESTTESTTESTTEST00")],
    [
      "a changed secret",
      forged(
        2,
        token.split(".")[2]!.replace(/^./, (c) => (c === "A" ? "B" : "A")),
      ),
    ],
    ["a cut secret", token.slice(0, -1)],
    ["more behind it", `${token}.`],
    ["a line break behind it", `${token}\n`],
    ["nothing", ""],
    ["garbage", "garbage"],
  ])("is refused with %s", (_, other) => {
    expect(readRefreshToken(key, other)).toBeNull();
  });
});

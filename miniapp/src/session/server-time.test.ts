import { beforeEach, describe, expect, it } from "vitest";
import { taroSaw } from "../../test/taro";
import { keep } from "../platform/storage";
import { serverNow } from "./server-time";

const ISSUED = Date.parse("2026-11-20T02:00:00.000Z");
const MINUTE = 60_000;

const tokenOf = (claims: object): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;

beforeEach(() => taroSaw.storage.clear());

describe("the server's time", () => {
  it("goes on from when the token was made, whatever the clock of the device says", () => {
    const savedAt = Date.parse("2031-01-01T00:00:00.000Z");
    keep("credentials", { accessToken: tokenOf({ iat: ISSUED / 1_000 }), savedAt });
    expect(serverNow(savedAt + 5 * MINUTE)).toBe(ISSUED + 5 * MINUTE);
  });

  it("is that of the device for a guest, and where the token does not say", () => {
    expect(serverNow(1_000)).toBe(1_000);
    keep("credentials", { accessToken: "opaque", savedAt: 5 });
    expect(serverNow(1_000)).toBe(1_000);
  });
});

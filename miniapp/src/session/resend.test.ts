import { describe, expect, it } from "vitest";
import { secondsToResend } from "./resend";

const sent = { resendAt: "2026-11-20T02:01:00.000Z", expiresAt: "2026-11-20T02:05:00.000Z" };
const at = (instant: string) => secondsToResend(sent, Date.parse(instant));

describe("another code", () => {
  it("may be asked for when the API says so", () => {
    expect([at("2026-11-20T02:00:00.000Z"), at("2026-11-20T02:00:59.500Z")]).toEqual([60, 1]);
  });

  it("may be asked for at once when that time is over", () => {
    expect(at("2026-11-20T03:00:00.000Z")).toBe(0);
  });

  it("is not waited for all day on a device whose clock is slow", () => {
    expect(at("2026-11-19T02:00:00.000Z")).toBe(240);
  });
});

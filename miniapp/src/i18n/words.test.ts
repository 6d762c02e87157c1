import { describe, expect, it } from "vitest";
import { whenText } from "./when";
import { fill } from "./words";

describe("filling in a text", () => {
  it("puts the values in their places", () => {
    expect(fill("{n} 条，{name}", { n: 3, name: "𠮷" })).toBe("3 条，𠮷");
  });

  it("has one word for one and another for many", () => {
    const days = (n: number) => fill("{n} {n|day|days}", { n });
    expect([days(1), days(2)]).toEqual(["1 day", "2 days"]);
  });

  it("leaves a place without a value as it is, to be seen", () => {
    expect(fill("{n} 条")).toBe("{n} 条");
  });
});

describe("a time", () => {
  it("is Beijing's, wherever the device is", () => {
    expect(whenText("2026-11-19T16:30:00.000Z", "zh")).toBe("11月20日 00:30");
  });

  it("is written in English for English readers", () => {
    expect(whenText("2026-11-20T01:45:00.000Z", "en", "day")).toBe("20 Nov 2026");
  });
});

import { describe, expect, it } from "vitest";
import { dateAfter, dateOf, dateText, leftText, nearText, spanText, toInstant } from "./when";

const LATE = "2026-11-22T16:30:00.000Z";

describe("days", () => {
  it("are those of Beijing, wherever the device is", () => {
    expect(dateOf(LATE)).toBe("2026-11-23");
    expect(dateText("2026-11-23", "zh")).toBe("11月23日 周一");
    expect(dateText("2026-11-23", "en")).toBe("Mon 23 Nov");
  });

  it("go on over the end of a month", () => {
    expect(dateAfter("2026-11-28", 7)).toBe("2026-12-05");
    expect(dateAfter("2026-12-05", -7)).toBe("2026-11-28");
  });

  it("near by are called so, others are not", () => {
    const near = (date: string) => nearText(date, "2026-11-20", "zh");
    expect(["2026-11-20", "2026-11-21", "2026-11-22"].map(near)).toEqual(["今天", "明天", "后天"]);
    expect([near("2026-11-23"), near("2026-11-19")]).toEqual([null, null]);
  });
});

describe("a time", () => {
  it("says its day once, and both when it goes over midnight", () => {
    expect(spanText("2026-11-23T01:00:00.000Z", "2026-11-23T01:30:00.000Z", "zh")).toBe(
      "11月23日 周一 09:00–09:30",
    );
    expect(spanText("2026-11-22T15:00:00.000Z", LATE, "zh")).toBe(
      "11月22日 周日 23:00–11月23日 周一 00:30",
    );
  });

  it("that was written in local time is sent in UTC", () => {
    expect(toInstant("2026-11-23", "00:30")).toBe("2026-11-22T16:30:00Z");
  });
});

describe("what is left", () => {
  it.each([
    [600_000, "10:00"],
    [59_001, "1:00"],
    [9_000, "0:09"],
    [7_265_000, "2:01:05"],
    [-5, "0:00"],
  ])("of %s milliseconds is %s", (left, text) => {
    expect(leftText(left)).toBe(text);
  });
});

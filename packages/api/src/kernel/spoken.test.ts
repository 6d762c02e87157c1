import { expect, test } from "vitest";
import { sayDay, sayTime, timeOfDay } from "./spoken.ts";

test("given a date, then it is said with its day of the week, in both languages", () => {
  expect(sayDay("2026-11-20")).toEqual({ zh: "11月20日 周五", en: "Fri 20 Nov" });
  expect(sayDay("2028-02-29")).toEqual({ zh: "2月29日 周二", en: "Tue 29 Feb" });
});

test("given a moment, then it is said in the time of Shanghai, wherever the server is", () => {
  expect(sayTime("2026-12-31T16:05:00.000Z")).toEqual({
    zh: "1月1日 周五 00:05",
    en: "Fri 1 Jan, 00:05",
  });
  expect(timeOfDay("2026-11-20T16:00:00.000Z")).toBe("00:00");
});

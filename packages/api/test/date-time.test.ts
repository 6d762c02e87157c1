import { isScalarType } from "graphql";
import { expect, test } from "vitest";
import { schema } from "../src/schema.ts";

const read = (value: unknown): unknown => {
  const type = schema.getType("DateTime");
  if (!isScalarType(type)) throw new Error("DateTime is no scalar");
  return type.parseValue(value);
};

test.each([
  ["2026-11-20T02:00:00.000Z", "2026-11-20T02:00:00.000Z"],
  ["2026-11-20T02:00Z", "2026-11-20T02:00:00.000Z"],
  ["2026-11-20T10:00:00+08:00", "2026-11-20T02:00:00.000Z"],
  ["2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"],
  ["2026-11-20T24:00:00Z", "2026-11-21T00:00:00.000Z"],
])("given %s, when it is read as an instant, then it is %s", (text, instant) => {
  expect(read(text)).toBe(instant);
});

test.each([
  ["no zone: another instant on another machine", "2026-11-20T02:00:00"],
  ["no time", "2026-11-20"],
  ["a day there is not", "2026-02-30T00:00:00Z"],
  ["an hour there is not", "2026-11-20T25:00:00Z"],
  ["a year of five digits", "+275760-09-13T00:00:00.000Z"],
  ["a zone that leads beyond the year 9999", "9999-12-31T23:59:59-23:59"],
  ["a zone that leads before the year 0", "0000-01-01T00:00:00+23:59"],
  ["words", "tomorrow"],
  ["nothing", ""],
  ["a number", 1_795_140_000_000],
  ["null", null],
])("given %s, when it is read as an instant, then it is refused", (_what, value) => {
  expect(() => read(value)).toThrow("ISO 8601");
});

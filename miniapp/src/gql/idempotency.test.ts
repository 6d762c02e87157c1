import { describe, expect, it } from "vitest";
import { createKeys, makeKey } from "./idempotency";
import { isRead, nameOf } from "./operation";
import { refusalOf } from "./use-write";

const counting = () => {
  let n = 0;
  return createKeys(() => `key-${(n += 1)}`);
};

describe("the key of a command", () => {
  it("stays the same for the same input until it is done", () => {
    const keys = counting();
    expect([keys.keyFor({ id: "a" }), keys.keyFor({ id: "a" })]).toEqual(["key-1", "key-1"]);
  });

  it("is another one for another input", () => {
    const keys = counting();
    expect([keys.keyFor({ id: "a" }), keys.keyFor({ id: "b" })]).toEqual(["key-1", "key-2"]);
  });

  it("is another one once it was done", () => {
    const keys = counting();
    keys.done(keys.keyFor({ id: "a" }));
    expect(keys.keyFor({ id: "a" })).toBe("key-2");
  });

  it("stays the same when what was sent before it is done", () => {
    const keys = counting();
    const first = keys.keyFor({ id: "a" });
    keys.keyFor({ id: "b" });
    keys.done(first);
    expect(keys.keyFor({ id: "b" })).toBe("key-2");
  });

  it("has 64 characters at most", () => {
    expect(makeKey(Date.UTC(2099, 0), () => 0.123_456_789_012).length).toBeLessThanOrEqual(64);
    expect(makeKey(0, () => 0)).toMatch(/^[\da-z-]{22,}$/);
  });
});

describe("an operation", () => {
  it("is a read only when it begins as a query", () => {
    expect(isRead("\n  query A { a }")).toBe(true);
    expect(isRead("mutation query { a }")).toBe(false);
    expect(isRead("fragment query on A { a } mutation B { b }")).toBe(false);
  });

  it("is called by its name", () => {
    expect(nameOf("\n  mutation MarkRead($a: A!) { b }")).toBe("MarkRead");
  });
});

describe("a refusal", () => {
  const refusal = { code: "a.b", message: "不行", field: null, retryInSeconds: null };

  it("is found in the payload of any mutation", () => {
    expect(refusalOf({ urgeComplaint: { refusal } })).toEqual(refusal);
  });

  it("is null when it was done, and before anything was sent", () => {
    expect([refusalOf({ urgeComplaint: { refusal: null } }), refusalOf(undefined)]).toEqual([
      null,
      null,
    ]);
  });
});

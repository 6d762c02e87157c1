import { marshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromAttributes, toAttributes } from "./codec.ts";

/** Numbers the SDK writes too: it refuses those that JavaScript cannot count exactly. */
const number = fc
  .double({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, noNaN: true })
  .map((one) => (Object.is(one, -0) ? 0 : one));
const plainValue = fc.oneof(fc.string({ unit: "binary" }), number, fc.boolean(), fc.constant(null));
/** The SDK's codec loses what has this name. */
const LOST = "__proto__";
const itemsNamed = (name: fc.Arbitrary<string>) => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      fc.dictionary(name, tie("node"), { noNullPrototype: true }),
      fc.array(tie("node")),
    ),
    node: fc.oneof({ depthSize: "small" }, plainValue, tie("tree")),
  }));
  return fc.dictionary(name, fc.oneof(plainValue, tree), { noNullPrototype: true });
};
const item = itemsNamed(fc.oneof(fc.string(), fc.constant(LOST)));
const known = fc.string().filter((name) => name !== LOST);
const inSdksWay = (value: Record<string, unknown>) =>
  marshall(value, { removeUndefinedValues: true });

describe("how values lie in the table", () => {
  it("given any item: it is read as it was written", () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(fromAttributes(toAttributes(value))).toEqual(value);
      }),
    );
  });

  it("given values that conditions and indexes may need: they lie as the SDK writes them", () => {
    fc.assert(
      fc.property(fc.dictionary(known, plainValue, { noNullPrototype: true }), (value) => {
        expect(toAttributes(value)).toEqual(inSdksWay(value));
      }),
    );
  });

  it("given an item written as trees of typed values, as earlier layouts did: it is read the same", () => {
    fc.assert(
      fc.property(itemsNamed(known), (value) => {
        expect(fromAttributes(inSdksWay(value))).toEqual(value);
      }),
    );
  });

  it("given something that is read whole: it is one text", () => {
    const state = { stage: "SUBMITTED", place: { path: "/街/" }, photos: [] };
    expect(toAttributes({ state })).toEqual({
      state: { M: { json: { S: JSON.stringify(state) } } },
    });
  });

  it("given what is undefined: it is left out, at the top and inside", () => {
    const written = toAttributes({ gone: undefined, state: { gone: undefined, kept: 1 } });
    expect(fromAttributes(written)).toEqual({ state: { kept: 1 } });
  });

  it.each([
    ["not a number", { amount: NaN }],
    ["an endless number inside", { state: { amount: Infinity } }],
    ["a function", { act: () => 1 }],
    ["a large integer", { amount: 1n }],
  ])("given %s: it is not kept in silence as something else", (_what, value) => {
    expect(() => toAttributes(value)).toThrow(TypeError);
  });

  it("given a kind of value nobody of us writes: it is not taken for nothing", () => {
    expect(() => fromAttributes({ photo: { B: new Uint8Array([1]) } })).toThrow(TypeError);
  });
});

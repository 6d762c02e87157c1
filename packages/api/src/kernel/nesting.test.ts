import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { isNestedDeeper, isValueNestedDeeper, isValueWider } from "./nesting.ts";

const nested = (n: number, open: string, close: string): string =>
  `${open.repeat(n)}${close.repeat(n)}`;

/** The least bound that a document keeps. */
const depthOf = (document: string): number => {
  let max = 0;
  while (isNestedDeeper(document, max)) max += 1;
  return max;
};

describe("how deep a document is nested", () => {
  it.each([
    ["selections", "{ a { b { c } } }", 3],
    ["lists", "{ a(x: [[[1]]]) }", 5],
    ["objects", "{ a(x: {y: {z: 1}}) }", 4],
    ["types of variables", "query($a: [[[Int]]]) { a }", 4],
    ["brackets of all kinds together", "{ a(x: [{y: [1]}]) { b } }", 5],
    ["what is never closed", "{ a(x: [[[", 5],
    ["nothing", "", 0],
    ["brackets in a text", '{ a(x: "[[[[{{{{((((") }', 2],
    ["an escaped quote in a text", String.raw`{ a(x: "\"[[[[") }`, 2],
    ["a backslash before the end of a text", String.raw`{ a(x: "\\", y: [[1]]) }`, 4],
    ["brackets in a block text", '{ a(x: """ " [[[[ \\""" [[[[ """, y: [1]) }', 3],
    ["an empty text", '{ a(x: "", y: [[1]]) }', 4],
    ["an empty block text", '{ a(x: """""", y: [[1]]) }', 4],
    ["brackets in a comment", "{ # [[[[[[ \n a(x: [1]) }", 3],
    ["a quote in a comment", '{ # " \n a(x: [1]) }', 3],
    ["what follows a text that a line cuts off", '{ a(x: "\n[[[[[', 7],
    ["what follows a comment that \\r ends", "{ # \r a { b } }", 2],
    ["what stands side by side", "{ a { b } c { d } }", 2],
  ])("counts %s", (_, document, depth) => {
    expect(depthOf(document)).toBe(depth);
  });

  it.each(['{ a(x: """ " [[ \\""" [[ """, y: [1]) }', String.raw`{ a(x: "\\", y: [[1]]) }`])(
    "reads texts as GraphQL does: %s",
    (document) => {
      expect(() => parse(document)).not.toThrow();
    },
  );

  it("reads a megabyte of quotes, backslashes and brackets once", () => {
    for (const one of ['"', '"""', "\\", '\\"""', "[", '"\n', "#"])
      expect(isNestedDeeper(one.repeat(300_000), 10 ** 9)).toBe(false);
  });
});

describe("how deep a value is nested", () => {
  it.each([
    [1, 0, false],
    [{}, 0, true],
    [{ a: [] }, 1, true],
    [{ a: [] }, 2, false],
    [{ a: [{ b: {} }], c: 1 }, 3, true],
    [[[], [[]]], 2, true],
    [null, 0, false],
  ])("%j is deeper than %i: %s", (value, max, isDeeper) => {
    expect(isValueNestedDeeper(value, max)).toBe(isDeeper);
  });

  it("is found however deep it is", () => {
    expect(isValueNestedDeeper(JSON.parse(nested(500_000, "[", "]")), 50)).toBe(true);
  });
});

describe("how wide a value is", () => {
  const most = { names: 2, entries: 3 };
  it.each([
    [null, false],
    [{ a: 1, b: 2 }, false],
    [{ a: 1, b: 2, c: 3 }, true],
    [[1, 2, 3], false],
    [[1, 2, 3, 4], true],
    [{ a: [{ b: { c: 1, d: 2, e: 3 } }] }, true],
    [{ a: [[1, 2], [[1, 2, 3, 4]]] }, true],
  ])("tells of %j that it is wider than two names and three entries: %j", (value, isWider) => {
    expect(isValueWider(value, most)).toBe(isWider);
  });
});

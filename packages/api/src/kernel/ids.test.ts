import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type Kind, kindOf, prefixes } from "./ids.ts";

const ULID = "01KB3ZQ7M9V5T2R8N4XHCWEJDA";
const kinds = Object.keys(prefixes) as Kind[];
const crockford = Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
const ulid = fc.array(fc.constantFrom(...crockford), { minLength: 26, maxLength: 26 });
const shape = new RegExp(`^(?:${Object.values(prefixes).join("|")})_[${crockford.join("")}]{26}$`);

describe("the kind of an id", () => {
  it("given any kind and any ULID: is the kind its prefix stands for", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), ulid, (kind, letters) => {
        expect(kindOf(`${prefixes[kind]}_${letters.join("")}`)).toBe(kind);
      }),
    );
  });

  it("given all kinds: no two share a prefix", () => {
    expect(new Set(Object.values(prefixes)).size).toBe(kinds.length);
  });

  it.each([
    ["nothing", ""],
    ["only the line between", "_"],
    ["only a prefix", "cmp"],
    ["a prefix and a line", "cmp_"],
    ["only a ULID", ULID],
    ["a ULID without its prefix", `_${ULID}`],
    ["an unknown prefix", `xyz_${ULID}`],
    ["a prefix in capitals", `CMP_${ULID}`],
    ["a ULID in small letters", `cmp_${ULID.toLowerCase()}`],
    ["a character too few", `cmp_${ULID.slice(1)}`],
    ["a character too many", `cmp_${ULID}0`],
    ["a letter that looks like a digit", `cmp_O${ULID.slice(1)}`],
    ["full-width digits", `cmp_０${ULID.slice(1)}`],
    ["a line break behind", `cmp_${ULID}\n`],
    ["a space before", ` cmp_${ULID}`],
    ["a second line between", `cmp_${ULID}_`],
    ["two ids", `cmp_${ULID}_cmp_${ULID}`],
    ["a NUL behind", `cmp_${ULID}\u0000`],
    ["a name every object has", `constructor_${ULID}`],
    ["the name of the prototype", `__proto___${ULID}`],
    ["something endless", `cmp_${"0".repeat(100_000)}`],
  ])("given %s: there is none", (_what, text) => {
    expect(kindOf(text)).toBeNull();
  });

  it("given any text: there is one exactly when the text has the shape of an id", () => {
    const nearly = fc.tuple(fc.constantFrom("cmp", "prs", "cm", "CMP"), fc.string(), ulid);
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      nearly.map(([prefix, between, letters]) => `${prefix}${between}${letters.join("")}`),
      nearly.map(([prefix, after, letters]) => `${prefix}_${letters.join("")}${after}`),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(kindOf(one) !== null).toBe(shape.test(one));
      }),
    );
  });
});

describe("an id of a certain kind", () => {
  it("given an id of that kind: is the same text", () => {
    expect(asId("complaint", `cmp_${ULID}`)).toBe(`cmp_${ULID}`);
  });

  it("given an id of another kind: is none", () => {
    expect(asId("complaint", `prs_${ULID}`)).toBeNull();
  });

  it("given what is no id: is none", () => {
    expect(asId("complaint", "complaint")).toBeNull();
  });
});

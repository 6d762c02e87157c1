import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decided, deny, fill, refuse } from "./decision.ts";

describe("filling a text", () => {
  it("given numbers and words: puts them where they are named", () => {
    expect(fill("最多 {max} 张{what}", { max: 9, what: "照片" })).toBe("最多 9 张照片");
  });

  it("given a name that occurs twice: fills it twice", () => {
    expect(fill("{n}/{n}", { n: 3 })).toBe("3/3");
  });

  it("given nought and an empty word: they are values too", () => {
    expect(fill("{n}「{word}」", { n: 0, word: "" })).toBe("0「」");
  });

  it.each([
    ["zh", "现在是“派单”"],
    ["en", "现在是“dispatch”"],
  ] as const)(
    "given words in both languages and a reader of %s: takes theirs",
    (language, text) => {
      const stage = { zh: "派单", en: "dispatch" };
      expect(fill("现在是“{stage}”", { stage }, language)).toBe(text);
    },
  );

  it("given no params: leaves the text alone", () => {
    expect(fill("请先登录")).toBe("请先登录");
  });

  it.each(["unknown", "constructor", "toString", "__proto__"])(
    "given the name {%s} that has no value: leaves it visible",
    (name) => {
      expect(fill(`还剩 {${name}} 次`, { n: 1 })).toBe(`还剩 {${name}} 次`);
    },
  );

  it("given any value, also one that looks like a name or a pattern: puts it in as it is", () => {
    const value = fc.oneof(fc.string(), fc.constantFrom("{b}", "$&", "$1", "{a}"));
    fc.assert(
      fc.property(value, (a) => {
        expect(fill("<{a}>", { a, b: "no" })).toBe(`<${a}>`);
      }),
    );
  });
});

describe("what a decision answers", () => {
  it("given facts: names the identity that was allowed to make them", () => {
    const as = { role: "RESIDENT", assignmentId: null } as const;
    expect(decided(as, "moved", "slept")).toEqual({ kind: "facts", as, facts: ["moved", "slept"] });
  });

  it("given a refusal without field and params: carries only its code", () => {
    expect(refuse("cat.asleep")).toEqual({ kind: "refusal", refusal: { code: "cat.asleep" } });
  });

  it("given a refusal with both: carries both", () => {
    expect(refuse("cat.fat", "weight", { max: 5 }).refusal).toEqual({
      code: "cat.fat",
      field: "weight",
      params: { max: 5 },
    });
  });

  it("given a denial without a code: says that it is not yours to do", () => {
    expect([deny(), deny("NOT_FOUND")]).toEqual([
      { kind: "denial", code: "FORBIDDEN" },
      { kind: "denial", code: "NOT_FOUND" },
    ]);
  });
});

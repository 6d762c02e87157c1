import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";

describe("the reader's language", () => {
  it.each([
    [null, "zh"],
    ["", "zh"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-US,en;q=0.9,zh-CN;q=0.8", "en"],
    ["en;q=0.3, zh-CN;q=0.9", "zh"],
    ["zh;q=0.3, en;q=0.9", "en"],
    ["EN-GB", "en"],
    ["Zh-Hans-CN;Q=0.5, EN;Q=0.4", "zh"],
    ["en_US", "en"],
    ["en, zh", "en"],
    ["zh, en", "zh"],
    ["en;q=0.8, zh;q=0.8", "en"],
    ["en ; q = 0.8 , zh ; q = 0.9", "zh"],
    ["en;q=0", "zh"],
    ["en;q=0.000, zh;q=0.001", "zh"],
    ["zh;q=0", "en"],
    ["zh;q=0, en;q=0", "zh"],
    ["zh-TW;q=0, zh-CN;q=0.1", "zh"],
    ["zh-TW;q=0", "zh"],
    ["*", "zh"],
    ["*;q=0.5, en;q=0.4", "zh"],
    ["*;q=0.1, en", "en"],
    ["en;q=0, *", "zh"],
    ["zh;q=0, *", "en"],
    ["fr, de;q=0.8", "zh"],
    ["fr, en;q=0.1", "en"],
    ["fr-zh, x-en", "zh"],
    ["english", "zh"],
    ["en;q=2, zh;q=0.1", "zh"],
    ["en;q=high, zh;q=0.1", "zh"],
    ["en;q=, zh;q=0.1", "zh"],
    ["en;level=1;q=0.9, zh;q=0.5", "en"],
    [",,;;,en", "en"],
    ["en;".repeat(5_000), "en"],
    [`${"fr,".repeat(5_000)}en`, "zh"],
  ] as const)("of %.40j is %s", (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

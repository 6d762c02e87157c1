import { describe, expect, it } from "vitest";
import { draft } from "./catalogue.fixture.ts";
import { cardOf, isSought, wordsOf } from "./search.ts";

const card = cardOf("svc_1", {
  ...draft({
    name: { zh: "家电维修（ＴＶ）", en: "Appliance repair" },
    summary: { zh: "上门修理家用电器", en: "At your home" },
    category: "HOME",
    mode: "HOME_VISIT",
    providerName: "青柚物业",
  }),
  status: "OPEN",
});
const finds = (text: string, category: Parameters<typeof isSought>[1]["category"] = null) =>
  isSought(card, { words: wordsOf(text), category });

describe("given a service, when somebody looks for it", () => {
  it.each([
    ["part of its Chinese name", "维修"],
    ["its English name in capitals", "REPAIR"],
    ["wide letters for narrow ones, and the other way round", "tv"],
    ["words of its description", "家用电器"],
    ["who gives it", "青柚"],
    ["its category and its mode in words", "居家 上门服务"],
    ["words of both languages", "repair 家电"],
    ["nothing at all", " "],
  ])("by %s, then it is found", (_what, text) => expect(finds(text)).toBe(true));

  it.each([
    ["a word that is not there", "理发"],
    ["one word that is there and one that is not", "维修 理发"],
  ])("by %s, then it is not", (_what, text) => expect(finds(text)).toBe(false));

  it("by its category, then among its own only", () => {
    expect([finds("维修", "HOME"), finds("维修", "HEALTH")]).toEqual([true, false]);
  });
});

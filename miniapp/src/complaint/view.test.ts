import { describe, expect, it } from "vitest";
import type { ClockPartsFragment } from "../gql/generated/complaint";
import {
  type Category,
  clocksOf,
  codeIn,
  degrees,
  groupCategories,
  isEmergency,
  lengthOf,
  newestFirst,
  receiptIn,
  roundMetres,
  searchCategories,
} from "./view";

const category = (code: string, name: string, more: Partial<Category> = {}): Category => ({
  code,
  name,
  group: code.split(".")[0] ?? "",
  groupName: code.startsWith("facility") ? "公用设施" : "安全隐患",
  level: "P2",
  isHazard: false,
  isInPublicSpace: false,
  filingCondition: "",
  ...more,
});

const light = category("facility.light", "路灯不亮", { filingCondition: "路灯损坏、不亮" });
const cover = category("facility.cover", "井盖缺失", { filingCondition: "井盖丢失、破损" });
const gas = category("safety.gas", "燃气泄漏", { isHazard: true, level: "P0" });
const all = [light, gas, cover];

describe("the search for a category without a network", () => {
  it("finds by name, by group and by what belongs there, and always offers the last, for all else", () => {
    expect(searchCategories(all, "路灯")).toEqual([light, cover]);
    expect(searchCategories(all, "公用设施")).toEqual([light, cover]);
    expect(searchCategories(all, "燃气")).toEqual([gas, cover]);
  });

  it("wants any of the words, whatever their width and case", () => {
    const wifi = category("facility.wifi", "Public Wi-Fi");
    expect(searchCategories([wifi, light], "ＷＩ－ＦＩ now")).toEqual([wifi, light]);
  });
});

describe("categories", () => {
  it("stand under their groups, in the order of the list", () => {
    const groups = groupCategories(all);
    expect(groups.map(({ code }) => code)).toEqual(["facility", "safety"]);
    expect(groups[0]?.categories).toEqual([light, cover]);
  });

  it("show the emergency numbers only for hazards to life", () => {
    expect([gas, light, { ...gas, level: "P1" as const }].map(isEmergency)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("what is typed", () => {
  it("is counted as people count it", () => {
    expect(lengthOf(" 𠮷祥 ")).toBe(2);
  });

  it.each([
    ["LC-0123ABCDEF", "LC-0123ABCDEF"],
    ["  lc-0123abcdef ", "LC-0123ABCDEF"],
    ["https://example.test/?code=LC-0123ABCDEF&x=1", "LC-0123ABCDEF"],
    ["ＬＣ－０１", "LC-01"],
    ["something else", "something else"],
  ])("as a location code: %s", (text, code) => {
    expect(codeIn(text)).toBe(code);
  });

  it.each([
    ["30.5", 30.5],
    ["１２０.1", 120.1],
    ["", null],
    ["north", null],
  ])("as degrees: %j", (text, value) => {
    expect(degrees(text)).toBe(value);
  });
});

describe("a receipt", () => {
  it("is understood as it was copied", () => {
    expect(receiptIn(" ab-12 34 ", "ｘｙ９")).toEqual({ number: "AB-1234", queryCode: "XY9" });
  });

  it("needs both parts", () => {
    expect([receiptIn("A", " "), receiptIn("", "B")]).toEqual([null, null]);
  });
});

describe("the distance to a report nearby", () => {
  it("is told no more exactly than matters", () => {
    expect([0, 12, 48].map(roundMetres)).toEqual([5, 10, 50]);
  });
});

describe("the deadlines of a complaint", () => {
  const clock = (step: ClockPartsFragment["step"]) => ({ step }) as ClockPartsFragment;

  it("are those of the step and of the handling", () => {
    const [sign, dispose] = [clock("SIGN"), clock("DISPOSE")];
    expect(clocksOf({ clock: sign, handlingClock: dispose })).toEqual([sign, dispose]);
  });

  it("are told once while it is handled", () => {
    const dispose = clock("DISPOSE");
    expect(clocksOf({ clock: dispose, handlingClock: { ...dispose } })).toEqual([dispose]);
  });

  it("are none once it has ended", () => {
    expect(clocksOf({ clock: null, handlingClock: clock("DISPOSE") })).toEqual([]);
  });
});

describe("the timeline", () => {
  it("begins with the latest and leaves the answer of the API as it is", () => {
    const entries = [{ seq: 1 }, { seq: 2 }];
    expect(newestFirst(entries)).toEqual([{ seq: 2 }, { seq: 1 }]);
    expect(entries[0]).toEqual({ seq: 1 });
  });
});

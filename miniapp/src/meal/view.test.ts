import { describe, expect, it } from "vitest";
import {
  byBuilding,
  counted,
  type Door,
  emptyDraft,
  endedLast,
  hasDays,
  type Kitchen,
  leftOf,
  type Meals,
  missingIn,
  toApplication,
  toggledDay,
  toneOfMeal,
  toneOfMeals,
} from "./view";

describe("a meal and a subscription", () => {
  it("have a colour for where they stand, and the bad one only when somebody may be in need", () => {
    expect((["DELIVERED", "PLANNED", "SKIPPED", "NOT_AT_HOME"] as const).map(toneOfMeal)).toEqual([
      "good",
      "info",
      "calm",
      "bad",
    ]);
    expect((["APPLIED", "ASSESSED", "ACTIVE", "ENDED"] as const).map(toneOfMeals)).toEqual([
      "info",
      "warn",
      "good",
      "calm",
    ]);
  });

  it("have days once they have begun", () => {
    expect(
      (["APPLIED", "ACTIVE", "PAUSED", "ENDED"] as const).map((stage) => hasDays({ stage })),
    ).toEqual([false, true, true, false]);
  });
});

describe("a list", () => {
  it("of subscriptions has what is over at its end", () => {
    const all = (["ENDED", "ACTIVE"] as const).map((stage) => ({ stage }) as Meals);
    expect(endedLast(all).map(({ stage }) => stage)).toEqual(["ACTIVE", "ENDED"]);
  });

  it("of what must not be in single meals says how often", () => {
    expect(counted(["花生", "虾", "花生"])).toEqual(["花生 ×2", "虾"]);
  });
});

describe("a route", () => {
  it("keeps its order, and has each building once", () => {
    const at = (buildingLabel: string, doorLabel: string) => ({ buildingLabel, doorLabel }) as Door;
    const found = byBuilding([at("1栋", "101"), at("1栋", "302"), at("2栋", "101")]);
    expect(found.map(({ building, doors }) => [building, doors.length])).toEqual([
      ["1栋", 2],
      ["2栋", 1],
    ]);
  });
});

describe("a running step", () => {
  it("counts from what the API told, not from the clock of the device, and stops at nothing", () => {
    expect(leftOf(60, 1_000, 11_000)).toBe(50_000);
    expect(leftOf(60, 11_000, 1_000)).toBe(60_000);
    expect(leftOf(60, 0, 90_000)).toBe(0);
  });
});

describe("an application", () => {
  const kitchen = { id: "kit_1", weekdays: [1, 2, 3] } as unknown as Kitchen;

  it("is not sent while the birth date or the question about allergies is open", () => {
    expect(missingIn(emptyDraft)).toBe("bornOn");
    expect(missingIn({ ...emptyDraft, bornOn: "1940-05-01" })).toBe("hasAllergies");
    expect(missingIn({ ...emptyDraft, bornOn: "1940-05-01", hasAllergies: false })).toBeNull();
  });

  it("takes the kitchen's days unless others are chosen, and leaves out what was not written", () => {
    const draft = { ...emptyDraft, bornOn: "1940-05-01", hasAllergies: false, allergies: "花生" };
    expect(toApplication(draft, kitchen)).toEqual({
      kitchenId: "kit_1",
      bornOn: "1940-05-01",
      weekdays: [1, 2, 3],
      diet: "REGULAR",
      hasAllergies: false,
      phone: "",
    });
    const leave = { id: "aut_1", principalId: "prs_1" };
    const more = { ...draft, leave, hasAllergies: true, phone: "１００", weekdays: [2] };
    expect(toApplication(more, kitchen)).toMatchObject({
      authorisationId: "aut_1",
      beneficiaryId: "prs_1",
      allergies: "花生",
      phone: "100",
      weekdays: [2],
    });
  });

  it("has a day more or less, Monday first", () => {
    expect(toggledDay([1, 3], 2)).toEqual([1, 2, 3]);
    expect(toggledDay([1, 2, 3], 2)).toEqual([1, 3]);
  });
});

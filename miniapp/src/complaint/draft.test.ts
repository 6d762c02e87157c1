import { describe, expect, it } from "vitest";
import {
  type Draft,
  emptyDraft,
  isBegun,
  isTheirs,
  stepAfter,
  stepBefore,
  stepOf,
  takenOver,
  toInput,
  toLocation,
} from "./draft";

const empty = emptyDraft("per_A", "key-1");
const full: Draft = {
  ...empty,
  category: "facility.light",
  description: "路灯不亮",
  photos: [
    { id: "med_A", file: null },
    { id: null, file: { place: "kept", name: "a.jpg", type: "image/jpeg", size: 1 } },
  ],
  place: { way: "code", code: "LC-1" },
};

describe("a draft", () => {
  it("belongs to its writer", () => {
    expect([isTheirs(full, "per_A"), isTheirs(full, "per_B"), isTheirs(full, null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("written as a guest belongs to whoever signs in on this device", () => {
    expect(isTheirs({ ...full, owner: null }, "per_B")).toBe(true);
  });

  it("waiting as a guest's is no longer waiting for who takes it over, and another request", () => {
    const waiting = { ...full, owner: null, isWaiting: true };
    expect(takenOver(waiting, "per_B", "key-2")).toEqual({
      ...full,
      owner: "per_B",
      isWaiting: false,
      key: "key-2",
    });
    expect(takenOver({ ...full, isWaiting: true }, "per_A", "key-2")).toEqual({
      ...full,
      isWaiting: true,
    });
  });

  it("is begun as soon as anything was chosen or written", () => {
    expect(isBegun(empty)).toBe(false);
    expect(isBegun({ ...empty, description: "路" })).toBe(true);
    expect(isBegun({ ...empty, category: "facility.light" })).toBe(true);
  });
});

describe("the steps", () => {
  it("lead from the category to the review and back", () => {
    expect(stepAfter("category")).toBe("words");
    expect(stepAfter("review")).toBe("review");
    expect(stepBefore("review")).toBe("place");
    expect(stepBefore("category")).toBeNull();
  });

  it.each([
    ["category", "category"],
    ["description", "words"],
    ["text", "words"],
    ["photos", "photos"],
    ["place.locationCode", "place"],
    ["somethingNew", null],
    [null, null],
  ])("a refusal of %s is about the step %s", (field, step) => {
    expect(stepOf(field)).toBe(step);
  });
});

describe("what is sent", () => {
  it("is the same however often a draft is sent", () => {
    expect(toInput(full, "H5")).toEqual(toInput(structuredClone(full), "H5"));
  });

  it("carries the key of the draft, the ids of its photos and both choices about the name", () => {
    expect(toInput(full, "H5")).toEqual({
      idempotencyKey: "key-1",
      category: "facility.light",
      description: "路灯不亮",
      place: { locationCode: "LC-1" },
      photos: ["med_A"],
      isAnonymousToPublic: true,
      isAnonymousToHandlers: false,
      source: "H5",
    });
  });

  it("says an address by its id", () => {
    const place = { way: "address", id: "adr_A", label: "知春苑 1 幢" } as const;
    expect(toInput({ ...full, place }, "H5").place).toEqual({ addressId: "adr_A" });
    expect(toLocation(place)).toEqual({ addressId: "adr_A" });
  });

  it("says a point with its datum, and its accuracy where it is known", () => {
    const place = {
      way: "point",
      lng: 120,
      lat: 30,
      crs: "WGS84",
      accuracyM: 25,
      label: null,
    } as const;
    const point = { lng: 120, lat: 30, crs: "WGS84", accuracyM: 25 };
    expect(toInput({ ...full, place }, "H5").place).toEqual({ point });
    expect(toInput({ ...full, place: { ...place, accuracyM: null } }, "H5").place).toEqual({
      point: { lng: 120, lat: 30, crs: "WGS84" },
    });
    expect(toLocation({ ...place, accuracyM: null })).toMatchObject({ point: { accuracyM: 0 } });
  });
});

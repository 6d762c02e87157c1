import { describe, expect, it } from "vitest";
import {
  areUnsent,
  draftOf,
  idsOf,
  type PhotoTile,
  percentOf,
  sentOf,
  tileOf,
  toTile,
} from "./view";

const file = { place: "kept/b", name: "b.jpg", type: "image/jpeg", size: 1 };
const sent: PhotoTile = { key: "a", preview: "blob:a", file: null, state: "sent", id: "med_A" };
const sending: PhotoTile = { key: "b", preview: "blob:b", file, state: "sending", part: 0.5 };
const failed: PhotoTile = { ...sending, key: "c", state: "failed", message: null };
const unkept: PhotoTile = { ...failed, key: "d", file: null };
const lost: PhotoTile = { key: "e", preview: null, file, state: "lost" };

describe("photos of a form", () => {
  it("count for the command only when they have arrived", () => {
    expect(sentOf([sent, sending, failed])).toEqual([{ id: "med_A", preview: "blob:a" }]);
  });

  it("come back from a draft as arrived, without a picture to show", () => {
    expect(toTile({ id: "med_A", preview: null })).toMatchObject({ state: "sent", preview: null });
  });

  it("have come as far as all of them together", () => {
    expect(percentOf([sent, sending, failed])).toBe(50);
  });

  it("have come nowhere while there are none", () => {
    expect(percentOf([])).toBe(0);
  });
});

describe("photos of a draft", () => {
  it("are those that arrived, those the device keeps, and a word of those it does not", () => {
    expect(draftOf([sent, sending, failed, unkept, lost])).toEqual([
      { id: "med_A", file: null },
      { id: null, file },
      { id: null, file },
      { id: null, file: null },
      { id: null, file: null },
    ]);
  });

  it("go with a command once all have arrived", () => {
    const draft = draftOf([sent, sending]);
    expect([idsOf(draft), areUnsent(draft)]).toEqual([["med_A"], true]);
    expect(areUnsent(draftOf([sent]))).toBe(false);
  });

  it("are on their way again after the app was closed, unless they had arrived", () => {
    expect(tileOf({ id: null, file }, 0)).toMatchObject({ key: file.place, state: "sending" });
    expect(tileOf({ id: "med_A", file }, 0)).toMatchObject({ state: "sent", id: "med_A", file });
  });

  it("are each said to be lost when the device could not keep them", () => {
    const tiles = draftOf([unkept, unkept]).map(tileOf);
    expect(tiles.map(({ state }) => state)).toEqual(["lost", "lost"]);
    expect(new Set(tiles.map(({ key }) => key)).size).toBe(2);
  });

  it("come back from a draft as they went into it", () => {
    const draft = draftOf([sent, sending, lost]);
    expect(draftOf(draft.map(tileOf))).toEqual(draft);
  });
});

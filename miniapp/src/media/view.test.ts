import { describe, expect, it } from "vitest";
import { type PhotoTile, percentOf, sentOf, toTile } from "./view";

const sent: PhotoTile = { key: "a", preview: "blob:a", state: "sent", id: "med_A" };
const sending: PhotoTile = { key: "b", preview: "blob:b", state: "sending", part: 0.5 };
const failed: PhotoTile = { key: "c", preview: "blob:c", state: "failed", message: null };

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

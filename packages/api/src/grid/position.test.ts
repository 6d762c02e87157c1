import { describe, expect, it } from "vitest";
import { divisionOf, plan, pointAt } from "./plan.fixture.ts";
import { checkPosition, type Position } from "./position.ts";
import { indexDivision } from "./resolve.ts";

const NOW = "2026-03-01T00:00:00.000Z";
const street = indexDivision(divisionOf(["2026-01-01T00:00:00.000Z", plan]));
const nothing = indexDivision({ versionNo: 0, grids: [] });
const here = pointAt(100, 100);

const at = (change: Partial<Position>): Position => ({
  ...here,
  crs: "GCJ02",
  accuracyM: 10,
  ...change,
});
const refusalOf = (change: Partial<Position>, division = street) =>
  checkPosition(at(change), division, NOW);

describe("whether a position can be meant", () => {
  it.each([
    ["in the street", {}],
    ["a few hundred metres outside", pointAt(-700, 100)],
    ["40 km away", pointAt(-40_000, 100)],
    ["as exact as can be", { accuracyM: 0 }],
    ["as inexact as the earth is wide", { accuracyM: 20_000_000 }],
  ])("given one %s: it can", (_, change) => {
    expect(refusalOf(change)).toBeNull();
  });

  it.each([
    ["of zeros", "position_zero", "point", { lng: 0, lat: 0 }],
    ["near the zeros", "position_zero", "point", { lng: -0.009, lat: 0.009 }],
    ["swapped", "position_swapped", "point", { lng: here.lat, lat: here.lng }],
    ["no place on earth", "position_unknown", "point", { lng: 200, lat: 39 }],
    ["that is no number", "position_unknown", "point", { lng: Number.NaN }],
    ["of negative accuracy", "accuracy_invalid", "accuracyM", { accuracyM: -1 }],
    ["of accuracy without end", "accuracy_invalid", "accuracyM", { accuracyM: Infinity }],
    ["whose accuracy is no number", "accuracy_invalid", "accuracyM", { accuracyM: Number.NaN }],
  ])("given one %s: is refused as %s", (_, code, field, change) => {
    expect(refusalOf(change)).toMatchObject({ code: `grid.${code}`, field });
  });

  it("given one far away: is refused, and told how far", () => {
    expect(refusalOf(pointAt(-60_000, 100))).toEqual({
      code: "grid.position_far",
      field: "point",
      params: { km: 60 },
    });
  });

  it("given one far away whichever way it is read: is not taken for swapped", () => {
    expect(refusalOf({ lng: 10, lat: 20 })).toMatchObject({ code: "grid.position_far" });
  });

  it("given a street whose time has not come: it is no place to be near to", () => {
    const before = checkPosition(at(pointAt(-60_000, 0)), street, "2025-12-31T00:00:00.000Z");
    expect(before).toBeNull();
  });

  it("given no division yet: every place on earth can be meant, zeros cannot", () => {
    expect(refusalOf({ lng: here.lat, lat: -89 }, nothing)).toBeNull();
    expect(refusalOf({ lng: 0, lat: 0 }, nothing)).toMatchObject({ code: "grid.position_zero" });
  });
});

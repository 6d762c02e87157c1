import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areaM2,
  boundaryDistanceM,
  boundingBox,
  boxDistanceM,
  contains,
  preciseAreaM2,
  toGcj02,
} from "./geometry.ts";
import type { Polygon, Ring } from "./grid.ts";
import { pointAt, rectangle, shapeOf } from "./plan.fixture.ts";

const square = rectangle(0, 0, 200, 200);
const ringed: Polygon = [...square, ...rectangle(50, 50, 150, 150)];

/** Somewhere in and a little around the square of 200 m, often exactly on its coordinates. */
const coordinate = fc.oneof(
  fc.double({ min: -20, max: 220, noNaN: true }),
  fc.constantFrom(0, 50, 100, 150, 200),
);
const place = fc.tuple(coordinate, coordinate);
const inner = fc.double({ min: 20, max: 180, noNaN: true });

/** The square cut into four around a corner anywhere in it: edges run in every direction. */
function quarters(x: number, y: number): Polygon[] {
  const [south, east, north, west] = [
    [y, 0],
    [200, x],
    [x, 200],
    [0, y],
  ] as const;
  return [
    shapeOf([0, 0], south, [x, y], west),
    shapeOf(south, [200, 0], east, [x, y]),
    shapeOf([x, y], east, [200, 200], north),
    shapeOf(west, [x, y], north, [0, 200]),
  ];
}

/** The same ring, read from another corner and the other way round. */
function reread(ring: Ring, start: number): Ring {
  const corners = ring.slice(0, -1);
  const shift = start % corners.length;
  const turned = [...corners.slice(shift), ...corners.slice(0, shift)].reverse();
  return [...turned, turned[0]!];
}

describe("whether a polygon holds a point", () => {
  it.each([
    ["the middle", true, 100, 100],
    ["the western edge", true, 0, 100],
    ["the southern edge", true, 100, 0],
    ["the south-western corner", true, 0, 0],
    ["the eastern edge", false, 200, 100],
    ["the northern edge", false, 100, 200],
    ["the south-eastern corner", false, 200, 0],
    ["a point outside", false, 300, 100],
  ])("given a square, %s is in it: %s", (_, inside, x, y) => {
    expect(contains(square, pointAt(x, y))).toBe(inside);
  });

  it.each([
    ["the hole", false, 100, 100],
    ["the land around the hole", true, 25, 100],
    ["the western edge of the hole", false, 50, 100],
    ["the eastern edge of the hole", true, 150, 100],
  ])("given a square with a hole, %s is in it: %s", (_, inside, x, y) => {
    expect(contains(ringed, pointAt(x, y))).toBe(inside);
  });

  it("gives every point of a divided square to exactly one part, edges and corners included", () => {
    fc.assert(
      fc.property(inner, inner, place, (cx, cy, [x, y]) => {
        const point = pointAt(x, y);
        const holders = quarters(cx, cy).filter((part) => contains(part, point));
        expect(holders.length).toBe(contains(square, point) ? 1 : 0);
      }),
    );
  });

  it("gives a point on a shared slanting edge to exactly one side, to the last bit", () => {
    const unit = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, fc.boolean(), (south, north, lat, fromSouth) => {
        const west: Polygon = [
          [
            [-2, -1],
            [south, -1],
            [north, 1],
            [-2, 1],
            [-2, -1],
          ],
        ];
        const east: Polygon = [
          [
            [2, -1],
            [2, 1],
            [north, 1],
            [south, -1],
            [2, -1],
          ],
        ];
        const share = (lat + 1) / 2;
        const lng = fromSouth
          ? south + share * (north - south)
          : north + (1 - share) * (south - north);
        const holders = [west, east].filter((side) => contains(side, { lng, lat }));
        expect(holders.length).toBe(lat < 1 ? 1 : 0);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("distances", () => {
  it.each([
    ["inside, to the nearest side", 30, 100, 30],
    ["outside a side", -45, 100, 45],
    ["outside a corner", -30, -40, 50],
    ["on an edge", 0, 70, 0],
  ])("are measured to the boundary: %s", (_, x, y, metres) => {
    expect(boundaryDistanceM(square, pointAt(x, y))).toBeCloseTo(metres, 2);
  });

  it("count the boundary of a hole", () => {
    expect(boundaryDistanceM(ringed, pointAt(60, 100))).toBeCloseTo(10, 2);
  });

  it("to a box are never more than to a polygon in it that does not hold the point", () => {
    fc.assert(
      fc.property(inner, inner, place, (cx, cy, [x, y]) => {
        const point = pointAt(x, y);
        for (const part of quarters(cx, cy).filter((one) => !contains(one, point)))
          expect(boxDistanceM(boundingBox(part), point)).toBeLessThanOrEqual(
            boundaryDistanceM(part, point) + 1e-6,
          );
      }),
    );
  });
});

describe("areas", () => {
  it("are in square metres", () => {
    expect(Math.abs(areaM2(square) - 40_000)).toBeLessThanOrEqual(1);
  });

  it("leave out the holes", () => {
    expect(Math.abs(areaM2(ringed) - 30_000)).toBeLessThanOrEqual(1);
  });

  it("are the same from any starting corner and in either direction", () => {
    fc.assert(
      fc.property(inner, inner, fc.nat(3), (cx, cy, start) => {
        for (const part of quarters(cx, cy))
          expect(preciseAreaM2(part.map((ring) => reread(ring, start)))).toBe(preciseAreaM2(part));
      }),
    );
  });

  it("of the parts add up to the area of the whole", () => {
    fc.assert(
      fc.property(inner, inner, (cx, cy) => {
        const parts = quarters(cx, cy).reduce((sum, part) => sum + preciseAreaM2(part), 0);
        expect(parts).toBeCloseTo(preciseAreaM2(square), 1);
      }),
    );
  });
});

describe("coordinates", () => {
  it("of the browser are moved to GCJ-02, by some 540 m in Zhengzhou", () => {
    const moved = toGcj02({ lng: 113.6, lat: 34.75 }, "WGS84");
    expect([moved.lng - 113.6, moved.lat - 34.75].map((d) => d.toFixed(4))).toEqual([
      "0.0060",
      "-0.0012",
    ]);
  });

  it("that are in GCJ-02 already stay as they are", () => {
    expect(toGcj02({ lng: 113.6, lat: 34.75 }, "GCJ02")).toEqual({ lng: 113.6, lat: 34.75 });
  });
});

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
    ["the middle", 100, 100, true],
    ["the western edge", 0, 100, true],
    ["the southern edge", 100, 0, true],
    ["the south-western corner", 0, 0, true],
    ["the eastern edge", 200, 100, false],
    ["the northern edge", 100, 200, false],
    ["the south-eastern corner", 200, 0, false],
    ["a point outside", 300, 100, false],
  ])("given a square, %s is in it: %4$s", (_, x, y, inside) => {
    expect(contains(square, pointAt(x, y))).toBe(inside);
  });

  it.each([
    ["the hole", 100, 100, false],
    ["the land around the hole", 25, 100, true],
    ["the western edge of the hole", 50, 100, false],
    ["the eastern edge of the hole", 150, 100, true],
  ])("given a square with a hole, %s is in it: %4$s", (_, x, y, inside) => {
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

  it("gives a point on a shared slanting edge to one of the two sides", () => {
    fc.assert(
      fc.property(inner, inner, fc.double({ min: 0, max: 1, noNaN: true }), (cx, cy, share) => {
        const point = pointAt(cx + share * (200 - cx), cy + share * (cx - cy));
        const holders = quarters(cx, cy).filter((part) => contains(part, point));
        expect(holders.length).toBeLessThanOrEqual(1);
      }),
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
    expect(areaM2(square)).toBe(40_000);
  });

  it("leave out the holes", () => {
    expect(areaM2(ringed)).toBe(30_000);
  });

  it("are the same from any starting corner and in either direction", () => {
    fc.assert(
      fc.property(inner, inner, fc.nat(3), (cx, cy, start) => {
        for (const part of quarters(cx, cy))
          expect(areaM2(part.map((ring) => reread(ring, start)))).toBe(areaM2(part));
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

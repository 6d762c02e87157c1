import gcoord from "gcoord";
import type { Point, Polygon, Ring } from "./grid.ts";

/** Cheap geometry for the request path. Anything that clips polygons is in clipping.ts. */

export type Crs = "GCJ02" | "WGS84";
export type Box = { west: number; south: number; east: number; north: number };
type Vertex = Ring[number];
export type Edge = readonly [from: Vertex, to: Vertex];

/** The mean radius of the earth. */
const EARTH_RADIUS_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const METRES_PER_DEGREE = radians(EARTH_RADIUS_M);

// The package is CommonJS while its types describe an ES module: at run time the default import is the library itself.
const { transform, WGS84, GCJ02 } = gcoord as unknown as typeof gcoord.default;

/** A point in GCJ-02. Raw browser positions are WGS-84, which lies 300 to 700 m off in central China. */
export function toGcj02({ lng, lat }: Point, crs: Crs): Point {
  if (crs === "GCJ02") return { lng, lat };
  const [east, north] = transform([lng, lat], WGS84, GCJ02);
  return { lng: east, lat: north };
}

/** The edges of a ring, in its order. */
export function* edgesOf(ring: Ring): Generator<Edge> {
  for (let i = 1; i < ring.length; i++) yield [ring[i - 1]!, ring[i]!];
}

/** The smallest box around the outer ring. */
export function boundingBox(polygon: Polygon): Box {
  const outer = polygon[0] ?? [];
  const lngs = outer.map(([lng]) => lng);
  const lats = outer.map(([, lat]) => lat);
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  };
}

/** Whether two boxes have at least a point in common. */
export const boxesMeet = (a: Box, b: Box): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

/**
 * Whether a line from the point due east crosses the edge. The edge is always read from its southern end,
 * so that the two polygons on either side of it get the same answer, rounding included.
 */
function crossesEastward(point: Point, [from, to]: Edge): boolean {
  if (from[1] > point.lat === to[1] > point.lat) return false;
  const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
  const share = (point.lat - low[1]) / (high[1] - low[1]);
  return point.lng < low[0] + share * (high[0] - low[0]);
}

/**
 * Whether a polygon holds a point; points in a hole are outside.
 *
 * Every point of the plane has an answer: a polygon owns its western and southern edges and not its eastern and
 * northern ones. Polygons that share their vertices therefore divide a plane without a point owned by two or by none.
 */
export function contains(polygon: Polygon, point: Point): boolean {
  let inside = false;
  for (const ring of polygon)
    for (const edge of edgesOf(ring)) if (crossesEastward(point, edge)) inside = !inside;
  return inside;
}

/** Metres east and north of `origin`, on a plane that touches the earth there: exact to a millimetre within 100 m. */
export const metresFrom = (origin: Point, [lng, lat]: Vertex): Vertex => [
  (lng - origin.lng) * METRES_PER_DEGREE * Math.cos(radians(origin.lat)),
  (lat - origin.lat) * METRES_PER_DEGREE,
];

/** Metres from the origin of a plane to a straight edge on it. */
function distanceFromOrigin([ax, ay]: Vertex, [bx, by]: Vertex): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

/** Metres from a point, inside or outside, to the nearest edge of a polygon, holes included. */
export function boundaryDistanceM(polygon: Polygon, point: Point): number {
  let nearest = Infinity;
  for (const ring of polygon)
    for (const [from, to] of edgesOf(ring))
      nearest = Math.min(
        nearest,
        distanceFromOrigin(metresFrom(point, from), metresFrom(point, to)),
      );
  return nearest;
}

/** Metres from a point to a box, 0 inside it: never more than the distance to a polygon in that box. */
export function boxDistanceM(box: Box, point: Point): number {
  const lng = Math.max(box.west, Math.min(box.east, point.lng));
  const lat = Math.max(box.south, Math.min(box.north, point.lat));
  const [x, y] = metresFrom(point, [lng, lat]);
  return Math.hypot(x, y);
}

/**
 * The signed area between an edge and the south pole, in whole thousandths of a square metre
 * (Chamberlain and Duquette, "Some algorithms for polygons on a sphere", 2007). Reversing the edge changes
 * the sign and nothing else, and whole numbers add up in any order without rounding.
 */
function areaUnderEdge([from, to]: Edge): number {
  const height = 2 + (Math.sin(radians(from[1])) + Math.sin(radians(to[1])));
  const m2 = (radians(to[0] - from[0]) * height * EARTH_RADIUS_M ** 2) / 2;
  return Math.trunc(m2 * 1_000);
}

function ringAreaM2(ring: Ring): number {
  let thousandths = 0;
  for (const edge of edgesOf(ring)) thousandths += areaUnderEdge(edge);
  return Math.abs(thousandths) / 1_000;
}

/** The area of a polygon to a thousandth of a square metre, for comparing small differences. */
export const preciseAreaM2 = ([outer = [], ...holes]: Polygon): number =>
  holes.reduce((area, hole) => area - ringAreaM2(hole), ringAreaM2(outer));

/** The area of a polygon in whole square metres: the same for any starting vertex and either direction. */
export const areaM2 = (polygon: Polygon): number => Math.round(preciseAreaM2(polygon));

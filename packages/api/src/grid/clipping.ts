import { difference, intersection, union } from "polyclip-ts";
import type { Geom } from "polyclip-ts";
import { preciseAreaM2 } from "./geometry.ts";
import type { Polygon } from "./grid.ts";

/** What needs a clipping library. Only imports of a division need it: keep it off the request path. */

// The library reads its arguments only, but its types do not say so.
const geom = (polygon: Polygon): Geom => polygon as unknown as Geom;

const total = (pieces: readonly Polygon[]): number =>
  pieces.reduce((sum, piece) => sum + preciseAreaM2(piece), 0);

/** Square metres that two polygons have in common. */
export const overlapAreaM2 = (a: Polygon, b: Polygon): number =>
  total(intersection(geom(a), geom(b)));

/** Square metres of a polygon that none of the others covers. */
export const uncoveredAreaM2 = (whole: Polygon, parts: readonly Polygon[]): number =>
  total(difference(geom(whole), ...parts.map(geom)));

/** Whether the rings bound one piece of land: no ring crosses itself or another, no hole lies outside. */
export function isOnePiece(polygon: Polygon): boolean {
  const pieces: readonly Polygon[] = union(geom(polygon));
  return pieces.length === 1 && Math.abs(total(pieces) - preciseAreaM2(polygon)) <= 1;
}

import { type CategoryGroupCode, categoryOf } from "./category.ts";

type Point = { lng: number; lat: number };

const EARTH_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres between two points of one datum (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat);
  const dLng = radians(b.lng - a.lng);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Cells a little wider than twice the search radius: whatever lies within 50 m of a point is in one of
 * at most four cells. A degree of longitude is measured at 60° so that cells are never narrower.
 */
const LAT_STEP = 102 / 111_195;
const LNG_STEP = LAT_STEP * 2;

export const cellOf = ({ lng, lat }: Point): string =>
  `${Math.floor(lng / LNG_STEP)}:${Math.floor(lat / LAT_STEP)}`;

/** The cells a circle of 50 m around a point can touch. */
export function cellsAround({ lng, lat }: Point): string[] {
  const cells = [-0.5, 0.5].flatMap((x) =>
    [-0.5, 0.5].map((y) => cellOf({ lng: lng + x * LNG_STEP, lat: lat + y * LAT_STEP })),
  );
  return [...new Set(cells)];
}

/** Groups whose matters concern a person or a home: nobody else is told that there is one. */
const discreet: readonly CategoryGroupCode[] = [
  "neighbour",
  "care",
  "enterprise",
  "consult",
  "governance",
];

/** Whether neighbours may know of such a matter, to follow it instead of reporting it again. */
export const isPublicMatter = (code: string): boolean => {
  const category = categoryOf(code);
  return category !== null && !discreet.includes(category.group);
};

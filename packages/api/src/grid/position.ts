import type { Instant } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import { type Box, boxDistanceM, type Crs } from "./geometry.ts";
import { isValidAt, type Point } from "./grid.ts";
import type { DivisionIndex } from "./resolve.ts";

/* Whether a position can be meant: one check for everything that reads one. */

export type Position = Point & { crs: Crs; accuracyM: number };

/** Further from every street than this, nobody here can do anything about it. */
const SURROUNDINGS_M = 50_000;
/** Half around the earth: a fix less exact than this says nothing. */
const WORST_ACCURACY_M = 20_000_000;
/** Receivers without a fix answer zeros; a degree is 111 km, so this is far out at sea. */
const ZERO_DEGREES = 0.01;

const isOnEarth = ({ lng, lat }: Point): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
const isZero = ({ lng, lat }: Point): boolean =>
  Math.abs(lng) < ZERO_DEGREES && Math.abs(lat) < ZERO_DEGREES;

const distanceM = (boxes: readonly Box[], point: Point): number =>
  Math.min(...boxes.map((box) => boxDistanceM(box, point)));

/** Why a position cannot be meant, or null. Before there is a division every place on earth can be. */
export function checkPosition(
  { lng, lat, accuracyM }: Position,
  division: DivisionIndex,
  now: Instant,
): Refusal | null {
  const [point, swapped] = [
    { lng, lat },
    { lng: lat, lat: lng },
  ];
  const boxes = (division.byLevel.get("STREET") ?? []).flatMap(({ grid, box }) =>
    isValidAt(grid, now) ? [box] : [],
  );
  const isAround = (one: Point): boolean =>
    isOnEarth(one) && distanceM(boxes, one) <= SURROUNDINGS_M;
  const no = (code: string, field: string, params?: Refusal["params"]): Refusal =>
    refuse(`grid.${code}`, field, params).refusal;
  if (isZero(point)) return no("position_zero", "point");
  if (boxes.length > 0 && !isAround(point) && isAround(swapped))
    return no("position_swapped", "point");
  if (!isOnEarth(point)) return no("position_unknown", "point");
  if (boxes.length > 0 && !isAround(point))
    return no("position_far", "point", { km: Math.round(distanceM(boxes, point) / 1_000) });
  return accuracyM >= 0 && accuracyM <= WORST_ACCURACY_M
    ? null
    : no("accuracy_invalid", "accuracyM");
}

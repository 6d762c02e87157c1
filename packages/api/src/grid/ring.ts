import type { Bilingual } from "../kernel/decision.ts";
import { isOnePiece } from "./clipping.ts";
import { areaM2, type Edge, edgesOf, metresFrom } from "./geometry.ts";
import type { Polygon, Ring } from "./grid.ts";

/** Whether rings bound a piece of land, and if not, why. Area alone does not tell: a spike has none. */

type Vertex = Ring[number];

export const polygonFaults = {
  EMPTY: { zh: "没有边界", en: "there is none" },
  OPEN: { zh: "首尾没有闭合", en: "a ring is not closed" },
  NOT_ON_EARTH: { zh: "坐标超出范围", en: "a point is not on earth" },
  TOO_FEW_POINTS: { zh: "不足三个不同的点", en: "a ring has less than three different points" },
  REPEATED_POINT: { zh: "同一个点出现了两次", en: "a point is repeated" },
  SPIKE: { zh: "有一段原路折返的尖刺", en: "a ring turns back on itself in a spike" },
  CROSSING: { zh: "边线相互交叉或重合", en: "lines cross or touch each other" },
  NOT_ONE_PIECE: { zh: "孔洞越界或没有面积", en: "a hole lies outside, or there is no area" },
} satisfies Record<string, Bilingual>;
type Fault = keyof typeof polygonFaults;

/** Points nearer to a line than this are on it: no survey is finer. */
const ON_LINE_M = 0.01;

const isOnEarth = ([lng, lat]: Vertex): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && first[0] === last![0] && first[1] === last![1];
}

/** Whether the way there and the way back at a corner lie on each other. */
function isSpike(before: Vertex, tip: Vertex, after: Vertex): boolean {
  const origin = { lng: tip[0], lat: tip[1] };
  const [ax, ay] = metresFrom(origin, before);
  const [bx, by] = metresFrom(origin, after);
  const longer = Math.max(Math.hypot(ax, ay), Math.hypot(bx, by));
  return ax * bx + ay * by > 0 && Math.abs(ax * by - ay * bx) / longer < ON_LINE_M;
}

/** On which side of a line a point lies: 1, -1, or 0 when it is on it. */
const sideOf = ([from, to]: Edge, [x, y]: Vertex): number =>
  Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));

const spansMeet = ([a, b]: Edge, [c, d]: Edge, axis: 0 | 1): boolean =>
  Math.max(a[axis], b[axis]) >= Math.min(c[axis], d[axis]) &&
  Math.max(c[axis], d[axis]) >= Math.min(a[axis], b[axis]);

const edgesMeet = (a: Edge, b: Edge): boolean =>
  spansMeet(a, b, 0) &&
  spansMeet(a, b, 1) &&
  sideOf(a, b[0]) * sideOf(a, b[1]) <= 0 &&
  sideOf(b, a[0]) * sideOf(b, a[1]) <= 0;

/** Whether edges meet that are not neighbours in their ring. */
function crossesItself(ring: Ring): boolean {
  const edges = [...edgesOf(ring)];
  const isNext = (i: number, j: number): boolean =>
    j - i === 1 || (i === 0 && j === edges.length - 1);
  return edges.some((edge, i) =>
    edges.some((b, j) => j > i && !isNext(i, j) && edgesMeet(edge, b)),
  );
}

function ringFault(ring: Ring): Fault | null {
  if (!ring.every(isOnEarth)) return "NOT_ON_EARTH";
  if (!isClosed(ring)) return "OPEN";
  const corners = ring.slice(1);
  const different = new Set(corners.map(([lng, lat]) => `${lng} ${lat}`)).size;
  if (different < 3) return "TOO_FEW_POINTS";
  // A spike whose foot is one point repeats that point: the spike is what there is to see.
  if (corners.some((tip, i) => isSpike(ring[i]!, tip, corners[i + 1] ?? corners[0]!)))
    return "SPIKE";
  if (different < corners.length) return "REPEATED_POINT";
  return crossesItself(ring) ? "CROSSING" : null;
}

/** Why these rings bound no piece of land, or null when they do. */
export function polygonFault(polygon: Polygon): Fault | null {
  if (polygon.length === 0) return "EMPTY";
  for (const ring of polygon) {
    const fault = ringFault(ring);
    if (fault !== null) return fault;
  }
  return areaM2(polygon) > 0 && isOnePiece(polygon) ? null : "NOT_ONE_PIECE";
}

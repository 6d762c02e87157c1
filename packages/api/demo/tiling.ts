/** Cuts a rectangle into neighbouring plots that share every corner, so that they leave no gap and never overlap. */

/** A corner in metres east and north of the anchor. */
export type Corner = readonly [number, number];
/** The corners of a plot, counter-clockwise, the first not repeated. */
export type Shape = readonly Corner[];

/** Corners closer to a line than this lie on it. The cuts below are exact to far less. */
const ON_LINE_M = 1e-6;

const cross = ([ax, ay]: Corner, [bx, by]: Corner): number => ax * by - ay * bx;

const area = (shape: Shape): number =>
  shape.reduce((sum, corner, i) => sum + cross(corner, shape[(i + 1) % shape.length]!), 0) / 2;

/** The part of a convex shape on the low side of the line `direction · corner = offset`. */
function below(shape: Shape, [nx, ny]: Corner, offset: number): Corner[] {
  const side = ([x, y]: Corner): number => nx * x + ny * y - offset;
  return shape.flatMap((from, i) => {
    const to = shape[(i + 1) % shape.length]!;
    const [a, b] = [side(from), side(to)];
    const kept = a <= 0 ? [from] : [];
    if (a < 0 === b < 0 || a === 0 || b === 0) return kept;
    const share = a / (a - b);
    return [...kept, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]];
  });
}

/** The offset of the line with this direction that leaves `share` of the shape below it. */
function offsetFor(shape: Shape, direction: Corner, share: number): number {
  const offsets = shape.map(([x, y]) => direction[0] * x + direction[1] * y);
  let [low, high] = [Math.min(...offsets), Math.max(...offsets)];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (area(below(shape, direction, middle)) < share * area(shape)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A direction along the longer side of the shape, a little askew so that no street plan looks ruled. */
function cuttingDirection(shape: Shape, random: () => number): Corner {
  const spread = (axis: 0 | 1): number => {
    const values = shape.map((corner) => corner[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const angle = (spread(0) >= spread(1) ? 0 : Math.PI / 2) + (random() - 0.5) * 0.4;
  return [Math.cos(angle), Math.sin(angle)];
}

/** Where to split a list of weights so that both sides weigh about the same; at least one on either side. */
function middleOf(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const passed = weights.findIndex((weight) => (sum += weight) >= total / 2);
  return Math.max(1, Math.min(weights.length - 1, passed + 1));
}

/** Cuts a convex shape by straight lines into convex plots, whose areas are as the weights; in their order. */
export function carve(shape: Shape, weights: readonly number[], random: () => number): Shape[] {
  if (weights.length <= 1) return [shape];
  const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
  const middle = middleOf(weights);
  const [first, second] = [weights.slice(0, middle), weights.slice(middle)];
  const direction = cuttingDirection(shape, random);
  const offset = offsetFor(shape, direction, sum(first) / sum(weights));
  const lowSide = below(shape, direction, offset);
  const highSide = below(shape, [-direction[0], -direction[1]], -offset);
  return [...carve(lowSide, first, random), ...carve(highSide, second, random)];
}

/** How far along the edge a corner lies on it, or null when it is an end of the edge or elsewhere. */
function placeOnEdge(from: Corner, to: Corner, corner: Corner): number | null {
  const edge: Corner = [to[0] - from[0], to[1] - from[1]];
  const line: Corner = [corner[0] - from[0], corner[1] - from[1]];
  const length = Math.hypot(...edge);
  const along = (line[0] * edge[0] + line[1] * edge[1]) / length;
  if (Math.abs(cross(edge, line)) / length > ON_LINE_M) return null;
  return along > ON_LINE_M && along < length - ON_LINE_M ? along : null;
}

/**
 * Gives every shape the corners its neighbours have on its edges. From then on corners can be moved or rounded
 * without opening a gap, as long as equal corners are moved alike.
 */
export function shareCorners(shapes: readonly Shape[]): Shape[] {
  const corners = [
    ...new Map(shapes.flat().map((corner) => [corner.join(), corner] as const)).values(),
  ];
  const between = (from: Corner, to: Corner): Corner[] =>
    corners
      .map((corner) => ({ corner, along: placeOnEdge(from, to, corner) }))
      .filter((found): found is { corner: Corner; along: number } => found.along !== null)
      .sort((a, b) => a.along - b.along)
      .map(({ corner }) => corner);
  return shapes.map((shape) =>
    shape.flatMap((from, i) => [from, ...between(from, shape[(i + 1) % shape.length]!)]),
  );
}

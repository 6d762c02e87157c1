import { boundaryDistanceM, boundingBox, contains } from "../src/grid/geometry.ts";
import type { DivisionRow, GridKind, Point, Polygon } from "../src/grid/grid.ts";
import { seeded } from "./random.ts";
import { carve, shareCorners } from "./tiling.ts";
import type { Corner, Shape } from "./tiling.ts";

/**
 * The fictitious street of the demo: every name is invented and every code starts with the unassigned prefix 99.
 * 示意图 非地图: the plan is a schematic drawing on empty desert, not a map of any place.
 */

export const DEMO_SEED = 20261120;

type Community = {
  name: string;
  kind: GridKind;
  households: number;
  /** How many micro-grids each level 3 grid has; one entry per grid. */
  microGrids: readonly number[];
  /** The compound of each grid, one entry per grid. */
  compounds: readonly string[];
};

const STREET = { code: "999901001", name: "榆荫街道", address: "示例省邻江市禾光区榆荫街道" };

/** A compound name as long as the longest names in official lists (33 characters), to try every layout with. */
const LONGEST_NAME = "望槐旧厂第二机械零件车间职工家属区东院及南侧平房连片改造安置新小区";

/** In the order of their codes, `999901001001` first. */
const communities: readonly Community[] = [
  {
    name: "望槐社区",
    kind: "RESIDENTIAL",
    households: 1_950,
    microGrids: [4, 4, 3, 4, 4, 3, 4, 4],
    compounds: ["槐东院", "槐西院", "槐南院", "槐北院", "井台里", "灰墙里", "石阶里", LONGEST_NAME],
  },
  {
    name: "集贤社区",
    kind: "COMMERCIAL",
    households: 2_080,
    microGrids: [4, 4, 4, 4, 4, 4, 4, 4],
    compounds: ["集贤东市", "集贤西市", "布巷", "灯巷", "茶巷", "前街", "后街", "集贤里"],
  },
  {
    name: "紫藤社区",
    kind: "RESIDENTIAL",
    households: 5_720,
    microGrids: [7, 8, 8, 7, 12, 8, 7, 8, 7, 8, 7],
    compounds: [
      "藤荫东苑",
      "藤荫西苑",
      "藤荫南苑",
      "藤荫北苑",
      "紫藤花园",
      "藤萝里",
      "藤架里",
      "春藤苑",
      "夏藤苑",
      "秋藤苑",
      "冬藤苑",
    ],
  },
  {
    name: "星桥楼宇社区",
    kind: "TOWER",
    households: 240,
    microGrids: [3, 3, 3, 3, 3],
    compounds: ["星桥壹号园", "星桥贰号园", "星桥叁号园", "星桥肆号园", "星桥伍号园"],
  },
  {
    name: "禾下社区",
    kind: "RURAL",
    households: 2_782,
    microGrids: [10, 11, 9, 10],
    compounds: ["禾下一组", "禾下二组", "禾下三组", "禾下四组"],
  },
  {
    name: "松石社区",
    kind: "RESIDENTIAL",
    households: 1_885,
    microGrids: [4, 3, 4, 4, 3, 4, 3, 4],
    compounds: ["松岭苑", "松坡苑", "松涛苑", "松针苑", "石桥里", "石磨里", "石灯里", "石径里"],
  },
  {
    name: "青荇社区",
    kind: "RESIDENTIAL",
    households: 1_885,
    microGrids: [3, 4, 4, 3, 4, 4, 3, 4],
    // 𡐓 lies outside the basic plane of Unicode: two code units, one character.
    compounds: ["荇东苑", "荇西苑", "荇南苑", "荇北苑", "水岸里", "浮桥里", "菱角里", "青荇𡐓里"],
  },
];

/** Colours that people with a colour vision deficiency can tell apart (Okabe and Ito, 2008). */
const colors = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"];
/** One pattern more than there are colours, so that the first 56 siblings differ in colour or in pattern. */
const patterns = [
  "SOLID",
  "DIAGONAL",
  "DOTS",
  "HORIZONTAL",
  "CROSSHATCH",
  "VERTICAL",
  "BACK_DIAGONAL",
  "WAVES",
];
const lookOf = (place: number): { color: string; pattern: string } => ({
  color: colors[place % colors.length]!,
  pattern: patterns[place % patterns.length]!,
});

type Plot = { row: Omit<DivisionRow, "polygon">; shape: Shape };

/** Whole numbers that add up to `total` and are as the weights, by largest remainder. */
function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((all, one) => all + one, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - whole[i]! }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { i } of byRemainder.slice(0, left)) whole[i]! += 1;
  return whole;
}

const digits = (value: number, width: number): string => String(value).padStart(width, "0");
const communityCode = (place: number): string => `${STREET.code}${digits(place + 1, 3)}`;
const gridCode = (community: string, place: number): string =>
  `${community}-G${digits(place + 1, 2)}`;

/** `count` weights around 1 that differ by at most `spread` either way. */
const uneven = (count: number, spread: number, random: () => number): number[] =>
  Array.from({ length: count }, () => 1 + (random() * 2 - 1) * spread);

function microPlots(grid: Plot, count: number, random: () => number): Plot[] {
  const shapes = carve(grid.shape, uneven(count, 0.3, random), random);
  const households = apportion(grid.row.householdCount, uneven(count, 0.1, random));
  return shapes.map((shape, i) => ({
    shape,
    row: {
      ...lookOf(i),
      code: `${grid.row.code}-W${digits(i + 1, 3)}`,
      name: `${grid.row.name}${i + 1}号微网格`,
      level: "MICRO_GRID",
      kind: grid.row.kind,
      parentCode: grid.row.code,
      householdCount: households[i]!,
    },
  }));
}

function gridPlots(community: Plot, counts: readonly number[], random: () => number): Plot[] {
  const shapes = carve(community.shape, counts, random);
  const households = apportion(community.row.householdCount, uneven(counts.length, 0.08, random));
  return counts.flatMap((count, i) => {
    const grid: Plot = {
      shape: shapes[i]!,
      row: {
        ...lookOf(i),
        code: gridCode(community.row.code, i),
        name: `${community.row.name}第${i + 1}网格`,
        level: "GRID",
        kind: community.row.kind,
        parentCode: community.row.code,
        householdCount: households[i]!,
      },
    };
    return [grid, ...microPlots(grid, count, random)];
  });
}

function communityPlots(community: Community, place: number, shape: Shape, random: () => number) {
  const plot: Plot = {
    shape,
    row: {
      ...lookOf(place),
      code: communityCode(place),
      name: community.name,
      level: "COMMUNITY",
      kind: community.kind,
      parentCode: STREET.code,
      householdCount: community.households,
    },
  };
  return [plot, ...gridPlots(plot, community.microGrids, random)];
}

/** The plan before it is bent: 7.7 × 5.7 km, which leaves 150 m all round for the bends. */
const PLAN: Shape = [
  [150, 150],
  [7_850, 150],
  [7_850, 5_850],
  [150, 5_850],
];

/** Bends the plane gently and without folding it, so that roads and the edge of the street are not straight. */
const bend = ([x, y]: Corner): Corner => [
  x + 110 * Math.sin(y / 530 + x / 2_900),
  y + 110 * Math.sin(x / 610 + y / 3_300),
];

/** The south-western corner of the drawing, in the sands of the Taklamakan: nobody lives there. */
const ANCHOR: Point = { lng: 82.4, lat: 39.2 };
const METRES_PER_DEGREE = 111_195;

/** Degrees with seven decimals, about a centimetre. Equal corners stay equal. */
function toDegrees([x, y]: Corner): readonly [number, number] {
  const lng = ANCHOR.lng + x / (METRES_PER_DEGREE * Math.cos((ANCHOR.lat * Math.PI) / 180));
  return [Number(lng.toFixed(7)), Number((ANCHOR.lat + y / METRES_PER_DEGREE).toFixed(7))];
}

function toPolygon(shape: Shape): Polygon {
  const ring = shape.map((corner) => toDegrees(bend(corner)));
  return [[...ring, ring[0]!]];
}

/**
 * The demo street: 1 street, 7 communities, 52 grids and 262 micro-grids, the same on every run.
 * Rows come parents first. Villages have fields, so their plot is wider than their share of micro-grids.
 */
export function demoDivision(): DivisionRow[] {
  const random = seeded(DEMO_SEED);
  const weights = communities.map(
    ({ kind, microGrids }) =>
      microGrids.reduce((sum, count) => sum + count, 0) * (kind === "RURAL" ? 1.6 : 1),
  );
  const shapes = carve(PLAN, weights, random);
  const street: Plot["row"] = {
    ...lookOf(0),
    code: STREET.code,
    name: STREET.name,
    level: "STREET",
    kind: "RESIDENTIAL",
    parentCode: null,
    householdCount: communities.reduce((sum, community) => sum + community.households, 0),
  };
  const plots: Plot[] = [
    { row: street, shape: PLAN },
    ...communities.flatMap((one, i) => communityPlots(one, i, shapes[i]!, random)),
  ];
  const shared = shareCorners(plots.map((plot) => plot.shape));
  return plots.map(({ row }, i) => ({ ...row, polygon: toPolygon(shared[i]!) }));
}

export type DemoAddress = {
  gridCode: string;
  compound: string;
  building: string;
  unit: string;
  room: string;
  standardAddress: string;
  houseCode: string;
  point: Point;
};

/** A sign on a wall or a lamp: its code says nothing about the place or a person. */
export type DemoLocationCode = { code: string; label: string; gridCode: string; point: Point };

/** So far from every edge that an address is never near a boundary (10 m) by itself. */
const CLEAR_OF_EDGE_M = 15;

/** A point well inside a polygon. Throws for a polygon that is too narrow to have one. */
function pointInside(polygon: Polygon, random: () => number): Point {
  const { west, south, east, north } = boundingBox(polygon);
  for (let tries = 0; tries < 1_000; tries++) {
    const lng = Number((west + random() * (east - west)).toFixed(7));
    const lat = Number((south + random() * (north - south)).toFixed(7));
    const clear = boundaryDistanceM(polygon, { lng, lat }) >= CLEAR_OF_EDGE_M;
    if (clear && contains(polygon, { lng, lat })) return { lng, lat };
  }
  throw new Error("a plot of the demo is too narrow for an address");
}

const microGridsOf = (rows: readonly DivisionRow[]): DivisionRow[] =>
  rows.filter((row) => row.level === "MICRO_GRID");

/** The community and the compound of every level 3 grid, by the code of the grid. */
const neighbourhoods = new Map(
  communities.flatMap(({ name, compounds }, place) =>
    compounds.map((compound, i) => [
      gridCode(communityCode(place), i),
      { compound, address: `${STREET.address}${name}${compound}` },
    ]),
  ),
);

function addressIn(micro: DivisionRow, house: number, door: number, random: () => number) {
  const { compound, address } = neighbourhoods.get(micro.parentCode!)!;
  const building = `${house}栋`;
  const unit = `${1 + Math.floor(random() * 3)}单元`;
  const room = `${1 + Math.floor(random() * 6)}${digits(door, 2)}`;
  const standardAddress = `${address}${building}${unit}${room}室`;
  const point = pointInside(micro.polygon, random);
  return { gridCode: micro.code, compound, building, unit, room, standardAddress, point };
}

/** 600 addresses, at least one in every micro-grid and the others where the households are. */
export function demoAddresses(rows: readonly DivisionRow[]): DemoAddress[] {
  const random = seeded(DEMO_SEED);
  const micros = microGridsOf(rows);
  const households = micros.map((micro) => micro.householdCount);
  const more = apportion(600 - micros.length, households);
  const addresses = micros.flatMap((micro, i) => {
    const house = 1 + micros.filter((one) => one.parentCode === micro.parentCode).indexOf(micro);
    const doors = Array.from({ length: 1 + more[i]! }, (_, door) => door + 1);
    return doors.map((door) => addressIn(micro, house, door, random));
  });
  return addresses.map((one, i) => ({ ...one, houseCode: `${STREET.code}-H${digits(i + 1, 6)}` }));
}

/** A point exactly on the edge between this plot and another one. */
function pointOnEdge(plot: DivisionRow, others: readonly DivisionRow[]): Point {
  const corners = (row: DivisionRow): string[] => row.polygon[0]!.map((corner) => corner.join());
  const shared = new Set(others.filter((row) => row.code !== plot.code).flatMap(corners));
  const ring = plot.polygon[0]!;
  const at = ring.findIndex(
    (corner, i) => shared.has(corner.join()) && shared.has(String(ring[i + 1])),
  );
  const [from, to] = [ring[at]!, ring[at + 1]!];
  return { lng: (from[0] + to[0]) / 2, lat: (from[1] + to[1]) / 2 };
}

const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const signs = ["公告栏", "路灯", "消防栓", "垃圾分类亭", "充电桩", "健身角", "单元门"];

/** 40 location codes spread over the communities; the last stands exactly on the edge of its micro-grid. */
export function demoLocationCodes(rows: readonly DivisionRow[]): DemoLocationCode[] {
  const random = seeded(DEMO_SEED);
  const micros = microGridsOf(rows);
  const randomCode = (): string =>
    `LC-${Array.from({ length: 10 }, () => BASE32[Math.floor(random() * 32)]).join("")}`;
  const inside = micros.filter((_, i) => i % 6 === 0).slice(0, 39);
  const signposts = inside.map((micro, i) => ({
    code: randomCode(),
    label: `${micro.name}${signs[i % signs.length]}`,
    gridCode: micro.code,
    point: pointInside(micro.polygon, random),
  }));
  const last = micros.at(-1)!;
  const point = pointOnEdge(last, micros);
  const label = `${last.name}边界路灯`;
  return [...signposts, { code: randomCode(), label, gridCode: last.code, point }];
}

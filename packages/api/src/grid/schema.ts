import { builder, connectionOf, page, pageCost, registerNode } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { pageOf } from "../table/page.ts";
import { addressBeginnings } from "./address.ts";
import { type Grid, type GridKind, type GridLevel, kindLabels, levelLabels } from "./grid.ts";
import { childrenOf, type DivisionIndex, escalationOf, gridByCode, gridById } from "./resolve.ts";
import { listAddresses, listUnits, loadAddress, loadUnit } from "./store.ts";
import { type Address, type Unit, type UnitKind, unitKinds } from "./unit.ts";
import { line } from "../kernel/bound.ts";

const MAX_WORDS = 100;

export const GridLevelEnum = builder.enumType("GridLevel", {
  description: "The levels of the grid tree, from the widest to the narrowest.",
  values: {
    STREET: { description: "L1: a street or town." },
    COMMUNITY: { description: "L2: a community or village." },
    GRID: { description: "L3: a compound or area of some hundred households." },
    MICRO_GRID: { description: "L4: a block or entrance of some dozen households." },
  } satisfies Record<GridLevel, object>,
});

export const GridKindEnum = builder.enumType("GridKind", {
  description: "What a grid mainly consists of.",
  values: {
    RESIDENTIAL: { description: "Homes, in compounds or streets." },
    COMMERCIAL: { description: "Shops and markets." },
    TOWER: { description: "Office towers." },
    RURAL: { description: "Villages and fields." },
  } satisfies Record<GridKind, object>,
});

export const UnitKindEnum = builder.enumType("UnitKind", {
  description: "What sort of body a unit is.",
  values: {
    DEPARTMENT: { description: "A department of the administration." },
    PROPERTY: { description: "A property company." },
    VOLUNTEERS: { description: "A team of volunteers." },
    MEDIATORS: { description: "A team of mediators." },
    PROVIDER: { description: "A service provider." },
  } satisfies Record<UnitKind, object>,
});

/** The valid version of a grid, or its last one when it was closed: old references still read. */
export function gridOrLast(index: DivisionIndex, id: string, { now }: Context): Grid | null {
  const gridId = id as Id<"grid">;
  return gridById(index, gridId, now) ?? index.byId.get(gridId)?.at(-1) ?? null;
}

registerNode("grid", "Grid");
export const GridRef = builder.objectRef<Grid>("Grid");

/** The grids directly below one, in the order of their codes; they are few and in memory. */
const childPage = async (
  id: Id<"grid"> | null,
  args: Parameters<typeof pageCost>[0],
  context: Context,
) => {
  const index = await context.division();
  const children = childrenOf(index, id, context.now).toSorted((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  return page(context, `grids:${id}`, args, (request, cursors) =>
    Promise.resolve(pageOf(children, ({ code }) => code, request, cursors)),
  );
};

const GridConnection = connectionOf("Grid", GridRef);

builder.node(GridRef, {
  description:
    "One grid of the division, as it is valid now; a grid that was closed reads as it last was. Public: it says nothing about people.",
  authScopes: { public: true },
  id: { resolve: (grid) => grid.id },
  loadOne: async (id, context) => gridOrLast(await context.division(), id, context),
  fields: (t) => ({
    code: t.exposeString("code", { description: "Unique code; stays the same when borders move." }),
    name: t.exposeString("name", { description: "The name people know it by." }),
    level: t.expose("level", { type: GridLevelEnum, description: "Where in the tree it stands." }),
    levelLabel: t.string({
      description: "The level in the reader's language.",
      resolve: ({ level }, _args, { language }) => levelLabels[level][language],
    }),
    kind: t.expose("kind", { type: GridKindEnum, description: "What it mainly consists of." }),
    kindLabel: t.string({
      description: "The kind in the reader's language.",
      resolve: ({ kind }, _args, { language }) => kindLabels[kind][language],
    }),
    polygon: t.field({
      type: t.listRef(t.listRef(t.listRef("Float"))),
      description:
        "Its boundary: the outer ring, then holes. A ring is a closed list of `[lng, lat]` in GCJ-02 degrees. Schematic, not a survey.",
      resolve: ({ polygon }) => polygon as unknown as number[][][],
    }),
    areaM2: t.exposeFloat("areaM2", { description: "Area inside the boundary, whole m²." }),
    householdCount: t.exposeInt("householdCount", { description: "Households, as last counted." }),
    color: t.exposeString("color", { description: "Fill colour on maps, `#RRGGBB`." }),
    pattern: t.exposeString("pattern", {
      description: "Fill pattern on maps, so that grids differ without colour too.",
    }),
    validFrom: t.expose("validFrom", { type: "DateTime", description: "Valid from then on." }),
    validTo: t.expose("validTo", {
      type: "DateTime",
      nullable: true,
      description: "No longer valid from then on; null while it is.",
    }),
    parent: t.field({
      type: GridRef,
      nullable: true,
      description: "The grid above; null for a street.",
      resolve: async ({ parentId }, _args, context) =>
        parentId && gridOrLast(await context.division(), parentId, context),
    }),
    children: t.connection(
      {
        type: GridRef,
        complexity: pageCost,
        description:
          "The grids directly below that are valid now, by code; none below a micro-grid.",
        resolve: ({ id }, args, context) => childPage(id, args, context),
      },
      GridConnection,
    ),
  }),
});

registerNode("unit", "Unit");
export const UnitRef = builder.objectRef<Unit>("Unit");

builder.node(UnitRef, {
  description: "A body that work can be given to. Public: it says nothing about people.",
  authScopes: { public: true },
  id: { resolve: (unit) => unit.id },
  loadOne: (id, { deps }) => loadUnit(deps.table, id as Id<"unit">),
  fields: (t) => ({
    code: t.exposeString("code", { description: "Unique code, as in the dispatch catalogue." }),
    name: t.exposeString("name", { description: "The name people know it by." }),
    kind: t.expose("kind", { type: UnitKindEnum, description: "What sort of body it is." }),
    kindLabel: t.string({
      description: "The sort in the reader's language.",
      resolve: ({ kind }, _args, { language }) => unitKinds[kind][language],
    }),
    officePhone: t.exposeString("officePhone", {
      nullable: true,
      description: "Phone of the office; never of a person.",
    }),
  }),
});

registerNode("address", "Address");
const AddressRef = builder.objectRef<Address>("Address");

builder.node(AddressRef, {
  description:
    "A home, shop or other place in a micro-grid. For everybody signed in; who lives there is not said.",
  authScopes: { signedIn: true },
  id: { resolve: (address) => address.id },
  loadOne: (id, { deps }) => loadAddress(deps.table, id as Id<"address">),
  fields: (t) => ({
    standardAddress: t.exposeString("standardAddress", {
      description: "The full address in words.",
    }),
    compound: t.exposeString("compound", { description: "The compound or street front." }),
    building: t.exposeString("building", { description: "The building; may be empty." }),
    unit: t.exposeString("unit", { description: "The entrance of the building; may be empty." }),
    room: t.exposeString("room", { description: "The room or shop number; may be empty." }),
    grid: t.field({
      type: GridRef,
      nullable: true,
      description: "The micro-grid it lies in; null when that grid is no longer valid.",
      resolve: async ({ gridCode }, _args, context) =>
        gridByCode(await context.division(), gridCode, context.now),
    }),
  }),
});

/** The valid grid with this id, or a denial that names the argument. */
export async function requireGrid(context: Context, id: string, field: string): Promise<Grid> {
  const gridId = asId("grid", id);
  const grid = gridId && gridById(await context.division(), gridId, context.now);
  if (grid) return grid;
  throw denial("NOT_FOUND", context.language, { field });
}

const UnitConnection = connectionOf("Unit", UnitRef);
const AddressConnection = connectionOf("Address", AddressRef);

builder.queryFields((t) => ({
  gridMap: t.connection(
    {
      type: GridRef,
      complexity: pageCost,
      skipTypeScopes: true,
      authScopes: { public: true },
      description:
        "The public map: the grids directly below one, by code. NOT_FOUND when that grid is not valid now.",
      args: {
        parentId: t.arg.id({ required: false, description: "Which grid; null for the streets." }),
      },
      resolve: async (_root, { parentId, ...args }, context) => {
        if (parentId === null || parentId === undefined) return childPage(null, args, context);
        return childPage((await requireGrid(context, parentId, "parentId")).id, args, context);
      },
    },
    GridConnection,
  ),
  units: t.connection(
    {
      type: UnitRef,
      complexity: pageCost,
      description: "Every unit that work can be given to, in the order in which they were added.",
      resolve: async (_root, args, context) => {
        const units = await listUnits(context.deps.table);
        const inOrder = units.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        return page(context, "units", args, (request, cursors) =>
          Promise.resolve(pageOf(inOrder, ({ id }) => id, request, cursors)),
        );
      },
    },
    UnitConnection,
  ),
  addresses: t.connection(
    {
      type: AddressRef,
      complexity: pageCost,
      description:
        "Addresses of one community whose compound, building, entrance and room begin as given, in their order. For choosing one's address: a whole town cannot be paged through.",
      args: {
        communityId: t.arg.id({ required: true, description: "A grid of level COMMUNITY." }),
        startsWith: t.arg.string({
          required: false,
          description:
            "The beginning of the address, with the places around it or without. Spaces, capitals, full-width forms, numerals (四 or 4) and the words for building, entrance and room (栋 or 幢 or 号楼) make no difference.",
          bound: line(MAX_WORDS),
        }),
      },
      resolve: async (_root, { communityId, startsWith, ...args }, context) => {
        const community = await requireCommunity(context, communityId);
        const words = startsWith ?? "";
        if (words.length > MAX_WORDS) throw tooLong(context);
        const around = await placesAround(community, context);
        const beginnings = addressBeginnings(words, around);
        return page(context, `addresses:${communityId}:${words}`, args, (request, cursors) =>
          listAddresses(context.deps.table, community.path, beginnings, request, cursors),
        );
      },
    },
    AddressConnection,
  ),
}));

/** The names that the full addresses of a community begin with: its street, then itself. */
async function placesAround(community: Grid, context: Context): Promise<string[]> {
  const upwards = escalationOf(await context.division(), community, context.now);
  return upwards.map(({ name }) => name).toReversed();
}

async function requireCommunity(context: Context, id: string): Promise<Grid> {
  const grid = await requireGrid(context, id, "communityId");
  if (grid.level === "COMMUNITY") return grid;
  throw denial("BAD_USER_INPUT", context.language, {
    field: "communityId",
    message: { zh: "请先选择社区", en: "Please choose a community first" },
  });
}

const tooLong = ({ language }: Context) =>
  denial("BAD_USER_INPUT", language, {
    field: "startsWith",
    message: {
      zh: `检索词最多 ${MAX_WORDS} 个字`,
      en: `At most ${MAX_WORDS} characters can be searched for`,
    },
  });

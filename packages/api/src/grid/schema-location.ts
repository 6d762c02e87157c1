import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { mayAtAll } from "../kernel/access.ts";
import { asId } from "../kernel/ids.ts";
import { refusalInWords } from "../refusals.ts";
import type { Crs } from "./geometry.ts";
import { checkPosition } from "./position.ts";
import {
  type GridCandidate,
  type Location,
  type Resolution,
  type ResolutionTrace,
  resolveLocation,
} from "./resolve.ts";
import { GridRef, gridOrLast } from "./schema.ts";
import { loadAddress, loadLocationCode } from "./store.ts";
import { finite, sign } from "../kernel/bound.ts";

/** From a location to the grid that answers for it, for whoever is about to report something. */

const CrsEnum = builder.enumType("CoordinateSystem", {
  description: "What coordinates refer to.",
  values: {
    GCJ02: { description: "Maps in mainland China, `chooseLocation` and `getLocation` of WeChat." },
    WGS84: {
      description: "Raw positions of a browser or receiver; 300 to 700 m off on such maps.",
    },
  } satisfies Record<Crs, object>,
});

export const PositionInput = builder.inputType("PositionInput", {
  description: "A position with how well it is known.",
  fields: (t) => ({
    lng: t.float({ required: true, description: "Longitude, degrees east.", bound: finite }),
    lat: t.float({ required: true, description: "Latitude, degrees north.", bound: finite }),
    crs: t.field({ type: CrsEnum, required: true, description: "What the degrees refer to." }),
    accuracyM: t.float({
      required: true,
      description: "Radius in metres within which the place lies; 0 for a point picked on a map.",
      bound: finite,
    }),
  }),
});

export const LocationInput = builder.inputType("LocationInput", {
  description: "Where something is, said in exactly one of three ways.",
  fields: (t) => ({
    point: t.field({ type: PositionInput, required: false, description: "A position on the map." }),
    addressId: t.id({ required: false, description: "An address; beats every position." }),
    locationCode: t.string({
      required: false,
      description: "The code on a sign, e.g. `LC-…`.",
      bound: sign(64),
    }),
  }),
});

type Asked = typeof LocationInput.$inferInput;
const ways = ["point", "addressId", "locationCode"] as const;

function bad(context: Context, field: string, message: Bilingual): never {
  throw denial("BAD_USER_INPUT", context.language, { field, message });
}

const notOne: Bilingual = {
  zh: "请在坐标、地址、位置码中提供且只提供一项",
  en: "Give exactly one of point, addressId and locationCode",
};

/** The one way in which the place was said; the field to blame is the first that is too much. */
function wayOf(asked: Asked, context: Context): (typeof ways)[number] {
  const [way, surplus] = ways.filter((name) => asked[name] !== null && asked[name] !== undefined);
  if (way !== undefined && surplus === undefined) return way;
  return bad(context, surplus ?? "point", notOne);
}

/** Checks a position; denials name the field. */
export async function readPosition(
  { lng, lat, crs, accuracyM }: typeof PositionInput.$inferInput,
  context: Context,
): Promise<Extract<Location, { kind: "point" }>> {
  const position = { lng, lat, crs, accuracyM };
  const refusal = checkPosition(position, await context.division(), context.now);
  if (refusal) bad(context, refusal.field ?? "point", await refusalInWords(refusal));
  return { kind: "point", point: { lng, lat }, crs, accuracyM };
}

async function toAddress(addressId: string, context: Context): Promise<Location> {
  const id = asId("address", addressId);
  const address = id && (await loadAddress(context.deps.table, id));
  if (!address) return bad(context, "addressId", { zh: "没有这个地址", en: "No such address" });
  const { gridCode, standardAddress: label, point } = address;
  return { kind: "address", addressId: address.id, gridCode, label, point };
}

async function toSign(code: string, context: Context): Promise<Location> {
  const place = await loadLocationCode(context.deps.table, code);
  if (!place)
    return bad(context, "locationCode", { zh: "没有这个位置码", en: "No such location code" });
  return { kind: "locationCode", ...place };
}

/** Checks where something is said to be and looks it up; denials name the field. */
export async function readLocation(asked: Asked, context: Context): Promise<Location> {
  switch (wayOf(asked, context)) {
    case "point":
      return readPosition(asked.point!, context);
    case "addressId":
      return toAddress(asked.addressId!, context);
    case "locationCode":
      return toSign(asked.locationCode!, context);
  }
}

const CandidateType = builder.objectRef<GridCandidate>("GridCandidate").implement({
  description: "A grid that could be the right one.",
  authScopes: { public: true },
  fields: (t) => ({
    grid: t.field({
      type: GridRef,
      nullable: true,
      description: "The grid; null when it is no longer known.",
      resolve: async ({ gridId }, _args, context) =>
        gridOrLast(await context.division(), gridId, context),
    }),
    distanceM: t.exposeFloat("distanceM", {
      description: "Metres from the place to the grid; 0 when it lies inside.",
    }),
  }),
});

const TraceType = builder.objectRef<ResolutionTrace>("ResolutionTrace").implement({
  description: "How the grid was found, step by step; for staff.",
  authScopes: { can: "grid:readTeam" },
  fields: (t) => ({
    rules: t.stringList({
      description: "The rules that applied, in their order, e.g. `POINT_IN_MICRO_GRID`.",
      resolve: ({ ruleHits }) => [...ruleHits],
    }),
    fallback: t.exposeString("fallback", {
      nullable: true,
      description: "What was done when no micro-grid held the place; null when one did.",
    }),
    lng: t.float({
      description: "Longitude after conversion to GCJ-02.",
      resolve: ({ inputs }) => inputs.point.lng,
    }),
    lat: t.float({
      description: "Latitude after conversion to GCJ-02.",
      resolve: ({ inputs }) => inputs.point.lat,
    }),
    accuracyM: t.float({
      nullable: true,
      description: "Accuracy of the position in metres; null for an address or a sign.",
      resolve: ({ inputs }) => inputs.accuracyM,
    }),
    divisionVersionNo: t.int({
      description: "The version of the division that was used.",
      resolve: ({ inputs }) => inputs.divisionVersionNo,
    }),
    at: t.field({
      type: "DateTime",
      description: "The instant for which the division was read.",
      resolve: ({ inputs }) => inputs.at,
    }),
  }),
});

const ResolutionType = builder.objectRef<Resolution>("LocationResolution").implement({
  description: "Which grid answers for a place, and why. Says nothing about people or addresses.",
  authScopes: { public: true },
  fields: (t) => ({
    grid: t.field({
      type: GridRef,
      nullable: true,
      description: "The grid; null when a duty officer must assign the place by hand.",
      resolve: ({ chosen }) => chosen,
    }),
    isAmbiguous: t.exposeBoolean("ambiguous", {
      description:
        "The place may belong to another grid: ask for an address. The choice stands until then.",
    }),
    candidates: t.field({
      type: [CandidateType],
      description: "The grids that came into question, the likeliest first; 8 at most.",
      resolve: ({ candidates }) => candidates,
    }),
    explanation: t.string({
      description: "Why this grid, in one plain sentence in the reader's language.",
      resolve: ({ explanation }, _args, { language }) => explanation[language],
    }),
    trace: t.field({
      type: TraceType,
      nullable: true,
      description: "The steps that led there; null for anybody but staff of a grid.",
      resolve: ({ trace }, _args, { actor }) => (mayAtAll(actor, "grid:readTeam") ? trace : null),
    }),
  }),
});

builder.queryField("resolveLocation", (t) =>
  t.field({
    type: ResolutionType,
    skipTypeScopes: true,
    authScopes: { public: true },
    description:
      "Which grid answers for a place now. Public, because guests may report dangers. BAD_USER_INPUT names the field when not exactly one way is given, or the place is unknown.",
    args: {
      input: t.arg({ type: LocationInput, required: true, description: "Where it is." }),
    },
    resolve: async (_root, { input }, context) => {
      const location = await readLocation(input, context);
      return resolveLocation(await context.division(), location, context.now);
    },
  }),
);

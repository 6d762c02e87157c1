import type { Context } from "../context.ts";
import type { Point } from "../grid/grid.ts";
import {
  type DivisionIndex,
  gridById,
  type Location,
  type Resolution,
  resolveLocation,
} from "../grid/resolve.ts";
import { loadAddress, loadLocationCode, loadUnit } from "../grid/store.ts";
import { atLocal, dateOf } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { checkPhotos } from "../media/media.ts";
import { describeMedia } from "../media/store.ts";
import { type Post, postsOfGrid, postsOfUnit } from "../person/store.ts";
import { lookupHash, seal } from "../table/seal.ts";
import { categoryOf } from "./category.ts";
import {
  type ComplaintCommand,
  type Holder,
  PER_DAY,
  type Photo,
  type Place,
  type Reporter,
  type Source,
} from "./complaint.ts";
import { deskFor } from "./decide.ts";
import { countSince } from "./store.ts";

/*
 * What must be looked up before a command can be decided: the place, the photos, the unit. The rules
 * themselves stay in decide; here an unknown thing becomes null or a refusal that names the field.
 */

export type Looked<T> = { value: T } | { refusal: Refusal };
const unknown = (code: string, field: string): { refusal: Refusal } => ({
  refusal: refuse(code, field).refusal,
});

export type PlaceInput = {
  point?: (Point & { crs?: "GCJ02" | "WGS84" | null; accuracyM?: number | null }) | null;
  addressId?: string | null;
  locationCode?: string | null;
};

async function toLocation(
  input: PlaceInput,
  { deps }: Context,
): Promise<Looked<{ location: Location; label: string | null }>> {
  const { point, locationCode } = input;
  if (input.addressId) {
    const addressId = asId("address", input.addressId);
    const address = addressId && (await loadAddress(deps.table, addressId));
    if (!addressId || !address) return unknown("complaint.place_unknown", "place.addressId");
    const { gridCode, standardAddress: label, point: at } = address;
    const location = { kind: "address", addressId, gridCode, label, point: at } as const;
    return { value: { location, label } };
  }
  if (locationCode) {
    const place = await loadLocationCode(deps.table, locationCode);
    if (!place) return unknown("complaint.place_unknown", "place.locationCode");
    return { value: { location: { kind: "locationCode", ...place }, label: place.label } };
  }
  if (!point) return unknown("complaint.place_missing", "place");
  const { lng, lat, crs, accuracyM } = point;
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90)
    return unknown("complaint.place_unknown", "place.point");
  const location = {
    kind: "point",
    point: { lng, lat },
    crs: crs ?? "GCJ02",
    accuracyM: accuracyM ?? 0,
  } as const;
  return { value: { location, label: null } };
}

/** A matter that lies in nobody's grid goes to the first street, where a duty officer decides. */
const dutyPath = (division: DivisionIndex): string =>
  [...(division.byLevel.get("STREET") ?? [])]
    .map(({ grid }) => grid.path)
    .sort()
    .at(0) ?? "/";

function toPlace(
  resolution: Resolution,
  division: DivisionIndex,
  more: { label: Place["label"]; locationCode: string | null },
): Place {
  const { chosen, ambiguous, explanation, trace } = resolution;
  return {
    path: chosen?.path ?? dutyPath(division),
    gridId: chosen?.id ?? null,
    gridName: chosen?.name ?? "待定网格",
    point: trace.inputs.point,
    isAmbiguous: ambiguous,
    explanation,
    divisionVersionNo: division.versionNo,
    ...more,
  };
}

async function lookUpPlace(
  id: string,
  input: PlaceInput,
  context: Context,
): Promise<Looked<Place>> {
  const found = await toLocation(input, context);
  if ("refusal" in found) return found;
  const division = await context.division();
  const { location, label } = found.value;
  const resolution = resolveLocation(division, location, context.now);
  const sealed = label === null ? null : seal(context.deps.keyring, id, label);
  const locationCode = location.kind === "locationCode" ? location.code : null;
  return { value: toPlace(resolution, division, { label: sealed, locationCode }) };
}

/** The photos, when every one is the actor's own and has arrived. One request, none without photos. */
export async function lookUpPhotos(
  ids: readonly string[],
  { deps, actor, now }: Context,
): Promise<Looked<Photo[]>> {
  if (ids.length === 0) return { value: [] };
  const known = [...new Set(ids)].flatMap((id) => asId("media", id) ?? []);
  if (known.length < new Set(ids).size) return unknown("media.not_found", "photos");
  const found = await describeMedia(deps.table, known);
  const refusal = checkPhotos(known, found, actor, now);
  if (refusal) return { refusal };
  const value = known.flatMap((id): Photo[] => {
    const media = found.get(id);
    if (media?.state !== "READY") return [];
    const { width, height, sha256 } = media.photo;
    return [{ id, width, height, sha256 }];
  });
  return { value };
}

const BASE32 = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

/** A code of six characters without those that are read wrongly aloud. */
const queryCodeOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => BASE32[byte % BASE32.length]).join("");

const digitsOf = (bytes: Uint8Array): string =>
  String(bytes.reduce((sum, byte) => (sum * 256 + byte) % 1_000_000, 0)).padStart(6, "0");

/** `<street><date><six digits>`: short enough to read on the phone, and telling nobody how many there are. */
const numberOf = (path: string, context: Context): string => {
  const street = path.split("/")[1] ?? "";
  const date = dateOf(context.now).replaceAll("-", "");
  return `${street}${date}${digitsOf(context.deps.ids.random(4))}`;
};

function reporterOf(
  context: Context,
  wishes: { isAnonymousToPublic: boolean; isAnonymousToHandlers: boolean },
  queryCodeHash: string | null,
): Reporter {
  const { actor } = context;
  return actor.kind === "person"
    ? { personId: actor.personId, network: null, name: actor.displayName, ...wishes, queryCodeHash }
    : { personId: null, network: context.network, name: "", ...wishes, queryCodeHash };
}

export type SubmitInput = {
  category: string;
  description: string;
  place: PlaceInput;
  photos?: readonly string[] | null;
  isAnonymousToPublic?: boolean | null;
  isAnonymousToHandlers?: boolean | null;
  source?: Source | null;
};

type Submit = Extract<ComplaintCommand, { type: "submit" }>;

/** Everything `submit` needs; a guest also gets a code to come back with. */
export async function prepareSubmit(
  id: Id<"complaint">,
  input: SubmitInput,
  context: Context,
): Promise<Looked<{ command: Submit; queryCode: string | null }>> {
  const category = categoryOf(input.category);
  if (!category) return unknown("complaint.category_unknown", "category");
  const place = await lookUpPlace(id, input.place, context);
  if ("refusal" in place) return place;
  const photos = await lookUpPhotos(input.photos ?? [], context);
  if ("refusal" in photos) return photos;
  const { deps, actor } = context;
  const number = numberOf(place.value.path, context);
  const queryCode = actor.kind === "guest" ? queryCodeOf(deps.ids.random(6)) : null;
  const hash = queryCode && lookupHash(deps.keyring, "queryCode", `${number}:${queryCode}`);
  const wishes = {
    isAnonymousToPublic: input.isAnonymousToPublic ?? true,
    isAnonymousToHandlers: input.isAnonymousToHandlers ?? false,
  };
  const reporter = reporterOf(context, wishes, hash);
  const today = atLocal(dateOf(context.now), "00:00");
  const command: Submit = {
    type: "submit",
    number,
    category: category.code,
    level: category.level,
    description: input.description.trim(),
    place: place.value,
    source: input.source ?? "MINI_PROGRAM",
    reporter,
    photos: photos.value,
    desk: deskFor(category, place.value.path),
    submittedToday: await countSince(deps.table, reporter, today, PER_DAY.person),
  };
  return { value: { command, queryCode } };
}

export type HolderInput = { unitId?: string | null; gridId?: string | null };

/** The unit or grid a complaint is to go to; null when there is none such. */
export async function lookUpHolder(input: HolderInput, context: Context): Promise<Holder | null> {
  const unitId = input.unitId ? asId("unit", input.unitId) : null;
  if (unitId) {
    const unit = await loadUnit(context.deps.table, unitId);
    if (!unit) return null;
    const { name, kind } = unit;
    return { kind: "UNIT", unitId, name, personId: null, isDepartment: kind === "DEPARTMENT" };
  }
  const gridId = input.gridId ? asId("grid", input.gridId) : null;
  const grid = gridId && gridById(await context.division(), gridId, context.now);
  return grid
    ? { kind: "GRID", gridId: grid.id, path: grid.path, name: grid.name, personId: null }
    : null;
}

const postOf = (posts: readonly Post[], personId: string): Post | null =>
  posts.find((post) => post.personId === personId) ?? null;

/** A colleague in the same unit or grid team; null when the person does not belong to it. */
export async function lookUpColleague(
  holder: Holder | null,
  personId: string,
  { deps, now }: Context,
): Promise<{ personId: Id<"person">; name: string } | null> {
  if (!holder) return null;
  const posts =
    holder.kind === "UNIT"
      ? await postsOfUnit(deps.table, holder.unitId, now)
      : await postsOfGrid(deps.table, holder.path, now);
  const post = postOf(posts, personId);
  return post && { personId: post.personId, name: `${holder.name} · ${post.displayName}` };
}

/** Somebody of the team of the place's grid or of one above it, to settle it on site. */
export async function lookUpTeamMember(
  place: Place,
  personId: string,
  context: Context,
): Promise<Holder | null> {
  const { deps, now } = context;
  const division = await context.division();
  let grid = place.gridId && gridById(division, place.gridId, now);
  while (grid) {
    const post = postOf(await postsOfGrid(deps.table, grid.path, now), personId);
    if (post) {
      const { id: gridId, path, name } = grid;
      return {
        kind: "GRID",
        gridId,
        path,
        name: `${name} · ${post.displayName}`,
        personId: post.personId,
      };
    }
    grid = grid.parentId && gridById(division, grid.parentId, now);
  }
  return null;
}

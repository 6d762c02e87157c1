import type { Context } from "../context.ts";
import type { Grid, Point } from "../grid/grid.ts";
import {
  childrenOf,
  type DivisionIndex,
  gridByCode,
  gridById,
  type Location,
  type Resolution,
  resolveLocation,
} from "../grid/resolve.ts";
import { checkPosition } from "../grid/position.ts";
import { loadAddress, loadLocationCode, loadUnit } from "../grid/store.ts";
import type { AppointedRole, PersonActor } from "../kernel/actor.ts";
import { dateOf, type Instant } from "../kernel/clock.ts";
import { type Bilingual, type Refusal, refuse } from "../kernel/decision.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { tidyNumber } from "../kernel/text.ts";
import { checkPhotos } from "../media/media.ts";
import { describeMedia } from "../media/store.ts";
import type { Post } from "../person/person.ts";
import { lookUpPerson } from "../person/prepare.ts";
import { postsOfGrid, postsOfUnit } from "../person/store.ts";
import { type Keyring, lookupHash, seal } from "../table/seal.ts";
import { type Circle, circleOf, type Handover, holderAfter } from "./assignee.ts";
import { categoryOf } from "./category.ts";
import { needText } from "./check.ts";
import {
  type Colleague,
  type Complaint,
  type ComplaintCommand,
  type GridTeam,
  type Holder,
  MAX_PHOTOS,
  MAX_PLACE_WORDS,
  type Photo,
  type Place,
  type Reporter,
} from "./complaint.ts";
import { deskFor, holderOf, scopeOf } from "./desk.ts";
import type { Source } from "./labels.ts";
import { countToday } from "./store.ts";

/*
 * What must be looked up before a command can be decided: the place, the photos, the unit. The rules
 * themselves stay in decide; here an unknown thing becomes null or a refusal that names the field.
 */

/** What a report is prepared in: a request of somebody, or an alarm of our own. */
export type Surroundings = Pick<Context, "actor" | "now" | "network" | "division"> & {
  deps: Pick<Context["deps"], "table" | "ids" | "keyring">;
};

export type Looked<T> = { value: T } | { refusal: Refusal };
const unknown = (code: string, field: string): { refusal: Refusal } => ({
  refusal: refuse(code, field).refusal,
});

export type PlaceInput = {
  point?: (Point & { crs?: "GCJ02" | "WGS84" | null; accuracyM?: number | null }) | null;
  addressId?: string | null;
  locationCode?: string | null;
  words?: string | null;
  gridId?: string | null;
};

async function toLocation(
  input: PlaceInput,
  { deps, division, now }: Surroundings,
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
  const position = { ...point, crs: point.crs ?? "GCJ02", accuracyM: point.accuracyM ?? 0 };
  const wrong = checkPosition(position, await division(), now);
  if (wrong) return { refusal: { ...wrong, field: "place.point" } };
  const { lng, lat, crs, accuracyM } = position;
  const location = { kind: "point", point: { lng, lat }, crs, accuracyM } as const;
  return { value: { location, label: null } };
}

/** A matter in nobody's grid goes to the first street, where a duty officer assigns it. */
const dutyPath = (division: DivisionIndex, now: Instant): string =>
  childrenOf(division, null, now)
    .map(({ path }) => path)
    .sort()
    .at(0) ?? "/";

function toPlace(
  resolution: Resolution,
  dutyDesk: string,
  more: Pick<Place, "label" | "locationCode" | "divisionVersionNo">,
): Place {
  const { chosen, ambiguous, explanation, trace } = resolution;
  return {
    path: chosen?.path ?? dutyDesk,
    gridId: chosen?.id ?? null,
    gridName: chosen?.name ?? "",
    point: trace.inputs.point,
    isAmbiguous: ambiguous,
    explanation,
    ...more,
  };
}

/** Why a place that is known in words only was sent where it was sent. */
const byWords = (grid: Grid | null): Bilingual =>
  grid
    ? {
        zh: `上报人用文字说明了地点，并选了${grid.name}。工作人员会核实具体位置。`,
        en: `The place was described in words, with ${grid.name} named. Staff will find out exactly where it is.`,
      }
    : {
        zh: "上报人用文字说明了地点，由街道值守人员核实后交给所在网格。",
        en: "The place was described in words. The duty officer of the street finds out where it is and passes it on.",
      };

/** A place in words, in the grid that was named with them; else the duty officer's to find out. */
async function toDescribedPlace(
  id: string,
  words: string,
  { gridId }: PlaceInput,
  context: Surroundings,
): Promise<Looked<Place>> {
  const division = await context.division();
  const wanted = gridId ? asId("grid", gridId) : null;
  const grid = wanted && gridById(division, wanted, context.now);
  if (gridId && !grid) return unknown("complaint.place_unknown", "place.gridId");
  return {
    value: {
      path: grid?.path ?? dutyPath(division, context.now),
      gridId: grid?.id ?? null,
      gridName: grid?.name ?? "",
      point: null,
      isAmbiguous: true,
      explanation: byWords(grid),
      label: words === "" ? null : seal(context.deps.keyring, id, words),
      locationCode: null,
      divisionVersionNo: division.versionNo,
    },
  };
}

/** What is said in words beside an address, a sign or a point stands beside it. */
const withWords = (label: string | null, words: string): string | null =>
  [label, words].filter(Boolean).join(" ") || null;

export async function lookUpPlace(
  id: string,
  input: PlaceInput,
  context: Surroundings,
): Promise<Looked<Place>> {
  const words = (input.words ?? "").trim();
  const tooLong = words === "" ? null : needText(words, "place.words", MAX_PLACE_WORDS);
  if (tooLong) return tooLong;
  const isExact = input.point || input.addressId || input.locationCode;
  if (!isExact && (words !== "" || input.gridId))
    return toDescribedPlace(id, words, input, context);
  const found = await toLocation(input, context);
  if ("refusal" in found) return found;
  const division = await context.division();
  const { location } = found.value;
  const label = withWords(found.value.label, words);
  const resolution = resolveLocation(division, location, context.now);
  const more = {
    label: label === null ? null : seal(context.deps.keyring, id, label),
    locationCode: location.kind === "locationCode" ? location.code : null,
    divisionVersionNo: division.versionNo,
  };
  return { value: toPlace(resolution, dutyPath(division, context.now), more) };
}

/** The photos, when every one is the actor's own and has arrived. One request, none without photos. */
export async function lookUpPhotos(
  ids: readonly string[],
  { deps, actor, now }: Pick<Surroundings, "deps" | "actor" | "now">,
): Promise<Looked<Photo[]>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return { value: [] };
  if (wanted.length > MAX_PHOTOS)
    return refuse("complaint.too_many_photos", "photos", { max: MAX_PHOTOS });
  const known = wanted.flatMap((id) => asId("media", id) ?? []);
  if (known.length < wanted.length) return unknown("media.not_found", "photos");
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

/** Thirty-two characters without those that are read wrongly aloud. */
const BASE32 = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
const CODE_SIZE = 6;

/**
 * The code with which a guest comes back to the report of this number. It follows from the number and
 * a key nobody else has, so that whoever sends the report again after a lost answer gets the same one.
 */
export function queryCodeOf(keyring: Keyring, number: string): string {
  const bytes = Buffer.from(lookupHash(keyring, "queryCode", tidyNumber(number)), "base64url");
  return [...bytes.subarray(0, CODE_SIZE)].map((byte) => BASE32[byte % BASE32.length]).join("");
}

/** A query code as somebody copied it by hand: no code has the letters that look like digits. */
export const tidyQueryCode = (raw: string): string =>
  tidyNumber(raw).replaceAll("O", "0").replaceAll(/[IL]/g, "1");

const digitsOf = (bytes: Uint8Array): string =>
  String(bytes.reduce((sum, byte) => (sum * 256 + byte) % 1_000_000, 0)).padStart(6, "0");

/** `<street><date><six digits>`: short enough to read on the phone, and telling nobody how many there are. */
export const numberOf = (
  path: string,
  context: Pick<Surroundings, "now"> & { deps: Pick<Surroundings["deps"], "ids"> },
): string => {
  const street = path.split("/")[1] ?? "";
  const date = dateOf(context.now).replaceAll("-", "");
  return `${street}${date}${digitsOf(context.deps.ids.random(4))}`;
};

type Wishes = Pick<Reporter, "isAnonymousToPublic" | "isAnonymousToHandlers">;

function reporterOf({ actor, network }: Surroundings, wishes: Wishes): Reporter {
  return actor.kind === "person"
    ? { personId: actor.personId, network: null, name: actor.displayName, ...wishes }
    : { personId: null, network, name: "", ...wishes };
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

/** Everything `submit` needs. At most three requests, the division being known. */
export async function prepareSubmit(
  id: Id<"complaint">,
  input: SubmitInput,
  context: Surroundings,
): Promise<Looked<Submit>> {
  const category = categoryOf(input.category);
  if (!category) return unknown("complaint.category_unknown", "category");
  const found = await lookUpPlace(id, input.place, context);
  if ("refusal" in found) return found;
  const place = { ...found.value, path: scopeOf(category.code, found.value.path) };
  // A grid alone is no place to go to.
  if (place.point === null && place.label === null)
    return unknown("complaint.place_missing", "place.words");
  const photos = await lookUpPhotos(input.photos ?? [], context);
  if ("refusal" in photos) return photos;
  const reporter = reporterOf(context, {
    isAnonymousToPublic: input.isAnonymousToPublic ?? true,
    isAnonymousToHandlers: input.isAnonymousToHandlers ?? false,
  });
  const { table } = context.deps;
  const value: Submit = {
    type: "submit",
    number: numberOf(place.path, context),
    category: category.code,
    level: category.level,
    description: input.description.trim(),
    place,
    source: input.source ?? "MINI_PROGRAM",
    reporter,
    photos: photos.value,
    desk: deskFor(category, place.path),
    submittedToday: await countToday(table, reporter, context.now),
  };
  return { value };
}

export type HolderInput = { unitId?: string | null; gridId?: string | null };

const toTeam = ({ id, path, name }: Grid): GridTeam => ({ gridId: id, path, name });

/** The unit or grid a complaint is to go to; null when there is none such. No request. */
export async function lookUpHolder(input: HolderInput, context: Context): Promise<Holder | null> {
  const unitId = input.unitId ? asId("unit", input.unitId) : null;
  if (unitId) {
    const unit = await loadUnit(context.deps.table, unitId);
    if (!unit) return null;
    const { name, path, kind } = unit;
    return { kind: "UNIT", unitId, name, path, person: null, isDepartment: kind === "DEPARTMENT" };
  }
  const gridId = input.gridId ? asId("grid", input.gridId) : null;
  const grid = gridId && gridById(await context.division(), gridId, context.now);
  return grid ? { kind: "GRID", ...toTeam(grid), person: null } : null;
}

/** The teams of the grids somebody holds a post in now. No request. */
export async function teamsOf({ assignments }: PersonActor, context: Context): Promise<GridTeam[]> {
  const division = await context.division();
  return assignments.flatMap(({ path, unitId }) => {
    const code = path?.split("/").at(-2);
    const grid = code && unitId === null ? gridByCode(division, code, context.now) : null;
    return grid ? [toTeam(grid)] : [];
  });
}

/** Somebody of staff by id, with their posts; null when there is no such person. One request. */
export async function lookUpColleague(
  personId: string,
  context: Context,
): Promise<Colleague | null> {
  const actor = await lookUpPerson(personId, context);
  return actor && { actor, teams: await teamsOf(actor, context) };
}

async function postsIn(circle: Circle, { deps, now }: Context): Promise<Post[]> {
  if ("unitId" in circle) return postsOfUnit(deps.table, circle.unitId, now);
  const { paths } = circle;
  return (await Promise.all(paths.map((path) => postsOfGrid(deps.table, path, now)))).flat();
}

/** Somebody as far as these posts of theirs tell. */
async function colleagueIn(posts: readonly [Post, ...Post[]], context: Context) {
  const [{ personId, displayName }] = posts;
  const assignments = posts.map(({ id, role, path, unitId }) => ({ id, role, path, unitId }));
  const who = { kind: "person", personId, displayName, homes: [], isResident: false } as const;
  const actor: PersonActor = { ...who, assignments };
  return { actor, teams: await teamsOf(actor, context) };
}

/** Somebody a complaint can be given to, and where they would have it. */
export type Assignee = {
  personId: Id<"person">;
  name: string;
  role: AppointedRole;
  teamName: string;
};

async function toAssignee(
  complaint: Complaint,
  handover: Handover,
  posts: readonly [Post, ...Post[]],
  context: Context,
): Promise<Assignee[]> {
  const given = holderAfter(complaint, handover, await colleagueIn(posts, context));
  if (!("holder" in given)) return [];
  const { holder } = given;
  const [first] = posts;
  const post = posts.find(({ path }) => path === holder.path) ?? first;
  const { personId, displayName: name, role } = post;
  return [{ personId, name, role, teamName: holder.name }];
}

/**
 * Everybody whom a complaint can be given to by this command, the nearest first; not who has it already.
 * At most two requests.
 */
export async function lookUpAssignees(
  complaint: Complaint,
  handover: Handover,
  context: Context,
): Promise<Assignee[]> {
  const posts = await postsIn(circleOf(complaint, handover), context);
  const holder = holderOf(complaint)?.person?.id;
  const people = Map.groupBy(posts, ({ personId }) => personId);
  people.delete(holder as Id<"person">);
  const found: Assignee[] = [];
  for (const [first, ...rest] of people.values())
    if (first) found.push(...(await toAssignee(complaint, handover, [first, ...rest], context)));
  return found;
}

import { type Card, fit } from "../kernel/card.ts";
import { type Instant, toInstant, toMs } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { dueAt, shownClock } from "./clock.ts";
import type {
  At,
  Complaint,
  ComplaintInList,
  DueInList,
  HolderInList,
  StageInList,
} from "./complaint.ts";
import { cut } from "./desk.ts";
import type { Stage, Step } from "./labels.ts";
import { isPressing } from "./tags.ts";

/*
 * What lists show of a complaint. The indexes hold this and not the file, which has many times the size: a list reads
 * the files of its page only when it is asked for more.
 */

/** So many characters begin a description. */
const SUMMARY = 28;

/** What is pressing is shown whole. */
function summaryOf(complaint: Complaint): string {
  const { description } = complaint;
  if (isPressing(complaint)) return description;
  const characters = [...description.replaceAll(/\s+/g, " ")];
  return characters.length <= SUMMARY
    ? characters.join("")
    : `${characters.slice(0, SUMMARY - 1).join("")}…`;
}

function dueOf(complaint: Complaint): DueInList | null {
  const clock = shownClock(complaint);
  return clock && { step: clock.step, ...dueAt(clock) };
}

/** The whole complaint as a list knows it. Deadlines take time, so they are worked out when they are asked for. */
export const inList = (complaint: Complaint): ComplaintInList => ({
  ...complaint,
  get due() {
    return dueOf(complaint);
  },
  get summary() {
    return summaryOf(complaint);
  },
});

/* How it lies in the table: values in a fixed order, and what the path says already is not said again. */

/** Goes up when the order or the meaning of the values changes: older cards are then passed over for the file. */
const VERSION = 1;

const packInstant = (at: Instant): string => toMs(at).toString(36);
const unpackInstant = (text: string): Instant => toInstant(parseInt(text, 36));

/** Codes of grids mostly begin with that of the grid above: `/S/SC/SC-G1/` is `S~C~-G1`. */
function packPath(path: string): string {
  const parts = path.split("/").filter(Boolean);
  const isNested = parts.every(
    (part, i) => !part.includes("~") && (i === 0 || part.startsWith(parts[i - 1]!)),
  );
  if (!isNested || parts.length === 0) return path;
  return parts.map((part, i) => part.slice(parts[i - 1]?.length ?? 0)).join("~");
}

function unpackPath(packed: string): string {
  if (packed.startsWith("/")) return packed;
  const parts: string[] = [];
  for (const rest of packed.split("~")) parts.push(`${parts.at(-1) ?? ""}${rest}`);
  return `/${parts.join("/")}/`;
}

/** A path around the place is told by its number of levels. */
const packAround = (place: string, path: string): number | string => {
  const levels = path.split("/").filter(Boolean).length;
  return cut(place, levels) === path ? levels : path;
};
const unpackAround = (place: string, packed: number | string): string =>
  typeof packed === "number" ? cut(place, packed) : packed;

type PackedHolder = [name: string, person: string | null, kind: "G" | "U", where: number | string];

function packHolder(holder: HolderInList, { unitIds, place }: Complaint): PackedHolder {
  const { name, person } = holder;
  const who = [name, person?.name ?? null] as const;
  if (holder.kind === "GRID") return [...who, "G", packAround(place.path, holder.path)];
  const known = unitIds.indexOf(holder.unitId);
  return [...who, "U", known === -1 ? holder.unitId : known];
}

function unpackHolder(
  [name, person, kind, where]: PackedHolder,
  path: string,
  unitIds: readonly Id<"unit">[],
): HolderInList {
  const who = { name, person: person === null ? null : { name: person } };
  if (kind === "G") return { ...who, kind: "GRID", path: unpackAround(path, where) };
  const unitId = typeof where === "number" ? unitIds[where]! : (where as Id<"unit">);
  return { ...who, kind: "UNIT", unitId };
}

/** What belongs to a stage alone. */
function packStage(complaint: Complaint): unknown {
  switch (complaint.stage) {
    case "REJECTED":
      return complaint.reason;
    case "MERGED":
      return complaint.intoNumber;
    case "CLOSED":
      return [complaint.reason, complaint.sample];
    case "REOPENED":
      return complaint.needsReview;
    case "SUBMITTED":
    case "ACCEPTED":
    case "AWAIT_CONFIRM":
    case "NEEDS_INFO":
      return null;
    case "ON_SITE":
    case "DISPATCHED":
    case "PROCESSING":
    case "RETURN_REQUESTED":
    case "HANDLED":
      return packHolder(complaint.holder, complaint);
  }
}

function unpackStage(
  stage: Stage,
  packed: unknown,
  path: string,
  unitIds: readonly Id<"unit">[],
): StageInList {
  switch (stage) {
    case "REJECTED":
      return { stage, reason: packed as At<"REJECTED">["reason"] };
    case "MERGED":
      return { stage, intoNumber: packed as string };
    case "CLOSED": {
      const [reason, sample] = packed as [At<"CLOSED">["reason"], At<"CLOSED">["sample"]];
      return { stage, reason, sample };
    }
    case "REOPENED":
      return { stage, needsReview: packed as boolean };
    case "SUBMITTED":
    case "ACCEPTED":
    case "AWAIT_CONFIRM":
    case "NEEDS_INFO":
      return { stage };
    case "ON_SITE":
    case "DISPATCHED":
    case "PROCESSING":
    case "RETURN_REQUESTED":
    case "HANDLED":
      return { stage, holder: unpackHolder(packed as PackedHolder, path, unitIds) };
  }
}

type PackedDue = [step: Step, at: string, isProvisional: 0 | 1] | null;

function packDue(complaint: Complaint): PackedDue {
  const due = dueOf(complaint);
  return due && [due.step, packInstant(due.at), due.isProvisional ? 1 : 0];
}

const unpackDue = (packed: PackedDue): DueInList | null =>
  packed && { step: packed[0], at: unpackInstant(packed[1]), isProvisional: packed[2] === 1 };

/** The last ones may be missing. */
type Packed = [
  version: number,
  number: string,
  category: string,
  level: Complaint["level"],
  light: Complaint["light"],
  source: Complaint["source"],
  submittedAt: string,
  path: string,
  desk: number | string,
  gridId: Id<"grid"> | null,
  gridName: string,
  point: [lng: number, lat: number] | null,
  reporterId: Id<"person"> | null,
  reporterName: string,
  isAnonymous: [toPublic: 0 | 1, toHandlers: 0 | 1],
  unitIds: readonly Id<"unit">[],
  stage: Stage,
  ofStage: unknown,
  due: PackedDue,
  label?: Sealed | null,
  summary?: string,
];

/** What must be on a card: all but the label and the summary. */
const LEAST = 19;

const bit = (is: boolean): 0 | 1 => (is ? 1 : 0);

/** The card of a complaint, at most 600 bytes; null when names are too long for it. */
export function toCard(complaint: Complaint): Card | null {
  const { number, category, level, light, source, submittedAt, desk, place, reporter, unitIds } =
    complaint;
  const packed: Packed = [
    VERSION,
    number,
    category,
    level,
    light,
    source,
    packInstant(submittedAt),
    packPath(place.path),
    packAround(place.path, desk),
    place.gridId,
    place.gridName,
    place.point && [place.point.lng, place.point.lat],
    reporter.personId,
    reporter.name,
    [bit(reporter.isAnonymousToPublic), bit(reporter.isAnonymousToHandlers)],
    unitIds,
    complaint.stage,
    packStage(complaint),
    packDue(complaint),
    place.label,
    summaryOf(complaint),
  ];
  return fit(packed, LEAST);
}

/** The complaint a card shows; null for a card of another version. */
export function fromCard(card: Card): ComplaintInList | null {
  if (card[0] !== VERSION) return null;
  const [
    ,
    number,
    category,
    level,
    light,
    source,
    at,
    packedPath,
    desk,
    gridId,
    gridName,
    point,
    ...rest
  ] = card as unknown as Packed;
  const [personId, name, [toPublic, toHandlers], unitIds, stage, ofStage, due, label, summary] =
    rest;
  const path = unpackPath(packedPath);
  return {
    number,
    category,
    level,
    light,
    source,
    submittedAt: unpackInstant(at),
    desk: unpackAround(path, desk),
    place: {
      path,
      gridId,
      gridName,
      point: point && { lng: point[0], lat: point[1] },
      ...(label !== undefined && { label }),
    },
    reporter: {
      personId,
      name,
      isAnonymousToPublic: toPublic === 1,
      isAnonymousToHandlers: toHandlers === 1,
    },
    unitIds,
    due: unpackDue(due),
    ...(summary !== undefined && { summary }),
    ...unpackStage(stage, ofStage, path, unitIds),
  };
}

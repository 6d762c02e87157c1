import { type Reach, reachCovers } from "../kernel/access.ts";
import { DAY, type Instant, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import type { Capability } from "../run.ts";
import {
  type IndexKeys,
  type Layout,
  load,
  loadWithTimeline,
  type Stored,
  toStored,
  type View,
} from "../table/aggregate.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  readPage,
  type Stretch,
} from "../table/page.ts";
import { get, type Item, query, type Table, write } from "../table/table.ts";
import { apply } from "./apply.ts";
import { dueAt, shownClock, timersOf } from "./clock.ts";
import {
  type Complaint,
  type ComplaintCommand,
  type ComplaintFact,
  isOpen,
  MERGE_WITHIN,
} from "./complaint.ts";
import { decide } from "./decide.ts";
import { isVisible } from "./guard.ts";
import { cellOf, cellsAround, metresBetween } from "./nearby.ts";
import { effectsOf, turnOf } from "./words.ts";

/*
 * Access patterns
 *   a complaint, alone or with its timeline    pk = complaint
 *   by number                                  pk = no#<number>, unique
 *   of a reporter, open or closed              gsi1 reporter#<who>#<phase>, newest first
 *   work waiting for a grid or unit            gsi2 queue#<path or unit>, soonest due first
 *   of a community, grid or micro-grid         gsi3, gsi4, gsi5 area#<path>#<phase>, newest first
 *   open ones of a category near a point       gsi6 near#<category>#<cell>, newest first
 *   whose next timer has come                  gsi7 due#<shard>, soonest first
 *   who follows it                             pk = complaint, f#<person>
 */

export type Phase = "OPEN" | "CLOSED";
export const TIMER_SHARDS = 8;
const FAR: Instant = "9999-12-31T00:00:00.000Z";

const phaseOf = (complaint: Complaint): Phase => (isOpen(complaint) ? "OPEN" : "CLOSED");

/** Whose list of reports it is in: a person's, or a guest's network for counting. */
const reporterKey = ({ personId, network }: Complaint["reporter"]): string =>
  personId ?? `guest:${network ?? ""}`;

const shardOf = (id: string): number =>
  [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % TIMER_SHARDS, 0);

/** Community, grid and micro-grid of a path; a matter nobody's grid holds stays with the street. */
function areasOf(path: string): (string | null)[] {
  const parts = path.split("/").filter(Boolean);
  const at = (level: number) =>
    parts.length >= level ? `/${parts.slice(0, level).join("/")}/` : null;
  return [at(2) ?? at(1), at(3), at(4)];
}

function areaKeys(id: string, complaint: Complaint): IndexKeys {
  const phase = phaseOf(complaint);
  const sk = `${complaint.submittedAt}#${id}`;
  const [community, grid, micro] = areasOf(complaint.place.path);
  return {
    ...(community && { gsi3pk: `area#${community}#${phase}`, gsi3sk: sk }),
    ...(grid && { gsi4pk: `area#${grid}#${phase}`, gsi4sk: sk }),
    ...(micro && { gsi5pk: `area#${micro}#${phase}`, gsi5sk: sk }),
  };
}

function queueKeys(id: string, complaint: Complaint): IndexKeys {
  const turn = turnOf(complaint);
  if (!turn) return {};
  const holder = "holder" in complaint ? complaint.holder : null;
  const where =
    turn.kind === "grid"
      ? turn.path
      : turn.kind === "unit"
        ? turn.unitId
        : holder?.kind === "GRID"
          ? holder.path
          : holder?.unitId;
  const clock = shownClock(complaint);
  const due = clock ? dueAt(clock).at : FAR;
  return where ? { gsi2pk: `queue#${where}`, gsi2sk: `${due}#${id}` } : {};
}

function timerKeys(id: string, complaint: Complaint): IndexKeys {
  const next = isOpen(complaint) ? timersOf(complaint)[0] : undefined;
  return next ? { gsi7pk: `due#${shardOf(id)}`, gsi7sk: `${next.at}#${id}` } : {};
}

const followerView = (complaintId: string, personId: string): View => ({
  pk: complaintId,
  sk: `f#${personId}`,
  personId,
});

function layout(id: string, complaint: Complaint): Layout {
  const { category, place, submittedAt, reporter, number } = complaint;
  const near: IndexKeys = isOpen(complaint)
    ? { gsi6pk: `near#${category}#${cellOf(place.point)}`, gsi6sk: `${submittedAt}#${id}` }
    : {};
  const merged =
    complaint.stage === "MERGED" && reporter.personId
      ? [followerView(complaint.intoId, reporter.personId)]
      : [];
  return {
    keys: {
      gsi1pk: `reporter#${reporterKey(reporter)}#${phaseOf(complaint)}`,
      gsi1sk: `${submittedAt}#${id}`,
      ...queueKeys(id, complaint),
      ...areaKeys(id, complaint),
      ...near,
      ...timerKeys(id, complaint),
    },
    views: [{ pk: `no#${number}`, sk: "unique", unique: true, complaintId: id }, ...merged],
  };
}

export const complaints: Capability<Complaint, ComplaintCommand, ComplaintFact> = {
  decide,
  apply,
  isVisible,
  layout,
  effects: effectsOf,
};

export const loadComplaint = (table: Table, id: string): Promise<Stored<Complaint> | null> =>
  load<Complaint>(table, id);

/** A complaint with its whole timeline, in one request. */
export const loadComplaintWithTimeline = (table: Table, id: string) =>
  loadWithTimeline<Complaint, ComplaintFact>(table, id);

export async function complaintByNumber(
  table: Table,
  number: string,
): Promise<Stored<Complaint> | null> {
  const item = await get(table, { pk: `no#${number}`, sk: "unique" });
  return item && loadComplaint(table, item["complaintId"] as string);
}

const phases = (phase: Phase | null): Phase[] => (phase ? [phase] : ["OPEN", "CLOSED"]);
const toNode = (item: Item): Stored<Complaint> => toStored<Complaint>(item);

/** The reports of the person the reach belongs to, newest first. */
export function listOwn(
  table: Table,
  reach: Reach,
  phase: Phase | null,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Complaint>>> {
  const stretches: Stretch[] = reach.own
    ? phases(phase).map((one) => ({ pk: `reporter#${reach.own}#${one}`, index: "gsi1" }))
    : [];
  return readPage(table, stretches, request, { newestFirst: true, cursors, toNode });
}

/** How many this reporter has submitted since an instant, counted up to `most`. One request. */
export async function countSince(
  table: Table,
  reporter: Complaint["reporter"],
  since: Instant,
  most: number,
): Promise<number> {
  const pk = `reporter#${reporterKey(reporter)}#OPEN`;
  return (await query(table, { index: "gsi1", pk, from: since, limit: most })).length;
}

/** Work waiting in the scopes of the reach, soonest due first. One request per scope. */
export function listQueue(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Complaint>>> {
  const stretches = [...reach.paths, ...reach.unitIds].map((where): Stretch => ({
    pk: `queue#${where}`,
    index: "gsi2",
  }));
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode });
}

/**
 * Complaints of one grid and all below it, newest first. A street is read by its communities, whose
 * paths are given. Empty when the reach does not cover the path.
 */
export function listArea(
  table: Table,
  reach: Reach,
  area: { path: string; communities: readonly string[] },
  phase: Phase | null,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Complaint>>> {
  const level = area.path.split("/").filter(Boolean).length;
  const paths = level === 1 ? [area.path, ...area.communities] : [area.path];
  const index = level >= 4 ? "gsi5" : level === 3 ? "gsi4" : "gsi3";
  const stretches = (reachCovers(reach, area.path) ? paths : []).flatMap((path) =>
    phases(phase).map((one): Stretch => ({ pk: `area#${path}#${one}`, index })),
  );
  return readPage(table, stretches, request, { newestFirst: true, cursors, toNode });
}

/** Open complaints of a category within 50 m, of the last seven days, nearest first. At most four requests. */
export async function findNearby(
  table: Table,
  category: string,
  point: { lng: number; lat: number },
  now: Instant,
): Promise<{ stored: Stored<Complaint>; metres: number }[]> {
  const from = plus(now, -MERGE_WITHIN.days * DAY);
  const found = await Promise.all(
    cellsAround(point).map((cell) =>
      query(table, { index: "gsi6", pk: `near#${category}#${cell}`, from, limit: 50 }),
    ),
  );
  return found
    .flat()
    .map((item) => {
      const stored = toNode(item);
      return { stored, metres: Math.round(metresBetween(point, stored.state.place.point)) };
    })
    .filter(({ metres }) => metres <= MERGE_WITHIN.metres)
    .sort((a, b) => a.metres - b.metres);
}

/** The ids of complaints whose next timer has come, of one shard, soonest first. One request. */
export async function listDue(
  table: Table,
  shard: number,
  now: Instant,
  limit: number,
): Promise<Id<"complaint">[]> {
  const before = `${now}~`;
  const items = await query(table, { index: "gsi7", pk: `due#${shard}`, before, limit });
  return items.map((item) => item.pk as Id<"complaint">);
}

/** Follows or stops following; doing it twice changes nothing. */
export const setFollowing = (
  table: Table,
  complaintId: Id<"complaint">,
  personId: Id<"person">,
  isFollowing: boolean,
): Promise<boolean> => {
  const { sk } = followerView(complaintId, personId);
  const key = { pk: complaintId, sk };
  return write(
    table,
    isFollowing ? { kind: "put", item: { ...key, personId } } : { kind: "delete", key },
  );
};

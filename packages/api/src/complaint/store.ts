import { type Reach, reachCovers } from "../kernel/access.ts";
import { DAY, dateOf, type Instant, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { tidyNumber } from "../kernel/text.ts";
import type { Capability, Tied } from "../run.ts";
import {
  type IndexKeys,
  type Layout,
  load,
  loadMany,
  loadWithTimeline,
  type Places,
  stateKey,
  type Stored,
  toListed,
  type View,
} from "../table/aggregate.ts";
import { dueKeys, type ListDue, listDueOf } from "../table/due.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  mapPage,
  readPage,
  type Stretch,
} from "../table/page.ts";
import { type Change, get, type Item, type Key, query, type Table, write } from "../table/table.ts";
import { apply } from "./apply.ts";
import { toCard } from "./card.ts";
import { dueAt, shownClock, timersOf, wakesAt } from "./clock.ts";
import {
  type Complaint,
  type ComplaintCommand,
  type ComplaintFact,
  isOpen,
  type Lead,
  MERGE_WITHIN,
  mostPerDay,
} from "./complaint.ts";
import { decide } from "./decide.ts";
import { turnOf } from "./desk.ts";
import { isVisible } from "./guard.ts";
import { tiedFact } from "./merge.ts";
import { type ComplaintNode, fromListed, toNode } from "./store-node.ts";
import { cellOf, cellsAround, metresBetween } from "./nearby.ts";
import { effectsOf } from "./news.ts";
import { pressing } from "./tags.ts";

/*
 * Access patterns
 *   a complaint, alone or with its timeline    pk = complaint
 *   by number                                  pk = no#<number>, unique
 *   of a reporter, open or closed              gsi1 reporter#<who>#<phase>, newest first
 *   work waiting for a grid or unit            gsi2 queue#<path or unit>, danger first, then soonest due
 *   of a community, grid or micro-grid         gsi3, gsi4, gsi5 area#<path>#<phase>, newest first
 *   open ones of a category near a point       gsi6 near#<category>#<cell>, newest first
 *   whose next timer has come                  gsi7 due#<shard>, soonest first
 *   who follows it                             pk = complaint, f#<person>
 *   whose reports were merged with it          pk = complaint, m#<report>
 *   how many a reporter submitted on a day     pk = day#<who>#<date>, for a few days
 */

/** Street, date and six digits are far shorter; the table takes no key without end. */
const LONGEST_NUMBER = 64;

const numberKey = (number: string): string => `no#${tidyNumber(number)}`;

export type Phase = "OPEN" | "CLOSED";
export const TIMER_SHARDS = 8;
const FAR: Instant = "9999-12-31T00:00:00.000Z";

const phaseOf = (complaint: Complaint): Phase => (isOpen(complaint) ? "OPEN" : "CLOSED");

/** Whose list of reports it is in: a person's, or a guest's network for counting. */
const reporterKey = ({ personId, network }: Complaint["reporter"]): string =>
  personId ?? `guest:${network ?? ""}`;

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

/** The partition of the queue in which the next move waits: a grid's or a unit's. */
function queueOf(complaint: Complaint): string | null {
  const turn = turnOf(complaint);
  if (!turn) return null;
  if (turn.kind === "DESK") return `queue#${turn.path}`;
  const { holder } = turn;
  return `queue#${holder.kind === "GRID" ? holder.path : holder.unitId}`;
}

/** Danger to life before what is urgent before all the rest, however late that is. */
function urgencyOf({ level }: Complaint): number {
  const place = pressing.indexOf(level);
  return place === -1 ? pressing.length : place;
}

function queueKeys(id: string, complaint: Complaint): IndexKeys {
  const gsi2pk = queueOf(complaint);
  const clock = shownClock(complaint);
  const due = clock ? dueAt(clock).at : FAR;
  return gsi2pk === null ? {} : { gsi2pk, gsi2sk: `${urgencyOf(complaint)}#${due}#${id}` };
}

function timerKeys(id: string, complaint: Complaint): IndexKeys {
  const next = isOpen(complaint) ? wakesAt(complaint) : null;
  return next ? dueKeys("due", id, TIMER_SHARDS, next) : {};
}

const followerView = (complaintId: string, personId: string): View => ({
  pk: complaintId,
  sk: `f#${personId}`,
  personId,
});

/** The limit of a day counts every report of that day, ended ones too; afterwards nobody asks. */
const KEPT_DAYS = 3;
const dayKey = (reporter: Complaint["reporter"], at: Instant): Key => ({
  pk: `day#${reporterKey(reporter)}#${dateOf(at)}`,
  sk: "reports",
});

/**
 * Counts a report in the write that makes it, so that reports sent at once do not get past the limit together.
 * What follows from a booking or a meal is no report of the day that could be one too many.
 */
function dayChanges(before: Complaint | null, after: Complaint): Change[] {
  const { reporter, submittedAt, source } = after;
  if (before !== null || source === "BOOKING" || source === "MEAL") return [];
  return [
    {
      kind: "change",
      key: dayKey(reporter, submittedAt),
      set: { expiresAt: Math.floor(toMs(plus(submittedAt, KEPT_DAYS * DAY)) / SECOND) },
      add: { reports: 1 },
      when: { atMost: { reports: mostPerDay(reporter) - 1 } },
    },
  ];
}

function indexKeys(id: string, complaint: Complaint): Places {
  const { category, place, submittedAt, reporter, source } = complaint;
  // What comes from a booking is nobody else's to join, and is at no point.
  const near: IndexKeys =
    isOpen(complaint) && source !== "BOOKING" && place.point
      ? { gsi6pk: `near#${category}#${cellOf(place.point)}`, gsi6sk: `${submittedAt}#${id}` }
      : {};
  // For its reporter a merged report goes on, in the complaint that leads.
  const phase = complaint.stage === "MERGED" ? "OPEN" : phaseOf(complaint);
  return {
    card: toCard(complaint),
    gsi1pk: `reporter#${reporterKey(reporter)}#${phase}`,
    gsi1sk: `${submittedAt}#${id}`,
    ...queueKeys(id, complaint),
    ...areaKeys(id, complaint),
    ...near,
    ...timerKeys(id, complaint),
  };
}

function layout(id: string, complaint: Complaint): Layout {
  const { reporter, number } = complaint;
  const merged =
    complaint.stage === "MERGED" && reporter.personId
      ? [{ pk: complaint.intoId, sk: `m#${id}`, personId: reporter.personId }]
      : [];
  return {
    // Worked out when asked for: deadlines take time, and of the state before only the views are wanted.
    get keys() {
      return indexKeys(id, complaint);
    },
    views: [{ pk: numberKey(number), sk: "unique", unique: true, complaintId: id }, ...merged],
  };
}

const toStoredLead = ({ id, complaint, version, head }: Lead): Stored<Complaint> => ({
  id,
  state: complaint,
  version,
  head,
});

/** What a decision about a merged report writes about the one that leads. Its reporter is not named there. */
const tied: Capability<Complaint, ComplaintCommand, ComplaintFact>["tied"] = (
  id,
  before,
  command,
  { facts, by },
) =>
  facts.flatMap((fact): Tied<Complaint, ComplaintFact>[] => {
    const found = tiedFact(id as Id<"complaint">, before, command, fact);
    if (!found) return [];
    const isByStaff = fact.type === "merged" || fact.type === "unmerged";
    const who = isByStaff ? by : { ...by, actorId: id, assignmentId: null, name: "" };
    return [{ stored: toStoredLead(found.lead), facts: [found.fact], by: who }];
  });

/** What is decided from how the lead stands holds only while it stands so. */
const leadChecks = (command: ComplaintCommand): Change[] => {
  const lead = command.type === "followLead" ? command.lead : null;
  const equals = { version: lead?.version ?? 0 };
  return lead ? [{ kind: "change", key: stateKey(lead.id), when: { equals } }] : [];
};

export const complaints: Capability<Complaint, ComplaintCommand, ComplaintFact> = {
  decide,
  apply,
  isVisible,
  layout,
  alongside: (_id, before, after, command) => [
    ...dayChanges(before, after),
    ...leadChecks(command),
  ],
  tied,
  effects: effectsOf,
};

export const loadComplaint = (table: Table, id: string): Promise<Stored<Complaint> | null> =>
  load<Complaint>(table, id);

/** A lead may have been merged itself, before those merged with it have followed. */
const MOST_STEPS = 10;

/** The complaint as the lead of others, or the one that leads it on. One request, more along a chain. */
export async function loadLead(table: Table, id: Id<"complaint">): Promise<Lead | null> {
  let next = id;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const stored = await loadComplaint(table, next);
    if (!stored) return null;
    const { state: complaint, version, head } = stored;
    if (complaint.stage !== "MERGED") return { id: next, complaint, version, head };
    next = complaint.intoId;
  }
  return null;
}

/** What leads this complaint on, if it was merged. */
export async function leadOf(table: Table, complaint: Complaint | null): Promise<Lead | null> {
  if (complaint?.stage === "MERGED") return loadLead(table, complaint.intoId);
  const of = complaint?.stage === "AWAIT_CONFIRM" ? complaint.lead : null;
  return of && loadLead(table, of.id);
}

/** A complaint with its whole timeline, in one request. */
export const loadComplaintWithTimeline = (table: Table, id: string) =>
  loadWithTimeline<Complaint, ComplaintFact>(table, id);

/** By the number people quote. Two requests, none for what is too long to be one. */
export async function complaintByNumber(
  table: Table,
  number: string,
): Promise<Stored<Complaint> | null> {
  if (number.length > LONGEST_NUMBER) return null;
  const item = await get(table, { pk: numberKey(number), sk: "unique" });
  return item && loadComplaint(table, item["complaintId"] as string);
}

/** What an index holds of complaints, in its order; those it has no card of are read whole. No request, or one. */
async function toNodes(table: Table, items: readonly Item[]): Promise<Map<string, ComplaintNode>> {
  const nodes = new Map(items.map((item) => [item.pk, fromListed(toListed(item))]));
  const without = [...nodes].flatMap(([id, node]) => (node ? [] : [id]));
  for (const [id, file] of await loadMany<Complaint>(table, without)) nodes.set(id, toNode(file));
  return new Map([...nodes].flatMap(([id, node]) => (node ? [[id, node] as const] : [])));
}

/** A page of cards. One request per stretch, and one more when the names on a card left no room for it. */
async function readNodes(
  table: Table,
  stretches: readonly Stretch[],
  request: PageRequest,
  how: { newestFirst: boolean; cursors: Cursors },
): Promise<Page<ComplaintNode>> {
  const page = await readPage(table, stretches, request, { ...how, toNode: (item) => item });
  const nodes = await toNodes(
    table,
    page.edges.map(({ node }) => node),
  );
  return mapPage(page, ({ pk }) => nodes.get(pk) ?? null);
}

const phases = (phase: Phase | null): Phase[] => (phase ? [phase] : ["OPEN", "CLOSED"]);

/** The reports of the person the reach belongs to, newest first. */
export function listOwn(
  table: Table,
  reach: Reach,
  phase: Phase | null,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<ComplaintNode>> {
  const stretches: Stretch[] = reach.own
    ? phases(phase).map((one) => ({ pk: `reporter#${reach.own}#${one}`, index: "gsi1" }))
    : [];
  return readNodes(table, stretches, request, { newestFirst: true, cursors });
}

/** How many this reporter has submitted on the day of `now`. One request. */
export async function countToday(
  table: Table,
  reporter: Complaint["reporter"],
  now: Instant,
): Promise<number> {
  const item = await get(table, dayKey(reporter, now));
  return (item?.["reports"] as number | undefined) ?? 0;
}

/** Work waiting in the scopes of the reach, danger first, then soonest due. One request per scope. */
export function listQueue(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<ComplaintNode>> {
  const stretches = [...reach.paths, ...reach.unitIds].map((where): Stretch => ({
    pk: `queue#${where}`,
    index: "gsi2",
  }));
  return readNodes(table, stretches, request, { newestFirst: false, cursors });
}

/** When what waits in the scopes of the reach is due, at most so many. One request per scope, keys alone are looked at. */
export async function queueDues(table: Table, reach: Reach, limit: number): Promise<Instant[]> {
  const found = await Promise.all(
    [...reach.paths, ...reach.unitIds].map((where) =>
      query(table, { pk: `queue#${where}`, index: "gsi2", limit }),
    ),
  );
  return found
    .flat()
    .slice(0, limit)
    .map((item) => String(item["gsi2sk"]).split("#")[1] ?? FAR);
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
): Promise<Page<ComplaintNode>> {
  const level = area.path.split("/").filter(Boolean).length;
  const paths = level === 1 ? [area.path, ...area.communities] : [area.path];
  const index = level >= 4 ? "gsi5" : level === 3 ? "gsi4" : "gsi3";
  const stretches = (reachCovers(reach, area.path) ? paths : []).flatMap((path) =>
    phases(phase).map((one): Stretch => ({ pk: `area#${path}#${one}`, index })),
  );
  return readNodes(table, stretches, request, { newestFirst: true, cursors });
}

/** In one cell more open reports of a category in a week than this are one emergency, not duplicates. */
const MOST_PER_CELL = 50;

/** Open complaints of a category within 50 m, of the last seven days, nearest first. At most four requests. */
export async function findNearby(
  table: Table,
  category: string,
  point: { lng: number; lat: number },
  now: Instant,
): Promise<{ node: ComplaintNode; metres: number }[]> {
  const from = plus(now, -MERGE_WITHIN.days * DAY);
  const found = await Promise.all(
    cellsAround(point).map((cell) => {
      const pk = `near#${category}#${cell}`;
      return query(table, { index: "gsi6", pk, from, descending: true, limit: MOST_PER_CELL });
    }),
  );
  return [...(await toNodes(table, found.flat())).values()]
    .flatMap((node) => {
      const { point: at } = node.listed.place;
      return at ? [{ node, metres: metresBetween(point, at) }] : [];
    })
    .filter(({ metres }) => metres <= MERGE_WITHIN.metres)
    .sort((a, b) => a.metres - b.metres);
}

/** Complaints that the sweep must look at. */
export const listDue: ListDue = (table, shard, now, page) =>
  listDueOf(table, `due#${shard}`, now, page, (one: Complaint) => timersOf(one)[0]?.at ?? null);

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

/** Who follows it. One request (per megabyte). */
export async function followersOf(table: Table, complaintId: string): Promise<Id<"person">[]> {
  const items = await query(table, { pk: complaintId, begins: "f#" });
  return items.map((item) => item["personId"] as Id<"person">);
}

/** Those who followed a merged complaint follow the one that leads on. Doing it twice changes nothing. */
export async function carryFollowers(
  table: Table,
  from: Id<"complaint">,
  into: Id<"complaint">,
): Promise<void> {
  for (const personId of await followersOf(table, from))
    await setFollowing(table, into, personId, true);
}

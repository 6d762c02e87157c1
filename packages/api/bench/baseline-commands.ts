import { createHash } from "node:crypto";
import { toCard } from "../src/complaint/card.ts";
import { categoryOf } from "../src/complaint/category.ts";
import { dueAt, startClock, termOf } from "../src/complaint/clock.ts";
import type { Complaint } from "../src/complaint/complaint.ts";
import { cellOf } from "../src/complaint/nearby.ts";
import { resolveLocation } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import { dateOf, toMs } from "../src/kernel/clock.ts";
import type { Id } from "../src/kernel/ids.ts";
import type { BaselineContext } from "./baseline.ts";
import { countDay, getItem, putAll, type Row } from "./baseline-table.ts";

/*
 * Two commands without a rule of the transition table: the state that comes next is written down, with
 * the same items in one transaction. What the outbox holds and the hashes have the same size, not the
 * same content.
 */

/** As many reports may somebody make on a day. */
const MOST_A_DAY = 30;

export type SubmitInput = {
  category: string;
  description: string;
  place: { point: { lng: number; lat: number } };
  idempotencyKey: string;
};

const hash = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url");

/** The next line of the timeline. */
function entryOf(
  before: { version: number; head: string },
  fact: object,
  context: BaselineContext,
) {
  const { pk, state } = context.person;
  const [post] = state.appointments;
  const by = {
    actorId: pk,
    role: post?.role ?? "RESIDENT",
    assignmentId: post?.id ?? null,
    name: state.displayName,
  };
  const entry = { seq: before.version + 1, at: context.now, by, fact };
  return { ...entry, hash: hash([before.head, entry]) };
}

const outboxOf = (id: string, version: number, at: string, zh: string, en: string) => {
  const words = { title: { zh, en }, body: { zh, en } };
  const audience = [{ kind: "complaint", id }];
  const message = {
    subjectId: id,
    version,
    at,
    effects: { news: [{ audience, ...words, sort: "INFO", capacity: "STAFF" }], attached: [] },
  };
  return { pk: "outbox#0", sk: `${at}#${id}#${version}`, version: 0, message };
};

function newComplaint(input: SubmitInput, path: string, context: BaselineContext) {
  const { now, person } = context;
  const level = categoryOf(input.category)?.level ?? "P2";
  const digits = String(Math.floor(Math.random() * 1e6)).padStart(6, "0");
  return {
    stage: "SUBMITTED" as const,
    infoLapsed: false,
    number: `${path.split("/")[1]}${dateOf(now).replaceAll("-", "")}${digits}`,
    category: input.category,
    level,
    description: input.description,
    source: "MINI_PROGRAM" as const,
    reporter: {
      personId: person.pk as Id<"person">,
      network: null,
      name: person.state.displayName,
      isAnonymousToPublic: true,
      isAnonymousToHandlers: false,
    },
    photos: [],
    submittedAt: now,
    acceptedAt: null,
    desk: path.split("/").slice(0, 4).join("/") + "/",
    disposal: null,
    light: "NONE" as const,
    isSupervised: false,
    wasAsked: false,
    supplements: 0,
    urgedAt: null,
    urges: 0,
    unitIds: [],
    handlerIds: [],
    barredIds: [],
    lastHolder: null,
    returns: [],
    isDesignated: false,
    disputes: 0,
    reworks: 0,
    reopenings: 0,
    result: null,
    merged: [],
  };
}

async function toPlace({ place: { point } }: SubmitInput, { deps, now }: BaselineContext) {
  const division = await loadDivision(deps.table);
  const location = { kind: "point", point: { ...point, crs: "GCJ02" }, crs: "GCJ02", accuracyM: 0 };
  const { chosen, ambiguous, explanation } = resolveLocation(division, location as never, now);
  return {
    path: chosen?.path ?? "/",
    gridId: chosen?.id ?? null,
    gridName: chosen?.name ?? "",
    point,
    label: null,
    locationCode: null,
    isAmbiguous: ambiguous,
    explanation,
    divisionVersionNo: division.versionNo,
  };
}

/** The keys of the lists an open complaint is in. */
function keysOf(id: string, state: Complaint) {
  const sk = `${state.submittedAt}#${id}`;
  const [, street, community, grid, micro] = state.place.path.split("/");
  const due = state.clock ? dueAt(state.clock).at : "";
  const area = (...parts: (string | undefined)[]) => `area#/${parts.join("/")}/#OPEN`;
  return {
    card: toCard(state),
    gsi1pk: `reporter#${state.reporter.personId}#OPEN`,
    gsi1sk: sk,
    gsi2pk: `queue#${state.desk}`,
    gsi2sk: `${due}#${id}`,
    gsi3pk: area(street, community),
    gsi3sk: sk,
    gsi4pk: area(street, community, grid),
    gsi4sk: sk,
    gsi5pk: area(street, community, grid, micro),
    gsi5sk: sk,
    ...(state.place.point && {
      gsi6pk: `near#${state.category}#${cellOf(state.place.point)}`,
      gsi6sk: sk,
    }),
    gsi7pk: "due#0",
    gsi7sk: `${due}#${id}`,
  };
}

export async function submit(
  input: SubmitInput,
  context: BaselineContext,
): Promise<Row<Complaint>> {
  const { deps, now, person } = context;
  const { table } = deps;
  const id = deps.ids.next("complaint");
  const place = await toPlace(input, context);
  const day = `day#${person.pk}#${dateOf(now)}`;
  if ((await countDay(table, day)) >= MOST_A_DAY) throw new Error("too many");
  const base = { ...newComplaint(input, place.path, context), place };
  const state: Complaint = { ...base, clock: startClock("ACCEPT", termOf(base, "ACCEPT"), now) };
  const { category, level, description, source, reporter, photos, desk, number } = state;
  const fact = { category, level, description, place, source, reporter, photos, desk, number };
  const entry = entryOf({ version: 0, head: "" }, { type: "submitted", ...fact }, context);
  const row = { ...keysOf(id, state), pk: id, sk: "state", state, version: 1, head: entry.hash };
  const memo = { fingerprint: hash(input), id, expiresAt: Math.floor(toMs(now) / 1_000) };
  const puts = [
    { item: row, expected: "absent" as const },
    { item: { pk: id, sk: "t#000001", entry } },
    { item: outboxOf(id, 1, now, `新诉求待受理:${number}`, `A new report waits: ${number}`) },
    {
      item: { pk: `memo#${person.pk}#${input.idempotencyKey}`, sk: "memo", ...memo },
      expected: "absent" as const,
    },
    { item: { pk: `no#${number}`, sk: "unique", complaintId: id }, expected: "absent" as const },
  ];
  await putAll(table, puts, { pk: day, most: MOST_A_DAY, expiresAt: memo.expiresAt });
  return row;
}

export async function accept(id: string, context: BaselineContext): Promise<Row<Complaint>> {
  const { deps, now, person } = context;
  const before = await getItem<Complaint>(deps.table, id);
  if (before?.state.stage !== "SUBMITTED") throw new Error("not to be accepted");
  const isTheirs = person.state.appointments.some(
    ({ path }) => path !== null && before.state.place.path.startsWith(path),
  );
  if (!isTheirs) throw new Error("not theirs");
  const { infoLapsed: _, ...common } = before.state;
  const state: Complaint = {
    ...common,
    stage: "ACCEPTED",
    acceptedAt: now,
    clock: startClock("DISPATCH", termOf(common, "DISPATCH"), now),
    disposal: startClock("DISPOSE", termOf(common, "DISPOSE"), now),
  };
  const { category, level, desk, number } = state;
  const fact = { type: "accepted", category, level, desk, auto: false };
  const entry = entryOf(before, fact, context);
  const version = before.version + 1;
  const row = { ...before, ...keysOf(id, state), state, version, head: entry.hash };
  await putAll(deps.table, [
    { item: row, expected: before.version },
    { item: { pk: id, sk: `t#${String(version).padStart(6, "0")}`, entry } },
    { item: outboxOf(id, version, now, `诉求已立案:${number}`, `Accepted: ${number}`) },
  ]);
  return row;
}

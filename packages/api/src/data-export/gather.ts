import { ownCopy } from "../complaint/own-copy.ts";
import { listOwn, loadComplaintWithTimeline } from "../complaint/store.ts";
import type { Context } from "../context.ts";
import { type Reach, reachOf } from "../kernel/access.ts";
import { type PersonActor, roleLabels } from "../kernel/actor.ts";
import type { Id } from "../kernel/ids.ts";
import { listNotices } from "../notice/store.ts";
import { type Person, relations, residenceStatuses } from "../person/person.ts";
import { openLabel, openPrivate } from "../person/private.ts";
import {
  listAccess,
  loadContact,
  loadPerson,
  recordAccess,
  type StoredContact,
} from "../person/store.ts";
import { listSessions } from "../session/store.ts";
import { unseal } from "../table/seal.ts";
import { authorisationsOf, bookingsOf, feedsOf } from "./bookings.ts";
import { mealsOf } from "./meals.ts";
import { readUpTo } from "./read.ts";

/*
 * A copy of everything held about one person, for that person. Every list is read by the reach of the
 * person as themself, so no post of theirs adds anything about others.
 */

/** More than anybody has; who does is told that there is more. Bounds what one request reads. */
const MOST = { complaints: 200, notices: 500, accessRecords: 500 } as const;

function profileOf(
  id: string,
  person: Person,
  contact: StoredContact | null,
  { deps: { keyring } }: Context,
) {
  const { displayName, language, elderMode, createdAt, phone, realName, wechatHash } = person;
  return {
    id,
    displayName,
    realName: realName && openPrivate(keyring, id, "realName", realName),
    phone: phone && openPrivate(keyring, id, "phone", phone),
    signsInWithWechat: wechatHash !== null,
    wechatMessagesAgreedTo: contact?.contact.left ?? null,
    language,
    elderMode,
    createdAt,
  };
}

const homesOf = ({ residences }: Person, { deps: { keyring }, language }: Context) =>
  residences.map(({ id, label, relation, status, claimedAt, decidedAt, reason }) => ({
    id,
    address: openLabel(keyring, id, label),
    relation: relations[relation][language],
    status: residenceStatuses[status][language],
    claimedAt,
    decidedAt,
    reason,
  }));

const appointmentsOf = ({ appointments }: Person, { language }: Context) =>
  appointments.map(({ id, role, title, officePhone, from, to }) => ({
    id,
    role: roleLabels[role][language],
    title,
    officePhone,
    from,
    to,
  }));

/** When one was signed in; nothing with which one could be. */
async function sessionsOf(id: Id<"person">, { deps }: Context) {
  const found = await listSessions(deps.table, id);
  return found.map(({ id: sessionId, session: { startedAt, rotatedAt, expiresAt, endedAt } }) => ({
    id: sessionId,
    startedAt,
    lastRefreshedAt: rotatedAt,
    expiresAt,
    endedAt,
  }));
}

async function complaintOf(id: string, { deps, language }: Context) {
  const whole = await loadComplaintWithTimeline(deps.table, id);
  if (!whole) throw new Error(`${id} is listed and not there`);
  const { label } = whole.state.place;
  const place = label && unseal(deps.keyring, id, label);
  return ownCopy(id, whole.state, { timeline: whole.timeline, place, language });
}

async function complaintsOf(reach: Reach, context: Context) {
  const { table } = context.deps;
  const found = await readUpTo(MOST.complaints, context, (request, cursors) =>
    listOwn(table, reach, null, request, cursors),
  );
  const items: Awaited<ReturnType<typeof complaintOf>>[] = [];
  // One after the other: a copy may take its time and must not crowd others out.
  for (const { id } of found.items) items.push(await complaintOf(id, context));
  return { ...found, items };
}

async function noticesOf(reach: Reach, context: Context) {
  const { deps, language } = context;
  const found = await readUpTo(MOST.notices, context, (request, cursors) =>
    listNotices(deps.table, { reach, unreadOnly: false, now: context.now }, request, cursors),
  );
  const items = found.items.map(({ id, title, body, at, readAt }) => ({
    id,
    title: title[language],
    body: body[language],
    at,
    readAt,
  }));
  return { ...found, items };
}

/** Their own look goes on record too: if it was somebody else with their session, they can see it. */
const recordExport = ({ deps, now }: Context, { personId, displayName }: PersonActor) =>
  recordAccess(deps.table, personId, {
    id: deps.ids.next("accessRecord"),
    at: now,
    readerName: displayName,
    readerRole: "RESIDENT",
    fields: ["everything"],
    purpose: "导出本人的全部数据 · A copy of one's own data",
    subjectId: null,
  });

/** Everything held about who asks, by what it is. The record of this very copy is not in it. */
export async function gather(context: Context, actor: PersonActor) {
  const { deps, now } = context;
  const id = actor.personId;
  const oneself: PersonActor = { ...actor, assignments: [], isResident: true };
  const person = await loadPerson(deps.table, id);
  if (!person) throw new Error(`${id} is signed in and not there`);
  const copy = {
    madeAt: now,
    profile: profileOf(id, person.state, await loadContact(deps.table, id), context),
    homes: homesOf(person.state, context),
    appointments: appointmentsOf(person.state, context),
    sessions: await sessionsOf(id, context),
    complaints: await complaintsOf(reachOf(oneself, "complaint:confirm"), context),
    bookings: await bookingsOf(oneself, context),
    meals: await mealsOf(oneself, context),
    authorisations: await authorisationsOf(reachOf(oneself, "proxy:authorise"), id, context),
    calendarFeeds: await feedsOf(reachOf(oneself, "feed:manage"), context),
    notices: await noticesOf(reachOf(oneself, "notice:read"), context),
    accessRecords: await readUpTo(MOST.accessRecords, context, (request, cursors) =>
      listAccess(deps.table, reachOf(oneself, "person:readAccessLog"), request, cursors),
    ),
  };
  await recordExport(context, actor);
  return copy;
}

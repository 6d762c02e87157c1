import { createHash } from "node:crypto";
import type { Deps } from "../deps.ts";
import { postsAnsweringFor } from "../grid/store.ts";
import { may, type Reach } from "../kernel/access.ts";
import { type Instant, toMs } from "../kernel/clock.ts";
import { type Audience, type News, noEffects } from "../kernel/effects.ts";
import { crockford, type Id, prefixes } from "../kernel/ids.ts";
import type { Post } from "../person/person.ts";
import { loadContact, loadPerson, postsOfUnit, toActor } from "../person/store.ts";
import { isStillAgent, principalsOf } from "../proxy/store.ts";
import { type Consumer, type Message, toOutbox } from "../table/outbox.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  readPage,
  type Stretch,
  visibleAmong,
} from "../table/page.ts";
import { get, type Item, query, type Table, transact, write, type Write } from "../table/table.ts";
import type { Notice, Through } from "./notice.ts";
import { notBefore } from "./push.ts";

/*
 * Access patterns
 *   inbox of a person, newest first     pk = inbox#<person>, sk = notice (an id is a ULID)
 *   a notice by id, for its owner       the same: whose inbox to look in is known from who asks
 *   what a person has not read          gsi1 unread#<person>, sparse
 *   who follows a thing                 pk = the thing, f#<person>; written by its capability
 *   whose reports were merged with it   pk = the thing, m#<report>; likewise
 */

type NoticeKey = { personId: Id<"person">; id: string };

const inboxKey = (personId: string): string => `inbox#${personId}`;
const keyOf = ({ personId, id }: NoticeKey) => ({ pk: inboxKey(personId), sk: id });
const unreadKey = (personId: string): string => `unread#${personId}`;

const toItem = (notice: Notice): Item => ({
  ...keyOf(notice),
  ...(notice.readAt === null && { gsi1pk: unreadKey(notice.personId), gsi1sk: notice.id }),
  notice,
});

const toNotice = (item: Item): Notice => item["notice"] as Notice;

type Teller = Pick<Deps, "table" | "clock" | "log">;

/** Who follows a thing. */
async function followersOf(table: Table, subjectId: string): Promise<Id<"person">[]> {
  const items = await query(table, { pk: subjectId, begins: "f#" });
  return items.map(({ sk }) => sk.slice("f#".length) as Id<"person">);
}

/**
 * Somebody who is told. `through` is what made them a reader, null when it is their own matter; `subjectId` when
 * they are told of something of theirs and not of what changed.
 */
type Reader = { personId: Id<"person">; through: Through | null; subjectId?: string };

/** Whose reports were merged with a thing. */
async function mergedWith(table: Table, subjectId: string): Promise<Reader[]> {
  const items = await query(table, { pk: subjectId, begins: "m#" });
  return items.map((item) => ({
    personId: item["personId"] as Id<"person">,
    through: null,
    subjectId: item.sk.slice("m#".length),
  }));
}

const holdersOf = (posts: readonly Post[]): Reader[] =>
  posts.map(({ personId, id: roleId }) => ({ personId, through: { kind: "post", roleId } }));
const themselves = (people: readonly Id<"person">[]): Reader[] =>
  people.map((personId) => ({ personId, through: null }));

async function peopleOf(table: Table, audience: Audience, now: Instant): Promise<Reader[]> {
  switch (audience.kind) {
    case "person":
      return themselves([audience.personId]);
    case "agent": {
      const { personId, forId, path } = audience;
      const through = { kind: "agent", forId, path } as const;
      return (await isStillAgent(table, audience, now)) ? [{ personId, through }] : [];
    }
    case "grid":
      return holdersOf(await postsAnsweringFor(table, audience.path, now));
    case "unit":
      return holdersOf(await postsOfUnit(table, audience.unitId, now));
    case "followers":
      return themselves(await followersOf(table, audience.subjectId));
    case "merged":
      return mergedWith(table, audience.subjectId);
  }
}

/** Nobody has to follow a thing, or to look after it for somebody. */
const mayBeEmpty: readonly Audience["kind"][] = ["followers", "merged", "agent"];

/** Everybody the news is for. Work that reaches nobody is put in the log: it must not get lost in silence. */
async function readersOf(teller: Teller, news: News, message: Message): Promise<Reader[]> {
  const now = teller.clock();
  const readers: Reader[] = [];
  for (const audience of news.audience) {
    const people = await peopleOf(teller.table, audience, now);
    readers.push(...people);
    if (people.length > 0 || mayBeEmpty.includes(audience.kind)) continue;
    const { subjectId, version } = message;
    const line = {
      level: "error",
      message: "news reaches nobody",
      audience: audience.kind,
    } as const;
    teller.log({ ...line, subjectId, version });
  }
  return readers.filter(({ personId }) => !news.except?.includes(personId));
}

/** As whom somebody would rather be told of a change that concerns them in several ways. */
const capacities: readonly News["capacity"][] = ["REPORTER", "ONESELF", "STAFF", "FOLLOWER"];

/** What asks for something comes before what only tells, and who it is about before who looks on. */
const weightOf = ({ isUrgent, sort, capacity }: News): number =>
  (isUrgent ? 0 : 20) + (sort === "WORK" ? 0 : 10) + capacities.indexOf(capacity);

/** The one news that matters most to somebody, and every way in which that one reaches them. */
type Telling = { news: News; subjectId: string; reached: readonly (Through | null)[] };

function tellingOf(message: Message, news: News, reader: Reader, known?: Telling): Telling {
  const { subjectId = message.subjectId, through } = reader;
  if (known?.news === news) return { ...known, reached: [...known.reached, through] };
  // Of two alike the later one: it tells how the change ended.
  if (known && weightOf(known.news) < weightOf(news)) return known;
  return { news, subjectId, reached: [through] };
}

/** Everybody whom a message concerns, each with one news. */
async function tellingsOf(teller: Teller, message: Message): Promise<Map<Id<"person">, Telling>> {
  const tellings = new Map<Id<"person">, Telling>();
  for (const news of message.effects.news)
    for (const reader of await readersOf(teller, news, message)) {
      const { personId } = reader;
      tellings.set(personId, tellingOf(message, news, reader, tellings.get(personId)));
    }
  return tellings;
}

/**
 * The id of the notice that a message makes for a person: always the same, so that one person hears of one
 * change once, also when the message comes twice. It is a ULID of the time of the change, with part of a
 * hash where others have random bits: notices sort by their time.
 */
export function noticeId(
  { subjectId, version, at }: Omit<Message, "effects">,
  personId: Id<"person">,
): Id<"notice"> {
  const text = JSON.stringify([subjectId, version, personId]);
  const hash = createHash("sha256").update(text).digest("hex");
  const ulid = crockford(BigInt(toMs(at)), 10) + crockford(BigInt(`0x${hash.slice(0, 20)}`), 16);
  return `${prefixes.notice}_${ulid}` as Id<"notice">;
}

/**
 * Puts the news of a message into the inboxes of whom it concerns. A message that comes again finds
 * its notices there and leaves them as they are, read or not.
 */
export const noticeConsumer =
  (teller: Teller): Consumer =>
  async (message) => {
    for (const [personId, { news, subjectId, reached }] of await tellingsOf(teller, message)) {
      const { title, body, sort, capacity } = news;
      const id = noticeId(message, personId);
      const words = { title, body, sort, capacity };
      const through = reached.filter((one) => one !== null);
      const isOwn = through.length < reached.length;
      const ends = isOwn ? {} : { through };
      const told = { at: message.at, toldAt: teller.clock(), readAt: null };
      const notice = { id, personId, subjectId, ...words, ...told, ...ends };
      await putNotice(teller, notice, news);
    }
  };

/** The notice and, for whoever may be reached outside the app, the word to do so: both or neither. */
async function putNotice({ table, clock }: Teller, notice: Notice, news: News) {
  const { isUrgent = false, waitsForMorning = false } = news;
  const { id: noticeId, personId } = notice;
  const put: Write = { kind: "put", item: toItem(notice), when: { absent: true } };
  const contact = isUrgent ? null : await loadContact(table, personId);
  if (!isUrgent && (contact?.contact.left[notice.sort] ?? 0) === 0) {
    await write(table, put);
    return;
  }
  const effects = { ...noEffects, pushes: [{ personId, noticeId, isUrgent }] };
  const now = clock();
  const message = { subjectId: noticeId, version: 1, at: now, effects };
  const from = notBefore(now, isUrgent && !waitsForMorning);
  const outcome = await transact(table, [put, toOutbox(message, from)]);
  if (outcome.kind === "failed" && outcome.contended) throw new Error("the table is too busy");
}

const NOBODY: readonly Id<"person">[] = [];

/**
 * Those of a person's notices that they may read now: what came to them with a post, or by acting for
 * somebody, holds what is none of their business once that has ended. None or two requests.
 */
async function readable(
  table: Table,
  personId: Id<"person">,
  notices: readonly Notice[],
  now: Instant,
): Promise<Notice[]> {
  const through = notices.flatMap((notice) => notice.through ?? []);
  if (through.length === 0) return [...notices];
  const hasLeave = through.some((one) => one.kind === "agent" && one.path === null);
  const [person, principals] = await Promise.all([
    loadPerson(table, personId),
    hasLeave ? principalsOf(table, personId, now) : NOBODY,
  ]);
  if (!person) return [];
  const actor = toActor(person, now, null);
  const lasts = (one: Through): boolean => {
    if (one.kind === "post") return actor.assignments.some(({ id }) => id === one.roleId);
    const { forId, path } = one;
    return path === null
      ? principals.includes(forId)
      : may(actor, "proxy:record", { path }) !== null;
  };
  return notices.filter((notice) => notice.through?.some(lasts) ?? true);
}

/** A notice of this person that they may read, or null. */
export async function loadNotice(
  table: Table,
  key: NoticeKey,
  now: Instant,
): Promise<Notice | null> {
  const item = await get(table, keyOf(key));
  const found = item ? await readable(table, key.personId, [toNotice(item)], now) : [];
  return found[0] ?? null;
}

/** Whose inbox, which part of it, and as of when. */
type Inbox = { reach: Reach; unreadOnly: boolean; now: Instant };

/**
 * The inbox within the reach, which must be the person's own; newest first. What may not be read any more is
 * left out, so a page may be shorter. One request, and those of `readable`.
 */
export async function listNotices(
  table: Table,
  { reach, unreadOnly, now }: Inbox,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Notice>> {
  const { own } = reach;
  const stretches = own ? [stretchOf(own, unreadOnly)] : [];
  const how = { newestFirst: true, cursors, toNode: toNotice };
  const found = await readPage(table, stretches, request, how);
  const nodes = found.edges.map(({ node }) => node);
  const kept = new Set(own ? await readable(table, own, nodes, now) : []);
  return visibleAmong(found, (notice) => kept.has(notice));
}

const stretchOf = (personId: Id<"person">, unreadOnly: boolean): Stretch =>
  unreadOnly ? { pk: unreadKey(personId), index: "gsi1" } : { pk: inboxKey(personId) };

/** As many unread notices are counted; beyond it "99+" is all anybody wants to know. */
export const MOST_COUNTED = 100;

/** How many the person has not read and may read, counted up to `MOST_COUNTED`. One request, and those of `readable`. */
export async function countUnread(table: Table, reach: Reach, now: Instant): Promise<number> {
  if (reach.own === null) return 0;
  const range = { pk: unreadKey(reach.own), index: "gsi1" as const, limit: MOST_COUNTED };
  const items = await query(table, range);
  return (await readable(table, reach.own, items.map(toNotice), now)).length;
}

const toReading = (notice: Notice, now: Instant): Write => ({
  kind: "put",
  item: toItem({ ...notice, readAt: now }),
});

/** The notice, read now unless it was before; null when the person has no such notice. */
export async function markRead(table: Table, key: NoticeKey, now: Instant): Promise<Notice | null> {
  const notice = await loadNotice(table, key, now);
  if (!notice || notice.readAt !== null) return notice;
  await write(table, toReading(notice, now));
  return { ...notice, readAt: now };
}

/** As many as a transaction holds, and as many transactions as one request may take. */
const BATCH = 100;
const MAX_BATCHES = 10;

/** One side of one thing. */
type Matter = Pick<Notice, "subjectId" | "capacity">;

/**
 * Marks what is unread as read, of one matter or of all, the oldest first, without what came into the inbox
 * after `seenAt`, wherever it stands there; at most a thousand are looked at. Answers how many were marked.
 */
export async function markAllRead(
  table: Table,
  personId: Id<"person">,
  { seenAt, matter }: { seenAt: Instant; matter: Matter | null },
  now: Instant,
): Promise<number> {
  const isMeant = ({ subjectId, capacity, at, toldAt = at }: Notice) =>
    toldAt <= seenAt &&
    (matter === null || (subjectId === matter.subjectId && capacity === matter.capacity));
  const range = {
    pk: unreadKey(personId),
    index: "gsi1" as const,
    limit: BATCH,
  };
  let marked = 0;
  let after: string | undefined;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const items = await query(table, { ...range, ...(after !== undefined && { after }) });
    if (items.length === 0) break;
    const writes = items
      .map(toNotice)
      .filter(isMeant)
      .map((notice) => toReading(notice, now));
    const outcome = writes.length > 0 ? await transact(table, writes) : null;
    // Somebody is reading one of these at this moment: the same batch once more.
    if (outcome?.kind === "failed") continue;
    marked += writes.length;
    after = items.at(-1)?.sk;
  }
  return marked;
}

import { createHash } from "node:crypto";
import type { Booking } from "../booking/booking.ts";
import { isVisible } from "../booking/guard.ts";
import { listDay, listOwn, type Phase } from "../booking/store.ts";
import { dateAfter } from "../catalogue/slots.ts";
import type { Deps } from "../deps.ts";
import { type Reach, reachOf } from "../kernel/access.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { DAY, dateOf, HOUR, type Instant, plus, SECOND } from "../kernel/clock.ts";
import { loadPerson, toActor } from "../person/store.ts";
import { asAgent } from "../proxy/acting.ts";
import type { Stored } from "../table/aggregate.ts";
import { Cursors, type Page, type PageRequest } from "../table/page.ts";
import { servesAnything } from "./decide.ts";
import { type Feed, KEPT_DAYS, PLACE_DAYS } from "./feed.ts";
import { countRead, loadFeedBySecret } from "./store.ts";

/* Answers programs that fetch a calendar. Whoever has no feed in force learns nothing, not even why. */

type Needs = Pick<Deps, "table" | "clock" | "secret">;

/** 32 random bytes, in an address that programs know by its ending. */
const PATH = /^\/calendar\/(?<secret>[\w-]{43})\.ics$/;
export const pathOf = (secret: string): string => `/calendar/${secret}.ics`;

const notFound = (): Response =>
  new Response("There is no such calendar.\n", {
    status: 404,
    headers: { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" },
  });

const tooOften = (): Response =>
  new Response("Please come back in an hour.\n", {
    status: 429,
    headers: { "cache-control": "no-store", "retry-after": String(HOUR / SECOND) },
  });

/** So many bookings of a list are told, the nearest first. */
const MOST: PageRequest = { limit: 100, backward: false, after: null, before: null };

type Bookings = Stored<Booking>[];
const nodesOf = ({ edges }: Page<Stored<Booking>>): Bookings => edges.map(({ node }) => node);

/** Without what was booked for somebody for whom they may no longer act. */
async function visibleTo(
  owner: PersonActor,
  found: Bookings,
  { table, now }: Pick<Needs, "table"> & { now: Instant },
): Promise<Bookings> {
  const states = found.map(({ state }) => state);
  const reader = await asAgent(table, owner, states, now);
  return found.filter(({ id, state }) => isVisible(id, state, reader));
}

/** What somebody has booked: all that is open, and what ended lately. Four requests, one more for an agent. */
async function readOwn(
  { table, secret }: Needs,
  owner: PersonActor,
  now: Instant,
): Promise<Bookings> {
  const cursors = new Cursors(secret, "feed");
  const reach = reachOf(owner, "booking:change");
  const read = (phase: Phase) => listOwn(table, reach, phase, MOST, cursors);
  const [open, ended] = await Promise.all([read("OPEN"), read("ENDED")]);
  const since = plus(now, -KEPT_DAYS * DAY);
  const late = nodesOf(ended).filter(({ state }) => state.slot.endAt >= since);
  return visibleTo(owner, [...nodesOf(open), ...late], { table, now });
}

/** The bookings of a place or unit around today. One request a day for each of them. */
async function readPlace({ table, secret }: Needs, reach: Reach, now: Instant): Promise<Bookings> {
  const cursors = new Cursors(secret, "feed");
  const first = dateAfter(dateOf(now), -PLACE_DAYS.back);
  const days = Array.from({ length: PLACE_DAYS.back + PLACE_DAYS.ahead }, (_, n) =>
    listDay(table, reach, dateAfter(first, n), MOST, cursors),
  );
  return (await Promise.all(days)).flatMap(nodesOf);
}

/** What the feed shows now; null when its owner lost the post it was made for, or is gone. */
async function readFeed(needs: Needs, feed: Feed, now: Instant): Promise<Bookings | null> {
  const person = await loadPerson(needs.table, feed.ownerId);
  if (!person) return null;
  const { roleId } = feed;
  const actor: PersonActor = toActor(person, now, roleId ?? "RESIDENT");
  if (roleId === null) return readOwn(needs, actor, now);
  return servesAnything(actor, roleId)
    ? readPlace(needs, reachOf(actor, "booking:read"), now)
    : null;
}

/** The same bookings give the same text, so a program that has it is told so. */
function respond(text: string, { headers }: Request): Response {
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  const known = (headers.get("if-none-match") ?? "").split(",");
  const isKnown = known.some((one) => one.trim().replace(/^W\//, "") === etag);
  const fresh = { etag, "cache-control": "private, max-age=900" };
  if (isKnown) return new Response(null, { status: 304, headers: fresh });
  const type = {
    "content-type": "text/calendar; charset=utf-8",
    "x-content-type-options": "nosniff",
  };
  return new Response(text, { headers: { ...fresh, ...type } });
}

async function answer(needs: Needs, secret: string, request: Request): Promise<Response> {
  const now = needs.clock();
  const feed = await loadFeedBySecret(needs.table, secret);
  if (!feed) return notFound();
  if (!(await countRead(needs.table, feed.id, now))) return tooOften();
  const bookings = await readFeed(needs, feed.state, now);
  if (!bookings) return notFound();
  // With the library that writes calendars: loaded with the first feed.
  const { writeFeed } = await import("./write.ts");
  return respond(writeFeed(feed.state, bookings), request);
}

/** `GET /calendar/<secret>.ics`. Everything below `/calendar` that is no feed in force is the same 404. */
export const feedRoute =
  (needs: Needs) =>
  async (request: Request): Promise<Response | null> => {
    const { pathname } = new URL(request.url);
    if (pathname !== "/calendar" && !pathname.startsWith("/calendar/")) return null;
    const secret = PATH.exec(pathname)?.groups?.["secret"];
    const isRead = request.method === "GET" || request.method === "HEAD";
    return secret && isRead ? answer(needs, secret, request) : notFound();
  };

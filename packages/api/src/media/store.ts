import { randomInt } from "node:crypto";
import type { Deps } from "../deps.ts";
import { type Instant, plus, SECOND, toMs } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { stateKey } from "../table/aggregate.ts";
import type { Consumer } from "../table/outbox.ts";
import {
  type Change,
  get,
  getMany,
  type Item,
  query,
  type Table,
  transact,
  type Write,
  write,
} from "../table/table.ts";
import { jitter } from "../run.ts";
import { attach, MAX_UNATTACHED_PER_HOUR, type Media, WAITING_PLACE_LIFE } from "./media.ts";

/*
 * Access patterns
 *   photos by id                               pk = media, state
 *   where a person's photos wait to be attached  pk = uploadplaces#<person>, one item per place that was
 *                                              taken; free again when its photo is attached, or after an hour
 *   unattached photos whose time is over       gsi7 uploads, soonest first
 *   photos whose check nobody answered yet     gsi6 checks, longest first
 *
 * A photo has no timeline: until it is attached it is nobody's evidence, and afterwards nothing about it
 * changes. An unattached one carries `expiresAt`, the table's time to live in epoch seconds, so that
 * nothing has to be remembered to be cleaned up.
 */

const UNATTACHED = "uploads";
const CHECKS = "checks";

const UPLOAD = "upload/";

/** Where a client sends bytes to: never where the photo is kept, so nothing uncleaned can be read. */
export const uploadKey = (id: Id<"media">): string => `${UPLOAD}${id}`;

/** Where a cleaned photo is kept: by what it is, so what was described can never be replaced. */
export const photoKey = (id: Id<"media">, sha256: string): string => `photo/${id}.${sha256}`;

/** The photo an upload key belongs to; null for any other key. */
export const mediaOfUpload = (key: string): Id<"media"> | null =>
  key.startsWith(UPLOAD) ? asId("media", key.slice(UPLOAD.length)) : null;

/** A photo with the version its next change must find. */
export type StoredMedia = { id: Id<"media">; media: Media; version: number };

function toItem({ id, media, version }: StoredMedia): Item {
  const { expiresAt } = media;
  return {
    ...stateKey(id),
    card: media,
    version,
    ...(media.state === "READY" &&
      media.check?.state === "PENDING" && { gsi6pk: CHECKS, gsi6sk: `${media.check.at}#${id}` }),
    ...(expiresAt !== null && {
      expiresAt: Math.floor(toMs(expiresAt) / SECOND),
      gsi7pk: UNATTACHED,
      gsi7sk: `${expiresAt}#${id}`,
    }),
  };
}

const toStoredMedia = (item: Item): StoredMedia => ({
  id: item.pk as Id<"media">,
  media: (item["card"] ?? item["state"]) as Media,
  version: item["version"] as number,
});

const placesKey = (ownerId: Id<"person">): string => `uploadplaces#${ownerId}`;
const inSeconds = (at: Instant): number => Math.floor(toMs(at) / SECOND);
const placeEnd = ({ requestedAt }: Media): number =>
  inSeconds(plus(requestedAt, WAITING_PLACE_LIFE));

/** Takes a waiting place, unless somebody has it whose hour is not over. */
const takePlace = (media: Media, place: number): Change => ({
  kind: "change",
  key: { pk: placesKey(media.ownerId), sk: `${place}` },
  set: { place, expiresAt: placeEnd(media) },
  when: { atMost: { expiresAt: inSeconds(media.requestedAt) } },
});

/** Gives the waiting place of a photo back; after its hour it may be another's already. */
function freePlace(media: Media, now: Instant): Change[] {
  const [end, at] = [placeEnd(media), inSeconds(now)];
  if (media.waitingPlace === undefined || end <= at) return [];
  return [
    {
      kind: "change",
      key: { pk: placesKey(media.ownerId), sk: `${media.waitingPlace}` },
      set: { expiresAt: at },
      when: { equals: { expiresAt: end } },
    },
  ];
}

/** A free waiting place of a person, any of them, so that two who ask at once seldom meet; null when there is none. */
async function findPlace(table: Table, ownerId: Id<"person">, now: Instant) {
  const items = await query(table, { pk: placesKey(ownerId) });
  const taken = items.filter((item) => (item["expiresAt"] as number) > inSeconds(now));
  const numbers = new Set(taken.map((item) => item["place"] as number));
  const free = [...Array(MAX_UNATTACHED_PER_HOUR).keys()].filter((place) => !numbers.has(place));
  return free.length > 0 ? free[randomInt(free.length)]! : null;
}

const ATTEMPTS = 8;

/**
 * Writes down a new photo together with the waiting place it takes, so that of many asked for at once no
 * more than the limit are written. Two requests, and two more each time another took the place first.
 */
export async function addMedia(
  table: Table,
  id: Id<"media">,
  asked: Media,
): Promise<{ media: Media } | { refusal: Refusal }> {
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    if (tried > 0) await jitter(tried - 1);
    const waitingPlace = await findPlace(table, asked.ownerId, asked.requestedAt);
    if (waitingPlace === null) return refuse("media.too_many_unattached");
    const media = { ...asked, waitingPlace };
    const item = toItem({ id, media, version: 1 });
    const outcome = await transact(table, [
      { kind: "put", item, when: { absent: true } },
      takePlace(media, waitingPlace),
    ]);
    if (outcome.kind === "written") return { media };
    if (outcome.conditions.includes(0)) throw new Error(`${id} exists already`);
  }
  return refuse("request.busy");
}

/** One photo as it is this moment, or null. One request. */
export async function loadMedia(table: Table, id: Id<"media">): Promise<StoredMedia | null> {
  const item = await get(table, stateKey(id));
  return item && toStoredMedia(item);
}

const replacement = ({ id, version }: StoredMedia, media: Media): Write => ({
  kind: "put",
  item: toItem({ id, media, version: version + 1 }),
  when: { version },
});

/** Replaces what was loaded; answers false when somebody changed or removed it in between. One request. */
export const replaceMedia = (table: Table, stored: StoredMedia, media: Media): Promise<boolean> =>
  write(table, replacement(stored, media));

/** Removes what was loaded; answers false when somebody changed it in between. One request. */
export const removeMedia = (table: Table, { id, version }: StoredMedia): Promise<boolean> =>
  write(table, { kind: "delete", key: stateKey(id), when: { version } });

/** Photos by id; what does not exist is missing. One request per hundred ids, none for none. */
export async function describeMedia(
  table: Table,
  ids: readonly Id<"media">[],
): Promise<Map<Id<"media">, Media>> {
  const items = await getMany(table, ids.map(stateKey), { ConsistentRead: true });
  return new Map(items.map(toStoredMedia).map(({ id, media }) => [id, media]));
}

/** Unattached photos whose time is over, longest first, at most `limit`. One request. */
export async function listGone(table: Table, now: Instant, limit: number): Promise<StoredMedia[]> {
  const range = { index: "gsi7", pk: UNATTACHED, before: `${now}~`, limit } as const;
  return (await query(table, range)).map(toStoredMedia);
}

/** Photos whose check was asked for before an instant and not answered, at most `limit`. One request. */
export async function listUnanswered(
  table: Table,
  before: Instant,
  limit: number,
): Promise<StoredMedia[]> {
  const range = { index: "gsi6", pk: CHECKS, before: `${before}~`, limit } as const;
  return (await query(table, range)).map(toStoredMedia);
}

/**
 * Keeps the photos that now belong to something. Safe to hear the same message again. When a photo changes
 * at the same moment it fails, and the outbox brings the message once more.
 */
export const attachConsumer =
  (needs: Pick<Deps, "table" | "log" | "clock">): Consumer =>
  async ({ subjectId, effects }) => {
    for (const id of effects.attached) await keepAttached(needs, id, subjectId);
  };

async function keepAttached(
  { table, log, clock }: Pick<Deps, "table" | "log" | "clock">,
  id: Id<"media">,
  subjectId: string,
): Promise<void> {
  const stored = await loadMedia(table, id);
  if (!stored)
    return log({ level: "error", message: "attached photo is gone", media: id, subjectId });
  if (stored.media.expiresAt === null) return;
  const kept = replacement(stored, attach(stored.media));
  const outcome = await transact(table, [kept, ...freePlace(stored.media, clock())]);
  if (outcome.kind === "failed") throw new Error(`${id} changed while it was being attached`);
}

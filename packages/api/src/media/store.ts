import type { Deps } from "../deps.ts";
import { type Instant, SECOND, toMs } from "../kernel/clock.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { stateKey } from "../table/aggregate.ts";
import type { Consumer } from "../table/outbox.ts";
import { get, getMany, insert, type Item, query, type Table, write } from "../table/table.ts";
import { attach, type Media } from "./media.ts";

/*
 * Access patterns
 *   photos by id                               pk = media, state
 *   what a person has not attached yet         gsi1 uploads#<person>, oldest first
 *   unattached photos whose time is over       gsi7 uploads, soonest first
 *
 * A photo has no timeline: until it is attached it is nobody's evidence, and afterwards nothing about it
 * changes. An unattached one carries `expiresAt`, the table's time to live in epoch seconds, so that
 * nothing has to be remembered to be cleaned up.
 */

const UNATTACHED = "uploads";

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
  const { ownerId, requestedAt, expiresAt } = media;
  return {
    ...stateKey(id),
    state: media,
    version,
    ...(expiresAt !== null && {
      expiresAt: Math.floor(toMs(expiresAt) / SECOND),
      gsi1pk: `${UNATTACHED}#${ownerId}`,
      gsi1sk: `${requestedAt}#${id}`,
      gsi7pk: UNATTACHED,
      gsi7sk: `${expiresAt}#${id}`,
    }),
  };
}

const toStoredMedia = (item: Item): StoredMedia => ({
  id: item.pk as Id<"media">,
  media: item["state"] as Media,
  version: item["version"] as number,
});

/** Writes down a new photo. One request. */
export async function addMedia(table: Table, id: Id<"media">, media: Media): Promise<void> {
  const item = toItem({ id, media, version: 1 });
  if (!(await insert(table, item))) throw new Error(`${id} exists already`);
}

/** One photo as it is this moment, or null. One request. */
export async function loadMedia(table: Table, id: Id<"media">): Promise<StoredMedia | null> {
  const item = await get(table, stateKey(id));
  return item && toStoredMedia(item);
}

/** Replaces what was loaded; answers false when somebody changed or removed it in between. One request. */
export const replaceMedia = (
  table: Table,
  { id, version }: StoredMedia,
  media: Media,
): Promise<boolean> =>
  write(table, {
    kind: "put",
    item: toItem({ id, media, version: version + 1 }),
    when: { version },
  });

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

/** How many photos a person asked to send since an instant and has not attached, counted up to `most`. One request. */
export async function countUnattached(
  table: Table,
  ownerId: Id<"person">,
  since: Instant,
  most: number,
): Promise<number> {
  const pk = `${UNATTACHED}#${ownerId}`;
  return (await query(table, { index: "gsi1", pk, from: since, limit: most })).length;
}

/** Unattached photos whose time is over, longest first, at most `limit`. One request. */
export async function listGone(table: Table, now: Instant, limit: number): Promise<StoredMedia[]> {
  const range = { index: "gsi7", pk: UNATTACHED, before: `${now}~`, limit } as const;
  return (await query(table, range)).map(toStoredMedia);
}

/**
 * Keeps the photos that now belong to something. Safe to hear the same message again. When a photo changes
 * at the same moment it fails, and the outbox brings the message once more.
 */
export const attachConsumer =
  ({ table, log }: Pick<Deps, "table" | "log">): Consumer =>
  async ({ subjectId, effects }) => {
    for (const id of effects.attached) await keepAttached({ table, log }, id, subjectId);
  };

async function keepAttached(
  { table, log }: Pick<Deps, "table" | "log">,
  id: Id<"media">,
  subjectId: string,
): Promise<void> {
  const stored = await loadMedia(table, id);
  if (!stored)
    return log({ level: "error", message: "attached photo is gone", media: id, subjectId });
  if (stored.media.expiresAt === null) return;
  if (!(await replaceMedia(table, stored, attach(stored.media))))
    throw new Error(`${id} changed while it was being attached`);
}

import { createHash } from "node:crypto";
import { languageOf } from "../kernel/language.ts";
import type { Deps } from "../deps.ts";
import type { DiskBucket, MediaHandler, Verdict } from "./disk.ts";
import type { CleanImage } from "./image.ts";
import { arrive, isGone, turnDown } from "./media.ts";
import { type MediaRefusal, mediaRefusals } from "./refusal.ts";
import {
  listGone,
  loadMedia,
  mediaOfUpload,
  photoKey,
  removeMedia,
  replaceMedia,
  type StoredMedia,
} from "./store.ts";

type Needs = Pick<Deps, "table" | "bucket" | "clock">;

/** HTTP statuses of refusals; what is not here is the fault of the picture itself (422). */
const statuses: Partial<Record<MediaRefusal, number>> = {
  "media.not_found": 404,
  "media.already_sent": 409,
  "media.too_large": 413,
  "media.wrong_type": 415,
  "media.heic": 415,
};

/** What became of bytes that arrived. */
type Received = { kind: "taken" } | { kind: "refused"; code: MediaRefusal };

const refused = (code: MediaRefusal): Received => ({ kind: "refused", code });

const taken: Received = { kind: "taken" };

/**
 * Bytes have arrived under an upload key: what they are is told from the bytes alone, and only a cleaned
 * photo is kept. Refused bytes leave nothing behind, and the same link may be tried again with others;
 * once a photo was taken, it stays as it is.
 */
export async function receive(deps: Needs, key: string, bytes: Uint8Array): Promise<Received> {
  const id = mediaOfUpload(key);
  const stored = id && (await loadMedia(deps.table, id));
  if (!stored || isGone(stored.media, deps.clock())) return refused("media.not_found");
  if (stored.media.state === "READY") return refused("media.already_sent");
  if (bytes.byteLength !== stored.media.declaredBytes) return refused("media.size_differs");
  // The decoder is large and native: only what receives photos loads it.
  const { cleanImage } = await import("./image.ts");
  const image = await cleanImage(bytes);
  return image.kind === "refused" ? refused(image.code) : keep(deps, stored, image);
}

/** The bytes first, then the word that they are there: a photo that is ready can always be read. */
async function keep({ table, bucket, clock }: Needs, stored: StoredMedia, image: CleanImage) {
  const { bytes, type: contentType, width, height } = image;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const photo = { contentType, width, height, sizeBytes: bytes.byteLength, sha256 };
  const key = photoKey(stored.id, sha256);
  await bucket.put(key, bytes, contentType);
  if (await replaceMedia(table, stored, arrive(stored.media, photo, clock()))) return taken;
  // Somebody sent by the same link at the same moment and was first: ours goes, unless it is the same.
  const first = (await loadMedia(table, stored.id))?.media;
  if (first?.state !== "READY" || first.photo.sha256 !== sha256) await bucket.remove(key);
  return refused("media.already_sent");
}

/**
 * Bytes lie in a bucket that took them by itself: they are received like any others, and what was sent is
 * removed, whatever became of it. Safe to be told twice: then nothing is there any more.
 */
export async function receiveStored(deps: Needs, key: string): Promise<void> {
  const bytes = await deps.bucket.readRaw(key);
  if (!bytes) return;
  const received = await receive(deps, key, bytes);
  if (received.kind === "refused") await noteRefusal(deps, key, received.code);
  await deps.bucket.remove(key);
}

/** Whoever sent it asks later what became of it. A photo that was taken before stays as it is. */
async function noteRefusal({ table }: Needs, key: string, code: MediaRefusal): Promise<void> {
  const id = mediaOfUpload(key);
  const stored = id && (await loadMedia(table, id));
  if (stored && stored.media.state !== "READY")
    await replaceMedia(table, stored, turnDown(stored.media, code));
}

const toVerdict = (received: Received): Verdict =>
  received.kind === "taken"
    ? { ok: true }
    : {
        ok: false,
        code: received.code,
        status: statuses[received.code] ?? 422,
        message: mediaRefusals[received.code],
      };

/** The route under which clients send photos to the folder bucket and read them from it. */
export const mediaRoute = (deps: Needs, bucket: DiskBucket): MediaHandler =>
  bucket.handler({
    onUploaded: async (key, bytes) => toVerdict(await receive(deps, key, bytes)),
    languageOf,
  });

/**
 * Removes photos that nobody attached in time, with their bytes, at most `limit` of them, and answers how
 * many. Where the table has a time to live, that may have removed the item before.
 */
export async function sweepUploads(deps: Needs, limit = 25): Promise<number> {
  let removed = 0;
  for (const stored of await listGone(deps.table, deps.clock(), limit)) {
    // The item goes first and only as it was read: one attached just now keeps its bytes.
    if (!(await removeMedia(deps.table, stored))) continue;
    removed += 1;
    const { id, media } = stored;
    if (media.state === "READY") await deps.bucket.remove(photoKey(id, media.photo.sha256));
  }
  return removed;
}

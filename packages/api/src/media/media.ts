import type { Actor } from "../kernel/actor.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import { type Bilingual, type Refusal, refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import type { MediaRefusal } from "./refusal.ts";

/** The largest photo a person may send, in bytes; also the limit of WeChat's picture check. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** Longest side of a kept photo, in pixels: sharp on any phone, readable on a desk screen. */
export const MAX_SIDE = 2560;

/** Pixels a sent photo may claim to have: above the largest phone cameras that stay within MAX_BYTES. */
export const MAX_PIXELS = 80_000_000;

/** What may be sent. */
export const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
export type AcceptedType = (typeof ACCEPTED_TYPES)[number];

/** What is kept, whatever was sent: one type that every phone and browser can show. */
export const KEPT_TYPE = "image/jpeg";

/** How long a link to send a photo is good, and a link to see one: enough for a slow network, no more. */
export const UPLOAD_LINK_LIFE = 15 * MINUTE;
export const DOWNLOAD_LINK_LIFE = 10 * MINUTE;

/** How long a photo waits for the thing it was sent for; a draft of yesterday still has its photos. */
export const UNATTACHED_LIFE = DAY;

/**
 * A photo is taken up to this long before it would go away: what it belongs to is written first, and the
 * word that it must stay arrives a little later.
 */
const ATTACH_MARGIN = HOUR;

/** Photos a person may ask to send within an hour without attaching them to anything. */
export const MAX_UNATTACHED_PER_HOUR = 40;
export const WAITING_PLACE_LIFE = HOUR;

/** Where a photo stands, as it is shown. `PROCESSING` is what anybody but its owner sees until it is ready. */
export const mediaStates = {
  REQUESTED: { zh: "等待上传", en: "Waiting to be sent" },
  PROCESSING: { zh: "处理中", en: "Being processed" },
  REFUSED: { zh: "未能接收", en: "Not accepted" },
  READY: { zh: "可查看", en: "Ready" },
} as const satisfies Record<string, Bilingual>;
export type MediaState = keyof typeof mediaStates;

/** What is known of a photo once it is kept. */
export type Photo = {
  /** Told from the bytes. */
  contentType: AcceptedType;
  /** Pixels. */
  width: number;
  height: number;
  sizeBytes: number;
  /** Of the kept bytes, hexadecimal. */
  sha256: string;
};

type Upload = {
  ownerId: Id<"person">;
  /** The name on the person's device, which may say more than they meant to. */
  fileName: Sealed | null;
  /** How many bytes were said to come: no more and no fewer are taken. */
  declaredBytes: number;
  requestedAt: Instant;
  /** When it goes away; null once it belongs to something. */
  expiresAt: Instant | null;
  /** Which of its owner's waiting places it has within the hour; given when it is written. */
  waitingPlace?: number;
};

/** A photo from the moment somebody asks to send it. */
export type Media =
  | (Upload & { state: "REQUESTED" })
  /** What arrived was not taken; the same link may be tried again. */
  | (Upload & { state: "REFUSED"; code: MediaRefusal })
  | ReadyMedia;

export type ReadyMedia = Upload & {
  state: "READY";
  readyAt: Instant;
  photo: Photo;
  /** Whether it may be shown without a warning; missing until somebody was asked. */
  check?: Check;
};

/** PENDING: asked, not answered. REVIEW and TIMEOUT: somebody of ours has to look. */
export type CheckState = "PENDING" | "PASS" | "REVIEW" | "RISKY" | "TIMEOUT";
export type Check = { state: CheckState; at: Instant; lift?: Lift };
/** Who of staff looked at a photo nobody had checked, and why it may be shown. */
export type Lift = { by: { id: Id<"person">; name: string; role: string }; reason: string };

/** WeChat answers within half an hour; after this nobody waits any more. */
export const CHECK_WITHIN = 31 * MINUTE;

export const startCheck = (media: ReadyMedia, now: Instant): ReadyMedia => ({
  ...media,
  check: { state: "PENDING", at: now },
});

export const endCheck = (media: ReadyMedia, state: CheckState, now: Instant): ReadyMedia => ({
  ...media,
  check: { state, at: now },
});

export const isAwaited = ({ check }: ReadyMedia): boolean => check?.state === "PENDING";

/** Why others are warned before they look at a photo. */
export const veils = {
  CHECKING: { zh: "内容检查中，暂不直接显示", en: "Being checked, covered for now" },
  UNCHECKED: {
    zh: "未经自动检查，等待工作人员查看",
    en: "Not checked automatically. Staff have to look at it",
  },
  NOT_PASSED: {
    zh: "未通过内容检查，可能引起不适",
    en: "Did not pass the check; it may be upsetting",
  },
} as const satisfies Record<string, Bilingual>;
export type Veil = keyof typeof veils;

const veilOfCheck = {
  PENDING: "CHECKING",
  REVIEW: "UNCHECKED",
  TIMEOUT: "UNCHECKED",
  RISKY: "NOT_PASSED",
  PASS: null,
} as const satisfies Record<CheckState, Veil | null>;

/** Until it was checked, and when it did not pass; null when it may be shown as it is. */
export const veilOf = (media: Media): Veil | null =>
  media.state === "READY" && media.check ? veilOfCheck[media.check.state] : "CHECKING";

/** Staff decide about what no machine could; what was found bad stays covered. */
export const isLiftable = (media: Media): media is ReadyMedia => veilOf(media) === "UNCHECKED";

export const liftVeil = (media: ReadyMedia, lift: Lift, now: Instant): ReadyMedia => ({
  ...media,
  check: { state: "PASS", at: now, lift },
});

const isAccepted = (type: string): type is AcceptedType =>
  (ACCEPTED_TYPES as readonly string[]).includes(type);

const refusal = (code: MediaRefusal, field: string): Refusal => refuse(code, field).refusal;

/**
 * What a person says they will send, before a byte is sent: saves them a long wait for a refusal. The type is
 * not believed afterwards: what counts is what the bytes are.
 */
export function checkDeclared(contentType: string, sizeBytes: number): Refusal | null {
  const type = contentType.trim().toLowerCase();
  if (type === "image/heic" || type === "image/heif") return refusal("media.heic", "contentType");
  if (!isAccepted(type)) return refusal("media.wrong_type", "contentType");
  if (sizeBytes < 1) return refusal("media.empty", "sizeBytes");
  return sizeBytes > MAX_BYTES ? refusal("media.too_large", "sizeBytes") : null;
}

/** The last part of a path, shortened: a name to recognise a file by, never one to write to. */
export const tidyFileName = (name: string): string =>
  [...(name.split(/[/\\]/).at(-1) ?? "").trim()].slice(0, 100).join("");

/** A photo somebody asks to send now. */
export const request = (
  ownerId: Id<"person">,
  declared: Pick<Upload, "fileName" | "declaredBytes">,
  now: Instant,
): Media => ({
  state: "REQUESTED",
  ownerId,
  ...declared,
  requestedAt: now,
  expiresAt: plus(now, UNATTACHED_LIFE),
});

/** What stays the same, whatever becomes of it. */
function uploadOf(media: Media): Upload {
  const { ownerId, fileName, declaredBytes, requestedAt, expiresAt, waitingPlace } = media;
  const upload = { ownerId, fileName, declaredBytes, requestedAt, expiresAt };
  return waitingPlace === undefined ? upload : { ...upload, waitingPlace };
}

/** The photo has arrived, was cleaned and is kept. */
export const arrive = (media: Media, photo: Photo, now: Instant): Media => ({
  ...uploadOf(media),
  state: "READY",
  readyAt: now,
  photo,
});

/** What arrived was no photo we take, and whoever sent it is not there any more to be told. */
export const turnDown = (media: Media, code: MediaRefusal): Media => ({
  ...uploadOf(media),
  state: "REFUSED",
  code,
});

/** The photo belongs to something and stays. */
export const attach = (media: Media): Media => ({ ...media, expiresAt: null });

/** True when nobody attached it in time, also while it is still there to be swept away. */
export const isGone = ({ expiresAt }: Media, now: Instant): boolean =>
  expiresAt !== null && expiresAt <= now;

export const isOwner = ({ ownerId }: Media, actor: Actor): boolean =>
  actor.kind === "person" && actor.personId === ownerId;

/** What this viewer is told of where it stands: whether its owner ever sent it is nobody else's to know. */
export const shownState = (media: Media, actor: Actor): MediaState =>
  media.state === "READY" || isOwner(media, actor) ? media.state : "PROCESSING";

/**
 * May this actor attach these photos to something now? They must be the actor's own, have arrived, and not
 * be about to go. A photo of somebody else is refused as if it did not exist.
 */
export function checkPhotos(
  ids: readonly Id<"media">[],
  found: ReadonlyMap<string, Media>,
  actor: Actor,
  now: Instant,
): Refusal | null {
  const field = "photos";
  for (const id of ids) {
    const media = found.get(id);
    if (!media || !isOwner(media, actor) || isGone(media, now))
      return refusal("media.not_found", field);
    if (media.state !== "READY") return refusal("media.not_ready", field);
    if (isGone(media, plus(now, ATTACH_MARGIN))) return refusal("media.gone_soon", field);
  }
  return null;
}

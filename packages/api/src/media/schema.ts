import { type Answer, builder, command, registerNode, unauthorized } from "../builder.ts";
import type { Context } from "../context.ts";
import { type Instant, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { seal, unseal } from "../table/seal.ts";
import type { UploadLink } from "./bucket.ts";
import {
  checkDeclared,
  DOWNLOAD_LINK_LIFE,
  isGone,
  isLiftable,
  isOwner,
  type Lift,
  liftVeil,
  MAX_BYTES,
  MAX_UNATTACHED_PER_HOUR,
  type Media,
  type MediaState,
  mediaStates,
  type Photo,
  request,
  shownState,
  tidyFileName,
  UPLOAD_LINK_LIFE,
} from "./media.ts";
import { refusalMessage } from "../refusals.ts";
import { addMedia, loadMedia, photoKey, replaceMedia, uploadKey } from "./store.ts";
import type { Table } from "../table/table.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import { line } from "../kernel/bound.ts";

/** A photo on its way to a viewer; `isSeenThrough` when something it is attached to vouches for them. */
type SeenMedia = { id: Id<"media">; media: Media; isSeenThrough: boolean };

const MediaStateEnum = builder.enumType("MediaState", {
  description: "Where a photo stands. Show `stateLabel`, not this.",
  values: {
    REQUESTED: { description: "Its owner may send it. Nobody else is told so." },
    PROCESSING: { description: "Not there yet. What anybody but its owner is told until it is." },
    REFUSED: {
      description: "What arrived was not taken; `problem` says why. Nobody else is told so.",
    },
    READY: { description: "Cleaned and kept; it has a `url`." },
  } satisfies Record<MediaState, object>,
});

/** A signed address of a kept photo, good for ten minutes. */
export const photoUrl = (
  id: Id<"media">,
  sha256: string,
  { deps, now }: Pick<Context, "deps" | "now">,
): Promise<string> =>
  deps.bucket.downloadUrl(photoKey(id, sha256), { expiresAt: plus(now, DOWNLOAD_LINK_LIFE) });

const readyPhoto = ({ media }: SeenMedia): Photo | null =>
  media.state === "READY" ? media.photo : null;

registerNode("media", "Media");
export const MediaRef = builder.objectRef<SeenMedia>("Media");

builder.node(MediaRef, {
  description:
    "A photo. Its owner, who sent it, always sees it, also by `node`. Everybody else sees it only through what it is attached to, such as a complaint, and only where that may be seen: by `node` it does not exist for them. It is kept as an upright JPEG of at most 2,560 pixels a side with all metadata (place, time, device) removed, whatever was sent.",
  authScopes: ({ media, isSeenThrough }, { actor }) => ({
    seen: isSeenThrough || isOwner(media, actor),
  }),
  id: { resolve: ({ id }) => id, description: "Opaque id, `med_…`." },
  loadMany: (ids, context) => ownMedia(ids as Id<"media">[], context),
  fields: (t) => ({
    state: t.field({
      type: MediaStateEnum,
      description: "Where it stands.",
      resolve: ({ media }, _args, { actor }) => shownState(media, actor),
    }),
    stateLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: ({ media }, _args, { actor, language }) =>
        mediaStates[shownState(media, actor)][language],
    }),
    contentType: t.string({
      nullable: true,
      description: "MIME type of what is kept; null until ready.",
      resolve: (seen) => readyPhoto(seen)?.contentType ?? null,
    }),
    width: t.int({
      nullable: true,
      description: "Pixels; null until ready.",
      resolve: (seen) => readyPhoto(seen)?.width ?? null,
    }),
    height: t.int({
      nullable: true,
      description: "Pixels; null until ready.",
      resolve: (seen) => readyPhoto(seen)?.height ?? null,
    }),
    sizeBytes: t.int({
      nullable: true,
      description: "Size of what is kept; null until ready.",
      resolve: (seen) => readyPhoto(seen)?.sizeBytes ?? null,
    }),
    url: t.string({
      nullable: true,
      description:
        "Where to read it, without signing in, for ten minutes: ask again rather than keep it. Null until ready.",
      resolve: (seen, _args, context) => {
        const photo = readyPhoto(seen);
        return photo && photoUrl(seen.id, photo.sha256, context);
      },
    }),
    fileName: t.string({
      nullable: true,
      description: "The name it had on its owner's device. Null for everybody else.",
      resolve: ({ id, media }, _args, { actor, deps }) =>
        isOwner(media, actor) && media.fileName ? unseal(deps.keyring, id, media.fileName) : null,
    }),
    problem: t.string({
      nullable: true,
      description:
        "Why what was sent was not taken, in the reader's language. Null unless REFUSED, and for everybody but its owner.",
      resolve: ({ media }, _args, { actor, language }) =>
        media.state === "REFUSED" && isOwner(media, actor) ? refusalMessage(media, language) : null,
    }),
    expiresAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it is deleted unless it is attached to something before; then null.",
      resolve: ({ media }) => media.expiresAt,
    }),
  }),
});

/** Photos by id for `node`: what is not the viewer's own, or has expired, is not there. */
async function ownMedia(
  ids: readonly Id<"media">[],
  { media: loader, actor, now }: Context,
): Promise<(SeenMedia | null)[]> {
  const found = await Promise.all(ids.map((id) => loader.load(id)));
  return ids.map((id, i) => {
    const media = found[i] ?? null;
    const isThere = media !== null && isOwner(media, actor) && !isGone(media, now);
    return isThere ? { id, media, isSeenThrough: false } : null;
  });
}

/**
 * The photos of something the viewer may see, in its order; call it only after that was made sure of.
 * One request for all of a page.
 */
export async function attachedMedia(
  ids: readonly Id<"media">[],
  { media: loader }: Context,
): Promise<SeenMedia[]> {
  const found = await Promise.all(ids.map((id) => loader.load(id)));
  return ids.flatMap((id, i) => {
    const media = found[i];
    return media ? [{ id, media, isSeenThrough: true }] : [];
  });
}

type Upload = { media: SeenMedia; link: UploadLink; expiresAt: Instant };

const UploadHeaderRef = builder
  .objectRef<{ name: string; value: string }>("UploadHeader")
  .implement({
    description: "An HTTP header to send with the photo.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      name: t.exposeString("name", { description: "Name, in lower case." }),
      value: t.exposeString("value", { description: "What to send in it." }),
    }),
  });

const UploadRef = builder.objectRef<Upload>("Upload").implement({
  description:
    "How to send one photo: its bytes, exactly as many as were declared, as the body of one HTTP request. 204 means it is ready; 200 means it has arrived and is being looked at, so ask for its `state` until it is READY or REFUSED. Anything else means that it was not taken; where the body is JSON, its `message` says why. The same link may be tried again until it expires; once a photo was taken, it takes no other.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    media: t.field({
      type: MediaRef,
      description: "The photo to be; its id is what commands such as submitting a complaint take.",
      resolve: ({ media }) => media,
    }),
    url: t.string({
      description: "Where to send the bytes. A right to do so: do not log or share it.",
      resolve: ({ link }) => link.url,
    }),
    method: t.string({ description: "HTTP method, `PUT`.", resolve: ({ link }) => link.method }),
    headers: t.field({
      type: [UploadHeaderRef],
      description: "Headers to send along.",
      resolve: ({ link }) => Object.entries(link.headers).map(([name, value]) => ({ name, value })),
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "The link takes nothing from then on: fifteen minutes from now.",
    }),
  }),
});

command("requestUpload", {
  description: `Asks to send one photo; a report with several takes one call each. At most ${MAX_UNATTACHED_PER_HOUR} photos of a person may wait unattached within an hour, and one that is attached to nothing is deleted after 24 hours.`,
  action: "media:upload",
  // Asking again costs nothing but another unused photo.
  repeatable: false,
  input: (t) => ({
    contentType: t.string({
      required: true,
      description:
        "What the client takes it for: `image/jpeg`, `image/png` or `image/webp`. Only the bytes decide in the end: another of these three is taken as what it is, anything else is refused.",
      bound: line(100),
    }),
    sizeBytes: t.int({
      required: true,
      description: `Size of the file in bytes, at most ${MAX_BYTES}. Exactly so many are taken; a file of another size is refused.`,
    }),
    fileName: t.string({
      required: false,
      description: "Name on the device, to recognise it by; only its owner sees it.",
      bound: line(255),
    }),
  }),
  returns: { field: "upload", type: UploadRef, description: "How to send it; null when refused." },
  resolve: async (input, context): Promise<Answer<Upload>> => {
    const { actor, deps, now } = context;
    if (actor.kind !== "person") throw unauthorized(context);
    const refusal = checkDeclared(input.contentType, input.sizeBytes);
    if (refusal) return { refusal };
    const id = deps.ids.next("media");
    const name = tidyFileName(input.fileName ?? "");
    const fileName = name ? seal(deps.keyring, id, name) : null;
    const declared = { fileName, declaredBytes: input.sizeBytes };
    const added = await addMedia(deps.table, id, request(actor.personId, declared, now));
    return "refusal" in added ? added : { thing: await openUpload(id, added.media, context) };
  },
});

/** Signs the link for the photo to be. */
async function openUpload(id: Id<"media">, media: Media, { deps, now }: Context): Promise<Upload> {
  const expiresAt = plus(now, UPLOAD_LINK_LIFE);
  const terms = { sizeBytes: media.declaredBytes, maxBytes: MAX_BYTES, expiresAt };
  const link = await deps.bucket.uploadUrl(uploadKey(id), terms);
  return { media: { id, media, isSeenThrough: false }, link, expiresAt };
}

const ATTEMPTS = 3;

const isLiftedBy = (media: Media, { by }: Lift): boolean =>
  media.state === "READY" && media.check?.lift?.by.id === by.id;

/**
 * Shows a photo that no machine could judge; who said so and why stays with it. Asked again by the same
 * person, it is done already. Answers the refusal, or null.
 */
export async function uncover(
  table: Table,
  id: Id<"media">,
  wanted: Lift,
  now: Instant,
): Promise<Refusal | null> {
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    const stored = await loadMedia(table, id);
    if (!stored) return refuse("media.not_found", "photoId").refusal;
    if (isLiftedBy(stored.media, wanted)) return null;
    // Nobody says of their own photo that everybody may see it.
    if (!isLiftable(stored.media) || stored.media.ownerId === wanted.by.id)
      return refuse("media.veil_stays", "photoId").refusal;
    if (await replaceMedia(table, stored, liftVeil(stored.media, wanted, now))) return null;
  }
  return refuse("request.busy").refusal;
}

import { builder, command, unauthorized } from "../builder.ts";
import type { Context } from "../context.ts";
import { HOUR, type Instant, plus } from "../kernel/clock.ts";
import type { Refusal } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { registerNode } from "../builder.ts";
import { seal, unseal } from "../table/seal.ts";
import type { UploadLink } from "./bucket.ts";
import {
  ACCEPTED_TYPES,
  checkDeclared,
  checkPhotos,
  DOWNLOAD_LINK_LIFE,
  isGone,
  isOwner,
  MAX_BYTES,
  MAX_PER_COMPLAINT,
  MAX_UNATTACHED_PER_HOUR,
  type Media,
  type MediaState,
  mediaStates,
  request,
  shownState,
  tidyFileName,
  UPLOAD_LINK_LIFE,
} from "./media.ts";
import { addMedia, countUnattached, photoKey, uploadKey } from "./store.ts";

/** A photo on its way to a viewer. Only the thing it belongs to may set `seenThrough`. */
type SeenMedia = { id: Id<"media">; media: Media; seenThrough: boolean };

const MediaStateType = builder.enumType("MediaState", {
  description: "Where a photo stands.",
  values: {
    REQUESTED: {
      description: "Its owner asked to send it; nothing has arrived. Shown to the owner only.",
    },
    PROCESSING: { description: "Not to be seen yet. What anybody but the owner sees until then." },
    READY: { description: "Arrived and cleaned; has a `url`." },
  } satisfies Record<MediaState, { description: string }>,
});

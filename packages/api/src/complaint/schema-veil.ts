import { type Answer, builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { may } from "../kernel/access.ts";
import { uncover } from "../media/schema.ts";
import { needReason } from "./check.ts";
import { type ComplaintInList, MAX_NOTE, type Photo } from "./complaint.ts";
import { ComplaintRef, visibleComplaint } from "./schema.ts";
import { note, text } from "./schema-commands.ts";
import { PhotoRef } from "./schema-parts.ts";
import { photosIn } from "./words.ts";

/* Photos are covered until they were checked; staff look at those no machine could check. */

const mayLift = ({ place }: Pick<ComplaintInList, "place">, { actor }: Context) =>
  may(actor, "complaint:liftVeil", { path: place.path });

builder.objectField(ComplaintRef, "isVeilLiftable", (t) =>
  t.boolean({
    description:
      "Whether the viewer may show photos whose veil is `UNCHECKED` to everybody, by `liftPhotoVeil`.",
    resolve: ({ listed }, _args, context) => mayLift(listed, context) !== null,
  }),
);

/** The photo as one of the complaint's entries has it. */
async function photoIn(id: string, photoId: string, context: Context) {
  const complaint = await visibleComplaint(id, context);
  if (!complaint) throw denial("NOT_FOUND", context.language);
  const as = mayLift(complaint.listed, context);
  if (!as) throw denial("FORBIDDEN", context.language);
  const photos = (complaint.whole?.timeline ?? []).flatMap(({ fact }) => [...photosIn(fact)]);
  return { as, photo: photos.find((one) => one.id === photoId) };
}

command("liftPhotoVeil", {
  description:
    "Shows a photo of a complaint to all who may see the complaint, after somebody of staff looked at it because no machine could check it. Who did it and why stays with the photo.",
  action: "complaint:liftVeil",
  repeatable: false,
  input: (t) => ({
    id: t.id({ required: true, description: "The complaint." }),
    photoId: t.id({ required: true, description: "The photo, with the veil `UNCHECKED`." }),
    reason: text(t, "Why it may be shown.", note),
  }),
  returns: { field: "photo", type: PhotoRef, description: "As it is now; null when refused." },
  resolve: async ({ id, photoId, reason }, context): Promise<Answer<Photo>> => {
    const { deps, actor, now, requestId } = context;
    const { as, photo } = await photoIn(id, photoId, context);
    if (actor.kind !== "person") throw denial("FORBIDDEN", context.language);
    const problem = needReason(reason, "reason", MAX_NOTE);
    if (problem) return problem;
    if (!photo) return { refusal: { code: "media.not_found", field: "photoId" } };
    const by = { id: actor.personId, name: actor.displayName, role: as.role };
    const refusal = await uncover(deps.table, photo.id, { by, reason: reason.trim() }, now);
    if (refusal) return { refusal };
    deps.log({ level: "info", message: "veil_lifted", media: photo.id, by: by.id, requestId });
    context.media.clear(photo.id);
    return { thing: photo };
  },
});

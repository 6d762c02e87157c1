import { command } from "../builder.ts";
import { denial } from "../denial.ts";
import { type Complaint, isOpen } from "./complaint.ts";
import { isPublicMatter } from "./nearby.ts";
import { toNode } from "./store-node.ts";
import {
  idOf,
  optionalText,
  photos,
  text,
  transition,
  withLead,
  withPhotos,
  note,
  story,
} from "./schema-commands.ts";
import { SummaryRef } from "./schema-public.ts";
import { loadComplaint, setFollowing } from "./store.ts";

/* The commands of those who reported a complaint, and of those who follow it. */

transition(
  "supplement",
  "The reporter adds information; answers a question if one was asked.",
  (t) => ({ text: text(t, "What to add.", story), photos: photos(t, "Further photos.") }),
  (input, context) =>
    withPhotos(input.photos, context, (photosFound) =>
      withLead(context, (lead) => ({
        type: "supplement",
        text: input.text,
        photos: photosFound,
        lead,
      })),
    ),
);

transition(
  "confirm",
  "The reporter says whether it is solved, and rates it. Not solved: it is reopened, the third time reviewed by the street.",
  (t) => ({
    solved: t.boolean({ required: true, description: "Is it solved?" }),
    rating: t.int({ required: false, description: "One of `complaintRatings`." }),
    comment: optionalText(t, "Why; required when not solved.", note),
  }),
  ({ solved, rating, comment }) => ({
    command: { type: "confirm", solved, rating: rating ?? null, comment: comment ?? null },
  }),
);

transition(
  "reopen",
  "The reporter reopens a closed complaint within 15 days.",
  (t) => ({
    text: text(t, "What is wrong still.", story),
    photos: photos(t, "What it looks like now."),
  }),
  (input, context) =>
    withPhotos(input.photos, context, (found) => ({
      type: "reopen",
      text: input.text,
      photos: found,
    })),
);

transition(
  "withdraw",
  "The reporter takes it back. Not possible for urgent hazards, which concern everybody, unless it was merged: then the other report goes on.",
  (t) => ({ reason: optionalText(t, "Why; may be left out.", note) }),
  ({ reason }, context) => ({
    command: withLead(context, (lead) => ({ type: "withdraw", reason: reason ?? null, lead })),
  }),
);

transition(
  "urge",
  "Asks whoever has it to hurry, once in 24 hours.",
  () => ({}),
  () => ({ command: { type: "urge" } }),
);

/** What neighbours may know of, while it is open; to stop following is possible ever after. */
const isFollowable = (complaint: Complaint, isFollowing: boolean): boolean =>
  isPublicMatter(complaint.category) && (!isFollowing || isOpen(complaint));

for (const isFollowing of [true, false])
  command(isFollowing ? "followComplaint" : "unfollowComplaint", {
    description: isFollowing
      ? "Hears of an open complaint's progress instead of reporting the same again. Doing it twice changes nothing."
      : "Stops hearing of it. Doing it twice changes nothing.",
    action: "complaint:follow",
    repeatable: false,
    input: (t) => ({
      id: t.id({ required: true, description: "From `nearbyComplaints`, or what you follow." }),
    }),
    returns: {
      field: "complaint",
      type: SummaryRef,
      description: "Its public face.",
    },
    resolve: async (input, context) => {
      const id = idOf(input.id, context);
      const { deps, actor } = context;
      const stored = await loadComplaint(deps.table, id);
      if (!stored || !isFollowable(stored.state, isFollowing) || actor.kind !== "person")
        throw denial("NOT_FOUND", context.language);
      await setFollowing(deps.table, id, actor.personId, isFollowing);
      return { thing: { node: toNode(stored), metres: null } };
    },
  });

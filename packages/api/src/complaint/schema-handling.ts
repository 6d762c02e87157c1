import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { pointOf } from "../grid/resolve.ts";
import { PositionInput, readPosition } from "../grid/schema-location.ts";
import type { EvidencePlace } from "./complaint.ts";
import { roleLabels } from "../kernel/actor.ts";
import { handovers } from "./assignee.ts";
import { allowedActions } from "./guard.ts";
import { beyondCard } from "./schema-beyond.ts";
import { type Assignee, lookUpAssignees, lookUpColleague, teamsOf } from "./prepare.ts";
import { ComplaintRef } from "./schema.ts";
import {
  optionalText,
  photos,
  text,
  transition,
  withPhotos,
  note,
  story,
} from "./schema-commands.ts";
import { sign } from "../kernel/bound.ts";

/* The commands of those who have a complaint in hand, and of those who check the work. */

transition(
  "handleOnSite",
  "The grid takes it into its own hands at once, where the category allows it.",
  () => ({}),
  async (_input, context) => {
    const { actor } = context;
    const teams = actor.kind === "person" ? await teamsOf(actor, context) : [];
    return { command: { type: "handleOnSite", teams } };
  },
);

transition(
  "closeOnSite",
  "Settled on site, with photos from before and after. One in ten is checked by the head.",
  (t) => ({
    text: text(t, "What was done.", story),
    photos: photos(t, "Taken after (and before)."),
  }),
  (input, context) =>
    withPhotos(input.photos, context, (found) => ({
      type: "closeOnSite",
      text: input.text,
      photos: found,
      draw: context.deps.ids.random(1)[0] ?? 0,
    })),
);

transition(
  "checkSample",
  "Checks a complaint settled on site that was drawn for it; if it does not hold up it is reopened.",
  (t) => ({
    passed: t.boolean({ required: true, description: "Whether it holds up." }),
    note: optionalText(t, "What was found; required when it does not hold up.", note),
  }),
  ({ passed, note }) => ({ command: { type: "checkSample", passed, note: note ?? "" } }),
);

transition(
  "sign",
  "The receiving grid or unit signs for it and begins.",
  () => ({}),
  () => ({ command: { type: "sign" } }),
);

transition(
  "transfer",
  "Passes it on to a colleague of the same unit or grid, who must sign for it. Its deadline keeps running.",
  (t) => ({ personId: t.id({ required: true, description: "The colleague." }) }),
  async ({ personId }, context) => {
    const colleague = await lookUpColleague(personId, context);
    return { command: { type: "transfer", colleague } };
  },
);

transition(
  "requestReturn",
  "Asks to hand it back because it belongs elsewhere; once per unit and within a working day (two for P3). Its deadline keeps running.",
  (t) => ({
    reason: text(t, "Why it is not for this unit.", note),
    suggestion: text(t, "Whom it belongs to.", note),
  }),
  ({ reason, suggestion }) => ({ command: { type: "requestReturn", reason, suggestion } }),
);

transition(
  "escalate",
  "Moves it one level up, with all its history.",
  (t) => ({ reason: text(t, "Why this level cannot do it.", note) }),
  ({ reason }) => ({ command: { type: "escalate", reason } }),
);

const EvidencePlaceInput = builder.inputType("EvidencePlaceInput", {
  description: "Where the evidence was taken: within 50 m of the place, or under its sign.",
  fields: (t) => ({
    point: t.field({
      type: PositionInput,
      required: false,
      description: "A position; how well it is known counts for nobody.",
    }),
    locationCode: t.string({
      required: false,
      description: "The code scanned there.",
      bound: sign(64),
    }),
  }),
});

/** Where evidence was taken, in GCJ-02 as all places are kept; null when it was not said. */
async function evidencePlaceOf(
  where: typeof EvidencePlaceInput.$inferInput | null | undefined,
  context: Context,
): Promise<EvidencePlace | null> {
  if (where?.point) return { point: pointOf(await readPosition(where.point, context)) };
  return where?.locationCode ? { locationCode: where.locationCode } : null;
}

transition(
  "submitResult",
  "Hands in what was done. Where the category asks for it, with a photo taken at the place.",
  (t) => ({
    text: text(t, "What was done.", story),
    photos: photos(t, "Taken after handling."),
    where: t.field({
      type: EvidencePlaceInput,
      required: false,
      description:
        "Where the photos were taken; needed when the category needs a photo, unless `placeReason` says why it cannot be given.",
    }),
    placeReason: optionalText(
      t,
      "Why the photos could not be located at the place; whoever verifies the result reads it.",
      note,
    ),
  }),
  async (input, context) => {
    const where = await evidencePlaceOf(input.where, context);
    return withPhotos(input.photos, context, (found) => ({
      type: "submitResult",
      text: input.text,
      photos: found,
      where,
      placeReason: input.placeReason ?? null,
    }));
  },
);

transition(
  "verifyPass",
  "Somebody other than the handler has looked: it holds up. The reporter is asked to confirm.",
  (t) => ({ note: optionalText(t, "For staff.", note) }),
  ({ note }) => ({ command: { type: "verifyPass", note: note ?? null } }),
);

transition(
  "verifyFail",
  "Somebody other than the handler has looked: it does not hold up and goes on.",
  (t) => ({ text: text(t, "What is missing.", note), photos: photos(t, "What it looks like.") }),
  (input, context) =>
    withPhotos(input.photos, context, (found) => ({
      type: "verifyFail",
      text: input.text,
      photos: found,
    })),
);

const AssigneeRef = builder.objectRef<Assignee>("ComplaintAssignee").implement({
  description: "Somebody whom the viewer may give a complaint to by name.",
  authScopes: { public: true },
  fields: (t) => ({
    personId: t.exposeID("personId", { description: "For the mutation that gives it to them." }),
    name: t.exposeString("name", { description: "The name they show." }),
    roleLabel: t.string({
      description: "In what capacity they would have it, in the reader's language.",
      resolve: ({ role }, _args, { language }) => roleLabels[role][language],
    }),
    teamName: t.exposeString("teamName", { description: "The grid or unit they would act for." }),
  }),
});

builder.objectField(ComplaintRef, "assignees", (t) =>
  t.field({
    type: [AssigneeRef],
    description:
      "Whom the viewer may give it to by `assignComplaintOnSite` or `transferComplaint`, whichever is allowed now, the nearest first: of the two nearest grids around the place, or of the team or unit that has it. Empty when neither is allowed.",
    complexity: { field: 5, multiplier: 10 },
    resolve: beyondCard(async ({ state }, _args, context) => {
      const allowed = allowedActions(state, context.actor, context.now);
      const handover = handovers.find((one) => allowed.includes(one));
      return handover ? lookUpAssignees(state, handover, context) : [];
    }),
  }),
);

import { builder, enumOf, TagRef } from "../builder.ts";
import type { Context } from "../context.ts";
import { roleLabels } from "../kernel/actor.ts";
import type { Post } from "../person/person.ts";
import { postsOfGrid, postsOfUnit } from "../person/store.ts";
import { ABSENCE, type Booking } from "./booking.ts";
import { allowedActions } from "./guard.ts";
import { lights } from "./labels.ts";
import { lightOf } from "./light.ts";
import { circleOf, performersAmong } from "./performer.ts";
import { BookingRef } from "./schema.ts";
import { workTagsOf } from "./tags.ts";

/* What those who serve need besides what everybody sees of a booking. */

const LightEnum = enumOf("BookingLight", "Whether those who serve are late.", lights);

builder.objectFields(BookingRef, (t) => ({
  light: t.field({
    type: LightEnum,
    description: "Whether those who serve are late with their next step.",
    resolve: ({ state }, _args, { now }) => lightOf(state, now),
  }),
  lightLabel: t.string({
    description: "The light in words, in the reader's language.",
    resolve: ({ state }, _args, { now, language }) => lights[lightOf(state, now)][language],
  }),
}));

/** What has to be done before somebody is noted as absent. */
const absenceRule = {
  zh: `开始 ${ABSENCE.waitMinutes} 分钟后，联系过 ${ABSENCE.calls} 次仍未到，才能登记未到场`,
  en: `Somebody is noted as absent ${ABSENCE.waitMinutes} minutes after the beginning and after ${ABSENCE.calls} calls`,
};

builder.objectField(BookingRef, "workTags", (t) =>
  t.field({
    type: [TagRef],
    description:
      "What a list shows over it to those who serve: lateness first, then what they still owe, else where it stands.",
    resolve: ({ state }, _args, { now }) => workTagsOf(state, now),
  }),
);

builder.objectField(BookingRef, "needsCompanion", (t) =>
  t.boolean({
    description: "Whether two people have to go: `assignBooking` asks for both.",
    resolve: ({ state }) => state.promised.needsCompanion,
  }),
);

builder.objectField(BookingRef, "absenceRule", (t) =>
  t.string({
    nullable: true,
    description:
      "What has to be done before somebody is noted as absent, for those who serve; null when they need not come any more.",
    resolve: ({ state }, _args, { language }) =>
      state.stage === "BOOKED" ? absenceRule[language] : null,
  }),
);

const PerformerRef = builder.objectRef<Post>("BookingPerformer").implement({
  description: "Somebody who can be asked to go.",
  authScopes: { public: true },
  fields: (t) => ({
    personId: t.id({
      description: "To be sent to `assignBooking`.",
      resolve: (post) => post.personId,
    }),
    name: t.exposeString("displayName", { description: "Their display name." }),
    roleLabel: t.string({
      description: "In which role they would go, in the reader's language.",
      resolve: ({ role }, _args, { language }) => roleLabels[role][language],
    }),
  }),
});

/** The posts of those who may be asked. One request for a unit, or for each grid from there up. */
async function postsAround(booking: Booking, { deps, now }: Context): Promise<Post[]> {
  const { unitId, paths } = circleOf(booking);
  if (unitId !== null) return postsOfUnit(deps.table, unitId, now);
  const posts = await Promise.all(paths.map((path) => postsOfGrid(deps.table, path, now)));
  return posts.flat();
}

builder.objectField(BookingRef, "performers", (t) =>
  t.field({
    type: [PerformerRef],
    description:
      "Whom the viewer may ask to go by `assignBooking`, the nearest first: none who has it or turned it down. Empty when it is not to be assigned.",
    complexity: { field: 5, multiplier: 10 },
    resolve: async ({ state }, _args, context) =>
      allowedActions(state, context.actor, context.now).includes("assign")
        ? performersAmong(state, await postsAround(state, context))
        : [],
  }),
);

import { builder, enumOf, TagRef } from "../builder.ts";
import type { Context } from "../context.ts";
import { roleLabels } from "../kernel/actor.ts";
import { dateOf } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { isInForce, type Post } from "../person/person.ts";
import { postsOfGrid, postsOfUnit } from "../person/store.ts";
import { refusalMessage } from "../refusals.ts";
import { ABSENCE, type Booking, emptyDiary } from "./booking.ts";
import { dayInWords, type DutyProblem, dutyProblem } from "./duty.ts";
import { allowedActions } from "./guard.ts";
import { lights } from "./labels.ts";
import { lightOf } from "./light.ts";
import { circleOf, performersAmong } from "./performer.ts";
import { BookingRef } from "./schema.ts";
import { dutyOf } from "./seating.ts";
import { readDiaries } from "./store.ts";
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

/** Somebody who can be asked, with their day and what speaks against it. */
type Candidate = { post: Post; day: readonly Bilingual[]; problem: DutyProblem | null };

const PerformerRef = builder.objectRef<Candidate>("BookingPerformer").implement({
  description: "Somebody who can be asked to go.",
  authScopes: { public: true },
  fields: (t) => ({
    personId: t.id({
      description: "To be sent to `assignBooking`.",
      resolve: ({ post }) => post.personId,
    }),
    name: t.string({
      description: "Their display name.",
      resolve: ({ post }) => post.displayName,
    }),
    roleLabel: t.string({
      description: "In which role they would go, in the reader's language.",
      resolve: ({ post }, _args, { language }) => roleLabels[post.role][language],
    }),
    day: t.stringList({
      description:
        "What they have to do on the day of the visit, in the reader's language: visits, absences, and when they are busy for themselves.",
      resolve: ({ day }, _args, { language }) => day.map((line) => line[language]),
    }),
    problem: t.string({
      nullable: true,
      description: "What speaks against sending them then; null when nothing does.",
      resolve: ({ problem }, _args, { language }) =>
        problem && refusalMessage(problem.refusal, language),
    }),
    isFree: t.boolean({
      description:
        "Whether they can be asked at all; false at another visit or absent. With a problem and free, `assignBooking` needs `isWarned`.",
      resolve: ({ problem }) => !problem?.isFirm,
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

/** Those who may be asked, each with their day; whose post ends before the visit is not among them. */
async function candidatesFor(id: string, booking: Booking, context: Context): Promise<Candidate[]> {
  const posts = (await postsAround(booking, context)).filter((post) =>
    isInForce(post, booking.slot.startAt),
  );
  const fit = performersAmong(booking, posts);
  const diaries = await readDiaries(
    context.deps.table,
    fit.map(({ personId }) => personId),
  );
  return fit.map((post) => {
    const diary = diaries.get(post.personId) ?? emptyDiary;
    const visit = { id, duty: dutyOf(booking), name: post.displayName };
    const day = dayInWords(diary, dateOf(booking.slot.startAt));
    return { post, day, problem: dutyProblem(diary, visit) };
  });
}

/** An office phone of who gives the service: of the unit, else of the grid or the nearest one above. */
async function phoneOf(booking: Booking, { deps, now }: Context): Promise<string | null> {
  const { unitId, paths } = circleOf(booking);
  const phoneIn = (posts: readonly Post[]) =>
    posts.find(({ officePhone }) => officePhone !== null)?.officePhone ?? null;
  if (unitId !== null) return phoneIn(await postsOfUnit(deps.table, unitId, now));
  for (const path of paths) {
    const phone = phoneIn(await postsOfGrid(deps.table, path, now));
    if (phone !== null) return phone;
  }
  return null;
}

builder.objectField(BookingRef, "providerPhone", (t) =>
  t.string({
    nullable: true,
    description:
      "An office phone of who gives the service, for questions about it; null when none is known.",
    complexity: 5,
    resolve: ({ state }, _args, context) => phoneOf(state, context),
  }),
);

builder.objectField(BookingRef, "performers", (t) =>
  t.field({
    type: [PerformerRef],
    description:
      "Whom the viewer may ask to go by `assignBooking`, the nearest first: none who has it or turned it down. Empty when it is not to be assigned.",
    complexity: { field: 5, multiplier: 10 },
    resolve: async ({ id, state }, _args, context) =>
      allowedActions(state, context.actor, context.now).includes("assign")
        ? candidatesFor(id, state, context)
        : [],
  }),
);

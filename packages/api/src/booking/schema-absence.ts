import { answer, builder, command, connectionOf, page, pageCost } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { asId } from "../kernel/ids.ts";
import { lookUpPerson } from "../person/prepare.ts";
import { type Order, run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import { type Absence, type AbsenceCommand, isVisible, mayReportFor } from "./absence.ts";
import { readDiary } from "./store.ts";
import { absences, listAbsences } from "./store-absence.ts";

/* When those who make home visits are absent. */

const AbsenceRef = builder.objectRef<Stored<Absence>>("StaffAbsence").implement({
  description:
    "A time in which somebody who serves cannot be sent anywhere. Seen by them and by those who assign their visits.",
  authScopes: ({ id, state }, { actor }) => ({ seen: isVisible(id, state, actor) }),
  fields: (t) => ({
    id: t.id({
      description: "Opaque id, `abs_…`, to be sent to `endStaffAbsence`.",
      resolve: ({ id }) => id,
    }),
    personName: t.string({
      description: "Display name of who is absent.",
      resolve: ({ state }) => state.person.name,
    }),
    startAt: t.field({
      type: "DateTime",
      description: "When it begins.",
      resolve: ({ state }) => state.from,
    }),
    endAt: t.field({
      type: "DateTime",
      description: "When it ends.",
      resolve: ({ state }) => state.to,
    }),
    visitCount: t.int({
      description: "How many visits fell into it: they go back to be assigned to somebody else.",
      resolve: ({ state }) => state.visits,
    }),
    isInForce: t.boolean({
      description: "Whether it holds; false once it was ended.",
      resolve: ({ state }) => state.endedAt === null,
    }),
  }),
});

const AbsenceConnection = connectionOf("StaffAbsence", AbsenceRef);

const returns = {
  field: "absence",
  type: AbsenceRef,
  description: "As it is now; null when refused.",
};

/** Oneself when nobody is named. */
async function personOf(
  id: string | null | undefined,
  context: Context,
): Promise<PersonActor | null> {
  const { actor } = context;
  return actor.kind === "person" ? lookUpPerson(id ?? actor.personId, context) : null;
}

builder.queryField("staffAbsences", (t) =>
  t.connection(
    {
      type: AbsenceRef,
      authScopes: { can: "booking:reportAway" },
      description:
        "When somebody who serves is absent, by beginning: the viewer, or somebody whose visits they assign.",
      complexity: pageCost,
      args: {
        personId: t.arg.id({ required: false, description: "Who; yourself when left out." }),
      },
      resolve: async (_root, { personId, ...args }, context) => {
        const person = await personOf(personId, context);
        if (!person || !mayReportFor(context.actor, person))
          throw denial("NOT_FOUND", context.language, { field: "personId" });
        return page(context, `absences ${person.personId}`, args, (request, cursors) =>
          listAbsences(context.deps.table, person.personId, request, cursors),
        );
      },
    },
    AbsenceConnection,
  ),
);

type Request = Pick<Order<never>, "idempotency">;

async function give(
  id: string,
  isNew: boolean,
  made: Order<AbsenceCommand, Absence>["command"],
  context: Context,
  { idempotency }: Request,
) {
  const { deps, actor, now } = context;
  const order = { id, isNew, command: made, actor, now, idempotency };
  const outcome = await run(deps.table, absences, order);
  if (outcome.kind === "done") deps.wake();
  return answer(outcome, context);
}

command("reportStaffAbsence", {
  description:
    "Says when somebody who makes home visits is absent: oneself, or somebody whose visits one assigns. Visits that fall into it go back to be assigned, and everybody concerned hears of it.",
  action: "booking:reportAway",
  input: (t) => ({
    personId: t.id({ required: false, description: "Who is absent; yourself when left out." }),
    startAt: t.field({ type: "DateTime", required: true, description: "When it begins." }),
    endAt: t.field({ type: "DateTime", required: true, description: "When it ends." }),
  }),
  returns,
  resolve: async ({ personId, startAt, endAt }, context, request) => {
    const { deps } = context;
    const person = await personOf(personId, context);
    const made = async (): Promise<AbsenceCommand> => ({
      type: "report",
      person,
      from: startAt,
      to: endAt,
      diary: await readDiary(deps.table, person?.personId ?? ""),
    });
    return give(deps.ids.next("absence"), true, made, context, request);
  },
});

command("endStaffAbsence", {
  description: "Takes an absence back, or ends it early: visits can be assigned again.",
  action: "booking:reportAway",
  input: (t) => ({ id: t.id({ required: true, description: "The absence, `abs_…`." }) }),
  returns,
  resolve: async ({ id }, context, request) => {
    if (!asId("absence", id)) throw denial("NOT_FOUND", context.language);
    return give(id, false, { type: "end" }, context, request);
  },
});

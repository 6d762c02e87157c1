import { answer, builder, command } from "../builder.ts";
import { ServiceRef } from "../catalogue/schema.ts";
import { dayOf, WALK_IN } from "../catalogue/slots.ts";
import { loadService } from "../catalogue/store.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { dateOf } from "../kernel/clock.ts";
import { asId, type Id } from "../kernel/ids.ts";
import type { BookingCommand } from "./booking.ts";
import { callNext } from "./call.ts";
import { lookAround, lookUpRoles } from "./prepare.ts";
import { aheadOf, standingIn } from "./queue.ts";
import { BookingRef } from "./schema.ts";
import { give, returns } from "./schema-commands.ts";
import { readLine } from "./store.ts";

/* The queue of a reception day: numbers, and whose turn it is. */

type OpenLine = { waiting: number; drawn: number };
const LineRef = builder.objectRef<OpenLine>("WalkInLine").implement({
  description: "The line of today, as everybody in the hall may know it. It names nobody.",
  authScopes: { public: true },
  fields: (t) => ({
    waiting: t.exposeInt("waiting", {
      description:
        "How many stand in line now, with a number or an appointment whose time has come.",
    }),
    drawn: t.exposeInt("drawn", { description: "The last number that was given out today." }),
  }),
});

builder.objectField(ServiceRef, "walkInLine", (t) =>
  t.field({
    type: LineRef,
    nullable: true,
    description: "The line of today; null when no numbers are given out here.",
    complexity: 5,
    resolve: async ({ id, state: { plan } }, _args, { deps, now }) => {
      if (plan.walkIns === 0) return null;
      const line = await readLine(deps.table, id as Id<"service">, now);
      return { waiting: standingIn(line, now).length, drawn: line.drawn };
    },
  }),
);

builder.objectFields(BookingRef, (t) => ({
  ticketNumber: t.int({
    nullable: true,
    description: "The number drawn on a reception day; null when there is none.",
    resolve: ({ state }) => state.ticket?.number ?? null,
  }),
  aheadCount: t.int({
    nullable: true,
    description:
      "How many are called before; it can grow when an appointment's time comes. Null when it does not stand in line now.",
    complexity: 5,
    resolve: async ({ id, state }, _args, { deps, now }) =>
      state.stage === "BOOKED" && state.promised.mode === "RECEPTION"
        ? aheadOf(await readLine(deps.table, state.slot.serviceId, state.slot.startAt), id, now)
        : null,
  }),
  talkAnswer: t.string({
    nullable: true,
    description:
      "What became of what was talked about on a reception day; null until it is answered.",
    resolve: ({ state }) => (state.stage === "DONE" ? state.reply : null),
  }),
}));

const serviceOf = (id: string, { language }: Context): Id<"service"> => {
  const found = asId("service", id);
  if (found) return found;
  throw denial("NOT_FOUND", language);
};

/** The queue of today, if the plan has one. */
async function queueToday(serviceId: Id<"service">, { deps, now }: Context) {
  const service = await loadService(deps.table, serviceId);
  const slots = service ? dayOf(service.state, dateOf(now)).slots : [];
  const startAt = slots.find(({ lane }) => lane === WALK_IN)?.startAt ?? now;
  return { serviceId, startAt, lane: WALK_IN };
}

command("takeNumber", {
  description:
    "Takes a number of today's reception, for oneself, or by those who serve for somebody without an account. Numbers are called in their order, appointments whose time has come before them.",
  action: "booking:book",
  input: (t) => ({
    serviceId: t.id({
      required: true,
      description: "The reception, `svc_…`: the code in the hall.",
    }),
    guestName: t.string({
      required: false,
      description: "How to call somebody without an account, from those who serve.",
    }),
  }),
  returns,
  resolve: async ({ serviceId, guestName }, context, request) => {
    const { deps, actor, now } = context;
    const slot = await queueToday(serviceOf(serviceId, context), context);
    const id = deps.ids.next("booking");
    const [personId, homes] = actor.kind === "person" ? [actor.personId, actor.homes] : ["", []];
    const look = { personId, self: id, party: 1, now };
    const made = async (): Promise<BookingCommand> => {
      const around = await lookAround(deps.table, slot, look, { path: "", resources: [] });
      return {
        type: "takeNumber",
        slot,
        drawn: (await readLine(deps.table, slot.serviceId, slot.startAt)).drawn,
        guestName: guestName ?? null,
        homes: homes.map(({ path }) => path),
        roles: await lookUpRoles(around, personId, context),
        ...around,
      };
    };
    return give({ id, isNew: true, made }, context, request);
  },
});

command("callNext", {
  description:
    "Calls whoever is next in today's line, who is then served by the caller. Two windows never call the same person.",
  action: "booking:receive",
  input: (t) => ({ serviceId: t.id({ required: true, description: "The reception, `svc_…`." }) }),
  returns,
  resolve: async ({ serviceId }, context, request) => {
    const outcome = await callNext(serviceOf(serviceId, context), context, request);
    if (outcome.kind === "done") context.deps.wake();
    return answer(outcome, context);
  },
});

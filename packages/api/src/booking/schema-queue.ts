import { answer, builder, command } from "../builder.ts";
import { careOf } from "../catalogue/catalogue.ts";
import { ServiceRef } from "../catalogue/schema.ts";
import { dayOf, WALK_IN } from "../catalogue/slots.ts";
import { loadService } from "../catalogue/store.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { may, type Resource } from "../kernel/access.ts";
import { dateOf } from "../kernel/clock.ts";
import { asId, type Id } from "../kernel/ids.ts";
import type { BookingCommand } from "./booking.ts";
import { callNext } from "./call.ts";
import { lookAtNumbers, lookUpRoles } from "./prepare.ts";
import { sealVisitor } from "./private.ts";
import {
  aheadOf,
  calledIn,
  isAppointment,
  isHere,
  keptUntil,
  type Line,
  numbersCalled,
  standingIn,
  wasCalled,
} from "./queue.ts";
import { BookingRef } from "./schema.ts";
import { give, returns } from "./schema-commands.ts";
import { loadBookings, readDiary, readLine } from "./store.ts";
import { line } from "../kernel/bound.ts";
import { MAX_GUEST_NAME } from "./booking.ts";

/* The queue of a reception day: numbers, and whose turn it is. */

/** The line of a service today, as it was read once for all of its fields, and who cares for it. */
type Today = { care: Resource; line: Line };

/** More than these nobody looks at before they have called. */
const MOST_SHOWN = 20;

/** Who is called and who is next, for those who call them; the line names nobody to others. */
async function turnsIn({ care, line }: Today, { deps, actor, now }: Context) {
  if (!may(actor, "booking:receive", care)) return [];
  const ids = [...calledIn(line), ...standingIn(line, now)].slice(0, MOST_SHOWN);
  return loadBookings(deps.table, ids);
}

/** The viewer's own place: what they have booked with this service that is in today's line. */
async function ownTurn({ line }: Today, { deps, actor }: Context) {
  if (actor.kind !== "person" || line.places.size === 0) return null;
  const { entries } = await readDiary(deps.table, actor.personId);
  const id = [...entries.keys()].find((one) => line.places.get(one)?.number);
  return id === undefined ? null : ((await loadBookings(deps.table, [id]))[0] ?? null);
}

const LineRef = builder.objectRef<Today>("WalkInLine").implement({
  description: "The line of today, as everybody in the hall may know it. It names nobody.",
  authScopes: { public: true },
  fields: (t) => ({
    waiting: t.int({
      description:
        "How many stand in line now: with a number, or there for an appointment whose time has come.",
      resolve: ({ line }, _args, { now }) => standingIn(line, now).length,
    }),
    drawn: t.int({
      description: "The last number that was given out today.",
      resolve: ({ line }) => line.drawn,
    }),
    numbersCalled: t.intList({
      description: "The numbers that are called and at a window now; empty between two of them.",
      resolve: ({ line }) => numbersCalled(line),
    }),
    own: t.field({
      type: BookingRef,
      nullable: true,
      description: "The number the viewer has in it, waiting or called; null when they have none.",
      complexity: 5,
      resolve: (today, _args, context) => ownTurn(today, context),
    }),
    turns: t.field({
      type: [BookingRef],
      description: `Who is called, then who stands in line in the order of calling, ${MOST_SHOWN} at most: for those who call them, and empty for everybody else.`,
      complexity: { field: 5, multiplier: MOST_SHOWN },
      resolve: (today, _args, context) => turnsIn(today, context),
    }),
  }),
});

builder.objectField(ServiceRef, "walkInLine", (t) =>
  t.field({
    type: LineRef,
    nullable: true,
    description: "The line of today; null when no numbers are given out here.",
    complexity: 5,
    resolve: async (service, _args, { deps, now }) =>
      service.state.plan.walkIns === 0
        ? null
        : {
            care: careOf(service.state),
            line: await readLine(deps.table, service.id as Id<"service">, now),
          },
  }),
);

builder.objectFields(BookingRef, (t) => ({
  isCalled: t.boolean({
    description: "Whether it was called and is expected at the window, or talked to there.",
    resolve: ({ state }) => wasCalled(state),
  }),
  isHere: t.boolean({
    description:
      "Whether who has an appointment at a reception, or drew a number, is known to be there.",
    resolve: ({ state }) => state.promised.mode === "RECEPTION" && isHere(state),
  }),
  graceEndsAt: t.field({
    type: "DateTime",
    nullable: true,
    description:
      "Until when an appointment at a reception keeps its place for who is not there yet; null for everything else, and once they are there.",
    resolve: ({ state }) =>
      state.stage === "BOOKED" && isAppointment(state) && !isHere(state) ? keptUntil(state) : null,
  }),
  walkInLine: t.field({
    type: LineRef,
    nullable: true,
    description: "The line of its reception while that is today; null otherwise.",
    complexity: 5,
    resolve: async ({ state: { promised, slot } }, _args, { deps, now }) =>
      promised.mode === "RECEPTION" && dateOf(slot.startAt) === dateOf(now)
        ? { care: careOf(promised), line: await readLine(deps.table, slot.serviceId, now) }
        : null,
  }),
  ticketNumber: t.int({
    nullable: true,
    description: "The number drawn on a reception day; null when there is none.",
    resolve: ({ state }) => state.ticket?.number ?? null,
  }),
  aheadCount: t.int({
    nullable: true,
    description:
      "How many are called before; it can grow when somebody with an appointment comes. Null when it does not stand in line now: who has an appointment stands in it from when they were checked in.",
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
    "Takes a number of today's reception, for oneself, or by those who serve for somebody without an account. Numbers are called in their order, appointments whose time has come and who are there before them.",
  action: "booking:book",
  input: (t) => ({
    serviceId: t.id({
      required: true,
      description: "The reception, `svc_…`: the code in the hall.",
    }),
    guestName: t.string({
      required: false,
      description: "How to call somebody without an account, from those who serve.",
      bound: line(MAX_GUEST_NAME),
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
      const around = await lookAtNumbers(deps.table, slot, look);
      return {
        type: "takeNumber",
        slot,
        drawn: (await readLine(deps.table, slot.serviceId, slot.startAt)).drawn,
        guestName: guestName ?? null,
        visitorName: guestName ? sealVisitor(deps.keyring, id, guestName.trim()) : null,
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

import { builder, connectionOf, page, pageCost } from "../builder.ts";
import { type ServiceNode, ServiceRef } from "../catalogue/schema.ts";
import {
  type Day,
  dateAfter,
  daysFrom,
  grainsOf,
  type Slot,
  timeRefusal,
  WALK_IN,
} from "../catalogue/slots.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { reachOf } from "../kernel/access.ts";
import { atLocal, type Instant, type LocalDate } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import type { Diary, SeatPlan } from "./booking.ts";
import { diaryRefusal } from "./diary.ts";
import { learnLeave } from "../proxy/acting.ts";
import { visibleAmong } from "../table/page.ts";
import { refusalMessage } from "../refusals.ts";
import { isVisible } from "./guard.ts";
import { emptySeats, freeIn } from "./room.ts";
import { BookingRef, visibleBooking } from "./schema.ts";
import {
  listDay,
  listDesk,
  listOwn,
  readBusy,
  readDiary,
  readSlots,
  slotName,
  withBeside,
} from "./store.ts";

/* The days of a service, and lists of bookings. */

/** A slot with what is left of it, and why it cannot be booked, if it cannot. */
type OpenSlot = { slot: Slot; free: number; waiting: number; refusal: Refusal | null };
type OpenDay = Omit<Day, "slots"> & { slots: OpenSlot[] };

const SlotRef = builder.objectRef<OpenSlot>("ServiceSlot").implement({
  description: "A stretch of time that can be booked, as it stands at this moment.",
  authScopes: { public: true },
  fields: (t) => ({
    startAt: t.field({
      type: "DateTime",
      description: "When it begins; send it to book.",
      resolve: ({ slot }) => slot.startAt,
    }),
    endAt: t.field({
      type: "DateTime",
      description: "When it ends.",
      resolve: ({ slot }) => slot.endAt,
    }),
    lane: t.string({
      description:
        "Tells apart slots of one time; empty unless groups or a queue; send it to book.",
      resolve: ({ slot }) => slot.lane,
    }),
    isWalkIn: t.boolean({
      description: "Whether it is the queue of a day and not a time.",
      resolve: ({ slot }) => slot.lane === WALK_IN,
    }),
    capacity: t.int({ description: "How many it takes.", resolve: ({ slot }) => slot.capacity }),
    free: t.exposeInt("free", { description: "How many seats are free now." }),
    waiting: t.exposeInt("waiting", { description: "How many bookings wait for a seat." }),
    isBookable: t.boolean({
      description:
        "Whether the viewer can hold one seat now; for guests and for somebody else, whether anybody can.",
      resolve: ({ free, waiting, refusal }) => free > 0 && waiting === 0 && refusal === null,
    }),
    closedBecause: t.string({
      nullable: true,
      description:
        "Why it cannot be booked, whatever is free: the time, another booking of the viewer then, or a limit they have reached; null when it can.",
      resolve: ({ refusal }, _args, { language }) => refusal && refusalMessage(refusal, language),
    }),
  }),
});

const DayRef = builder.objectRef<OpenDay>("ServiceDay").implement({
  description: "One day of a service.",
  authScopes: { public: true },
  fields: (t) => ({
    heldOn: t.field({ type: "Date", description: "Which day it is.", resolve: ({ on }) => on }),
    isOpen: t.boolean({
      description: "Whether there is any slot at all.",
      resolve: ({ status }) => status === "OPEN",
    }),
    isUnpublished: t.boolean({
      description: "Whether the public holidays of its year are not known yet, so nobody can say.",
      resolve: ({ status }) => status === "UNPUBLISHED",
    }),
    slots: t.field({
      type: [SlotRef],
      description: "The slots in order; none on a closed day.",
      complexity: { field: 1, multiplier: 10 },
      resolve: ({ slots }) => slots,
    }),
  }),
});

type State = ServiceNode["state"];

/** The queue of a day has no seats that could be held beforehand. */
const byNumber = ({ lane }: Slot) =>
  lane === WALK_IN ? refuse("booking.take_number", "startAt") : null;

/** The diary of the viewer, when they look for themselves, and the booking they would move. */
type Own = { diary: Diary; self: string } | null;

/** Why the viewer cannot book it, whoever else could: another booking then, or a limit that is reached. */
const ownRefusal = (
  { rules }: State,
  { startAt, endAt, lane }: Slot,
  { id, own }: { id: string; own: Own },
  now: Instant,
) =>
  own &&
  diaryRefusal(own.diary, { serviceId: id, from: startAt, to: endAt, lane }, rules, {
    self: own.self,
    now,
  });

/** For somebody else, or when what moves is somebody else's, nothing of the viewer's own stands in the way. */
async function readOwn(
  { beneficiaryId, movedId }: ForWhom,
  { deps, actor }: Context,
): Promise<Own> {
  if (actor.kind !== "person" || (beneficiaryId && beneficiaryId !== actor.personId)) return null;
  const diary = await readDiary(deps.table, actor.personId);
  return movedId && !diary.entries.has(movedId) ? null : { diary, self: movedId ?? "" };
}

function toOpen(
  service: State,
  slot: Slot,
  around: { id: string; seats: Map<string, SeatPlan>; busy: ReadonlySet<Instant>; own: Own },
  now: Instant,
): OpenSlot {
  const own = around.seats.get(slotName(slot)) ?? emptySeats;
  const seats = withBeside(service, slot, own, around.seats, now);
  const isTaken =
    slot.lane !== WALK_IN && grainsOf(slot, service.plan).some((at) => around.busy.has(at));
  return {
    slot,
    free: isTaken ? 0 : freeIn(seats, slot.capacity, now),
    waiting: seats.waiters.length,
    refusal:
      (timeRefusal(service, slot, now) ?? byNumber(slot) ?? ownRefusal(service, slot, around, now))
        ?.refusal ?? null,
  };
}

const roomsOf = ({ path, resources }: State) => ({
  path,
  resources: resources.map(({ key }) => key),
});

type ForWhom = { beneficiaryId?: string | null; movedId?: string | null };

/**
 * At most one request each for seats, for rooms and people if it takes any, and for the diary of a viewer who
 * is signed in; whatever the history of the service.
 */
async function openDays(
  { id, state }: ServiceNode,
  { fromOn: from, count, ...whom }: { fromOn: LocalDate; count: number } & ForWhom,
  context: Context,
): Promise<OpenDay[]> {
  const { deps, now } = context;
  const days = daysFrom(state, from, count);
  const end = atLocal(dateAfter(from, count), "00:00");
  const [seats, busy, own] = await Promise.all([
    readSlots(deps.table, id, atLocal(from, "00:00"), end),
    readBusy(
      deps.table,
      roomsOf(state),
      days.map(({ on }) => on),
    ),
    readOwn(whom, context),
  ]);
  return days.map(({ slots, ...day }) => ({
    ...day,
    slots: slots.map((slot) => toOpen(state, slot, { id, seats, busy, own }, now)),
  }));
}

const MOST_DAYS = 14;

builder.objectField(ServiceRef, "days", (t) =>
  t.field({
    type: [DayRef],
    description: `Its days from a date on with their slots, 1 to ${MOST_DAYS}. Days that are over show what was.`,
    args: {
      fromOn: t.arg({ type: "Date", required: true, description: "The first day." }),
      count: t.arg.int({ required: true, description: `How many days, 1 to ${MOST_DAYS}.` }),
      beneficiaryId: t.arg.id({
        required: false,
        description:
          "Whom it would be for; yourself when left out. The limits of somebody else are told when a seat is held.",
      }),
      movedId: t.arg.id({
        required: false,
        description: "The booking that would move: it does not stand in its own way.",
      }),
    },
    complexity: ({ count }) => ({ field: 10, multiplier: Math.max(1, Math.min(count, MOST_DAYS)) }),
    resolve: (service, args, context) => {
      if (args.count >= 1 && args.count <= MOST_DAYS) return openDays(service, args, context);
      throw denial("BAD_USER_INPUT", context.language, {
        field: "count",
        message: { zh: `天数须为 1 至 ${MOST_DAYS}`, en: `1 to ${MOST_DAYS} days` },
      });
    },
  }),
);

const PhaseEnum = builder.enumType("BookingPhase", {
  description: "Which part of a list.",
  values: {
    OPEN: { description: "Something can still come of it · 未结束" },
    ENDED: { description: "Done, cancelled or lapsed · 已结束" },
  } as const,
});

const BookingConnection = connectionOf("Booking", BookingRef);

builder.queryFields((t) => ({
  booking: t.field({
    type: BookingRef,
    nullable: true,
    description: "A booking by id. Null when it does not exist or is not the viewer's to see.",
    args: { id: t.arg.id({ required: true, description: "Its id, `bkg_…`." }) },
    resolve: (_root, { id }, context) => visibleBooking(id, context),
  }),
  myBookings: t.connection(
    {
      type: BookingRef,
      description:
        "What the viewer has booked, and what others booked for them: open ones soonest first, ended ones latest first. What they booked for somebody they may no longer act for is left out, so a page may be shorter.",
      complexity: pageCost,
      args: { phase: t.arg({ type: PhaseEnum, required: true, description: "Which of the two." }) },
      resolve: (_root, args, context) =>
        page(context, `bookings ${args.phase}`, args, async (request, cursors) => {
          const reach = reachOf(context.actor, "booking:change");
          const found = await listOwn(context.deps.table, reach, args.phase, request, cursors);
          await learnLeave(
            context,
            found.edges.map(({ node }) => node.state),
          );
          return visibleAmong(found, ({ id, state }) => isVisible(id, state, context.actor));
        }),
    },
    BookingConnection,
  ),
  bookingDay: t.connection(
    {
      type: BookingRef,
      authScopes: { can: "booking:read" },
      description:
        "The bookings of a day at the grids and units the viewer acts for, by their beginning. Empty for residents.",
      complexity: pageCost,
      args: { heldOn: t.arg({ type: "Date", required: true, description: "The day to look at." }) },
      resolve: (_root, args, context) =>
        page(context, `day ${args.heldOn}`, args, (request, cursors) =>
          listDay(
            context.deps.table,
            reachOf(context.actor, "booking:read"),
            args.heldOn,
            request,
            cursors,
          ),
        ),
    },
    BookingConnection,
  ),
  bookingDesk: t.connection(
    {
      type: BookingRef,
      authScopes: { can: "booking:read" },
      description:
        "Bookings to approve, to assign or to take on, and bad ratings to answer, at the grids and units the viewer acts for: what is due soonest first, and so what is overdue before all else.",
      complexity: pageCost,
      resolve: (_root, args, context) =>
        page(context, "desk", args, (request, cursors) =>
          listDesk(context.deps.table, reachOf(context.actor, "booking:read"), request, cursors),
        ),
    },
    BookingConnection,
  ),
}));

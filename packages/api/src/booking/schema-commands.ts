import type { InputFieldBuilder, InputFieldMap, InputShapeFromFields } from "@pothos/core";
import { type Answer, answer, builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { asId } from "../kernel/ids.ts";
import { learnLeave, onLeave } from "../proxy/acting.ts";
import { lookUpBeneficiary } from "../person/prepare.ts";
import { lookUpLeave } from "../proxy/prepare.ts";
import { type Order, run } from "../run.ts";
import { type Booking, type BookingCommand, transitions, MAX_TEXT } from "./booking.ts";
import { type ButtonName, mutations } from "./mutation.ts";
import {
  lookAround,
  lookAroundBooking,
  lookUpAddress,
  lookUpCode,
  lookUpRoles,
  lookUpVisitors,
  lookUpWho,
  toSlotName,
} from "./prepare.ts";
import { sealAnswers } from "./private.ts";
import { type BookingNode, BookingRef } from "./schema.ts";
import { bookings } from "./store.ts";
import { type Bound, line, lines, list, token, ruled } from "../kernel/bound.ts";
import { MAX_CODE, MAX_GROUP, MAX_OPTIONS, MAX_QUESTIONS } from "../catalogue/catalogue.ts";
import { LONGEST_ANSWER } from "../catalogue/form.ts";

/* How a command becomes a mutation. What it is decided on is read anew for every try. */

type Inputs = InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;
type Request = Pick<Order<never>, "idempotency">;
type Made = Order<BookingCommand, Booking>["command"];

const words = lines(MAX_TEXT, ruled);

const text = (t: Inputs, description: string, bound: Bound) =>
  t.string({ required: true, description, bound });
const optionalText = (t: Inputs, description: string, bound: Bound) =>
  t.string({ required: false, description, bound });

export const returns = {
  field: "booking",
  type: BookingRef,
  description: "As it is now; null when refused.",
};

type Asked = { id: string; isNew: boolean; made: Made };

/** Carries out a command on a booking and has what follows from it looked after. */
export async function give(
  { id, isNew, made }: Asked,
  context: Context,
  { idempotency = null }: Request,
): Promise<Answer<BookingNode>> {
  const { deps, now } = context;
  const order = { id, isNew, command: made, now, idempotency };
  const outcome = await onLeave(context, (actor) => run(deps.table, bookings, { ...order, actor }));
  if (outcome.kind === "done") {
    deps.wake();
    await learnLeave(context, [outcome.stored.state]);
  }
  return answer<Booking>(outcome, context);
}

const SlotInput = builder.inputType("ServiceSlotInput", {
  description: "A slot of a service, as `Service.days` tells it.",
  fields: (t) => ({
    serviceId: t.id({ required: true, description: "The service, `svc_…`." }),
    startAt: t.field({ type: "DateTime", required: true, description: "When it begins." }),
    lane: optionalText(
      t,
      "Group of an event or the walk-in queue; empty when left out.",
      line(MAX_GROUP),
    ),
  }),
});

const seatFields = (t: Inputs) => ({
  slot: t.field({ type: SlotInput, required: true, description: "The slot to take." }),
  party: t.int({ required: false, description: "How many people come; 1 when left out." }),
  beneficiaryId: t.id({
    required: false,
    description:
      "Who it is for; yourself when left out. Staff may book for residents of their grid.",
  }),
  authorisationId: t.id({
    required: false,
    description: "The leave on which you book for somebody else, `aut_…`.",
  }),
  bornOn: t.field({
    type: "Date",
    required: false,
    description: "Date of birth of who it is for, when the service is for certain ages. Not kept.",
  }),
});

/** Asked for only where what was told when it was booked does not answer. */
const bornOnField = (t: Inputs) =>
  t.field({
    type: "Date",
    required: false,
    description:
      "Date of birth of who comes, when a refusal asks for it: the ages have changed, or a birthday lies between. Not kept.",
  });

function takeMutation(name: string, type: "hold" | "join", description: string): void {
  command(name, {
    description,
    action: "booking:book",
    input: seatFields,
    returns,
    resolve: async (input, context, request) => {
      const slot = toSlotName(input.slot);
      const found = await lookUpBeneficiary(input.beneficiaryId ?? null, context);
      if (!slot || !found) throw denial("NOT_FOUND", context.language);
      const { deps, now } = context;
      const id = deps.ids.next("booking");
      const party = input.party ?? 1;
      const { personId, displayName, homes } = found;
      const askerId = context.actor.kind === "person" ? context.actor.personId : personId;
      const look = { personId, askerId, self: id, party, now };
      const made = async (): Promise<BookingCommand> => {
        const around = await lookAround(deps.table, slot, look);
        return {
          type,
          slot,
          party,
          bornOn: input.bornOn ?? null,
          beneficiary: { id: personId, name: displayName },
          authorisation: await lookUpLeave(input.authorisationId ?? null, context),
          homes: homes.map(({ path }) => path),
          roles: await lookUpRoles(around, personId, context),
          ...around,
        };
      };
      return give({ id, isNew: true, made }, context, request);
    },
  });
}

takeMutation(
  "holdBooking",
  "hold",
  "Keeps a seat for ten minutes, to be confirmed. Give a key when you may have to send it again: one hold results. Refused when it is full, when you are somewhere else then, or beyond the limits of the service.",
);
takeMutation(
  "joinWaitingList",
  "join",
  "Waits for a seat of a full slot. Seats that come free are offered in order, each for two hours.",
);

/** Declares the mutation for a command of the transition table: its access rule comes from the table. */
function transition<Fields extends InputFieldMap>(
  name: ButtonName,
  description: string,
  input: (t: Inputs) => Fields,
  prepare: (
    input: InputShapeFromFields<Fields>,
    context: Context,
    id: string,
  ) => Made | Promise<Made>,
): void {
  command(mutations[name].name, {
    description,
    action: transitions[name].action,
    input: (t) => ({
      id: t.id({ required: true, description: "The booking, `bkg_…`." }),
      ...input(t),
    }),
    returns,
    resolve: async (given, context, request) => {
      const fields = given as unknown as InputShapeFromFields<Fields> & { id: string };
      const id = asId("booking", fields.id);
      if (!id) throw denial("NOT_FOUND", context.language);
      const made = await prepare(fields, context, id);
      return give({ id, isNew: false, made }, context, request);
    },
  });
}

const AnswerInput = builder.inputType("BookingAnswerInput", {
  description: "An answer to one question of the service.",
  fields: (t) => ({
    code: text(t, "The code of the question.", line(MAX_CODE)),
    values: t.stringList({
      required: true,
      description: "One text; option codes for choices; an instant in UTC for dates and times.",
      bound: list(MAX_OPTIONS, lines(LONGEST_ANSWER, ruled)),
    }),
  }),
});

/** A command on what is not there is denied before it is made. */
function present(id: string, booking: Booking | null): Booking {
  if (booking) return booking;
  throw new Error(`a command was made for ${id}, which is not there`);
}

transition(
  "confirm",
  "Confirms a held or offered seat with the answers the service asks for. Everything is looked at again; a refusal names the question.",
  (t) => ({
    answers: t.field({
      type: [AnswerInput],
      required: false,
      description: "None when left out.",
      bound: list(MAX_QUESTIONS),
    }),
    addressId: t.id({ required: false, description: "Where to come to, for a home visit." }),
    bornOn: bornOnField(t),
  }),
  async ({ answers, addressId, bornOn = null }, context, id) => {
    const given = answers ?? [];
    const address = await lookUpAddress(id, addressId ?? null, context);
    return async (booking) => {
      const { deps, now } = context;
      const found = await lookAroundBooking(deps.table, id, present(id, booking), now);
      const form = found.service?.form ?? [];
      const sealed = { answers: sealAnswers(deps.keyring, id, form, given), address };
      const there = present(id, booking);
      const told = { at: there.slot.startAt, bornOn };
      const who = await lookUpWho(found, there, told, context);
      return { type: "confirm", answers: given, sealed, who, ...found };
    };
  },
);

transition(
  "reschedule",
  "Moves it to another time of the same service. The old seat is given up only when the new one is had.",
  (t) => ({
    startAt: t.field({ type: "DateTime", required: true, description: "When the other begins." }),
    lane: optionalText(t, "Group of an event; empty when left out.", line(MAX_GROUP)),
    bornOn: bornOnField(t),
  }),
  ({ startAt, lane, bornOn = null }, context, id) =>
    async (booking) => {
      const there = present(id, booking);
      const slot = { serviceId: there.slot.serviceId, startAt, lane: lane ?? "" };
      const found = await lookAroundBooking(context.deps.table, id, there, context.now, slot);
      const who = await lookUpWho(found, there, { at: startAt, bornOn }, context);
      return { type: "reschedule", slot, who, ...found };
    },
);

const noFields = () => ({});
const reason = (t: Inputs) => ({ reason: text(t, "Why, for who booked;.", words) });

transition(
  "cancel",
  "Gives up a hold, a place in line or a booking. After the cut-off it is marked as late.",
  noFields,
  () => ({ type: "cancel" }),
);
transition("approve", "Lets a booking through that had to be looked at.", noFields, () => ({
  type: "approve",
}));
transition("decline", "Does not let it through; the seat is free again.", reason, (input) => ({
  type: "decline",
  reason: input.reason,
}));
transition(
  "callOff",
  "The provider cannot give the service; whoever booked is told why, and the seat is free again.",
  reason,
  (input) => ({ type: "callOff", reason: input.reason }),
);
transition(
  "assign",
  "Asks somebody who gives the service to go; not who turned this one down before, is at another visit or is absent then.",
  (t) => ({
    personId: t.id({ required: true, description: "Who is to go." }),
    companionId: t.id({
      required: false,
      description: "Who goes along; must be given where a visit is made by two.",
    }),
    isWarned: t.boolean({
      required: false,
      description:
        "True to go on after a warning: too little time for the way, or a booking of their own. Another visit and an absence cannot be passed over.",
    }),
  }),
  ({ personId, companionId, isWarned }, context, id) =>
    async (booking) => ({
      type: "assign",
      ...(await lookUpVisitors(
        { personId, companionId: companionId ?? null },
        present(id, booking),
        context,
      )),
      anyway: isWarned ?? false,
    }),
);
transition("accept", "Takes on what one was asked to do.", noFields, () => ({ type: "accept" }));
transition("turnDown", "Does not take it on; somebody else is asked.", reason, (input) => ({
  type: "turnDown",
  reason: input.reason,
}));
transition(
  "checkIn",
  "Notes that the person is there, from half an hour before: by the code they show, or because staff know them. A code is good once, for seconds.",
  (t) => ({
    code: optionalText(t, "What was scanned; nothing when staff know the person.", token(512)),
  }),
  async ({ code }, context) => ({ type: "checkIn", code: await lookUpCode(code ?? null, context) }),
);
transition(
  "finish",
  "Notes that the service was given. A talk on a reception day needs a record, which the resident reads.",
  (t) => ({ record: optionalText(t, "What came of it.", words) }),
  ({ record }) => ({ type: "finish", record: record ?? null }),
);
transition(
  "reportAbsence",
  "Notes that nobody came, a quarter of an hour after the beginning and after two calls.",
  (t) => ({ calls: t.int({ required: true, description: "How often they were called." }) }),
  ({ calls }) => ({ type: "reportAbsence", calls }),
);
transition(
  "reportNobodyCame",
  "Says that nobody came for a home visit, half an hour after its beginning.",
  noFields,
  () => ({ type: "reportNobodyCame" }),
);
transition(
  "answerRating",
  "Answers a rating of 1 or 2 with what was done about it; due fifteen working days after the rating.",
  (t) => ({ text: text(t, "What was put right.", words) }),
  (input) => ({ type: "answerRating", text: input.text }),
);
transition(
  "callAgain",
  "Calls once more whoever was called and has not come to the window; they are told again.",
  noFields,
  () => ({ type: "callAgain" }),
);
transition(
  "skip",
  "Notes that whoever was called is not there: back into the line behind those who stand in it, and out of it the second time.",
  noFields,
  () => ({ type: "skip" }),
);
transition(
  "answerTalk",
  "Answers what was talked about on a reception day; due five working days after the talk.",
  (t) => ({ text: text(t, "What became of it.", words) }),
  (input) => ({ type: "answerTalk", text: input.text }),
);
transition(
  "dispute",
  "Disagrees with what came of it, within fifteen days. It goes on as a complaint of yours, which others than those who served look into.",
  (t) => ({ text: text(t, "What was wrong.", words) }),
  (input) => ({ type: "dispute", text: input.text }),
);
transition(
  "rate",
  "Rates what was done, once, within seven days. Silence is never counted as satisfaction.",
  (t) => ({
    rating: t.int({ required: true, description: "1 to 5, 5 the best." }),
    comment: optionalText(t, "In one's own words.", words),
  }),
  ({ rating, comment }) => ({ type: "rate", rating, comment: comment ?? null }),
);

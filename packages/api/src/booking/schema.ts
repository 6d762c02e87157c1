import { builder, enumOf, isOfKind, registerNode, TagRef } from "../builder.ts";
import type { Context } from "../context.ts";
import { modes } from "../catalogue/catalogue.ts";
import { WALK_IN } from "../catalogue/slots.ts";
import { postOf } from "../kernel/actor.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { learnLeave } from "../proxy/acting.ts";
import type { Stored } from "../table/aggregate.ts";
import { type Entry, firstBreak } from "../table/timeline.ts";
import type { Booking, BookingFact } from "./booking.ts";
import { dueOf } from "./clock.ts";
import { cutoffOf } from "./decide.ts";
import { allowedActions, isVisible, mayShowCode, seesPrivate, seesVisitor } from "./guard.ts";
import { stages, steps } from "./labels.ts";
import { type ButtonName, mutations } from "./mutation.ts";
import { openAddress, openAnswers, openVisitor, type Told } from "./private.ts";
import { positionOf } from "./room.ts";
import { loadBookingWithTimeline, readSeats } from "./store.ts";
import { tagsOf } from "./tags.ts";
import { confirmedWords, nextStep, statusOf, tell } from "./words.ts";

/** A booking as resolvers pass it on; the timeline is there when the whole thing was read. */
export type BookingNode = Stored<Booking> & { timeline?: Entry<BookingFact>[] };

const StageEnum = enumOf("BookingStage", "Where it stands. Show `statusLabel`, not this.", stages);

const ActionRef = builder.objectRef<ButtonName>("BookingAction").implement({
  description: "Something the viewer may do with a booking now.",
  authScopes: { public: true },
  fields: (t) => ({
    mutation: t.string({
      description: "The mutation that does it.",
      resolve: (name) => mutations[name].name,
    }),
    label: t.string({
      description: "What the button says, in the reader's language.",
      resolve: (name, _args, { language }) => mutations[name].label[language],
    }),
  }),
});

const AnswerRef = builder.objectRef<Told>("BookingAnswer").implement({
  description: "A question of the service and what was answered, in words.",
  authScopes: { public: true },
  fields: (t) => ({
    label: t.string({
      description: "The question as it was asked.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
    text: t.string({
      description: "The answer as people read it.",
      resolve: ({ text }, _args, { language }) => text[language],
    }),
  }),
});

const TimelineEntryRef = builder.objectRef<Entry<BookingFact>>("BookingTimelineEntry").implement({
  description: "One thing that happened. Never changed; each is chained to the last.",
  authScopes: { public: true },
  fields: (t) => ({
    seq: t.exposeInt("seq", { description: "Its place in the timeline: 1, 2, 3 …" }),
    at: t.field({ type: "DateTime", description: "When it happened.", resolve: ({ at }) => at }),
    title: t.string({
      description: "What happened, in a few words.",
      resolve: ({ fact }, _args, { language }) => tell(fact).title[language],
    }),
    detail: t.string({
      nullable: true,
      description: "More of it, if there is more.",
      resolve: ({ fact }, _args, { language }) => tell(fact).detail?.[language] ?? null,
    }),
    byName: t.string({
      nullable: true,
      description: "Who did it; null when it was a clock.",
      resolve: ({ by }) => by.name || null,
    }),
    byPost: t.string({
      nullable: true,
      description:
        "The kind of post it was done in, in the reader's language, as somebody was appointed to it: names can be chosen, this cannot. Null for residents, guests and clocks.",
      resolve: ({ by }, _args, { language }) => postOf(by.role)?.[language] ?? null,
    }),
  }),
});

/** A booking the viewer may see, with its timeline; null for what is not there or not theirs. */
export async function visibleBooking(id: string, context: Context): Promise<BookingNode | null> {
  const found = asId("booking", id) && (await loadBookingWithTimeline(context.deps.table, id));
  if (found) await learnLeave(context, [found.state]);
  return found && isVisible(found.id, found.state, context.actor) ? found : null;
}

const timelineOf = async (node: BookingNode, { deps }: Context): Promise<Entry<BookingFact>[]> =>
  node.timeline ?? (await loadBookingWithTimeline(deps.table, node.id))?.timeline ?? [];

const visitor: Bilingual = { zh: "现场来访者", en: "Visitor" };

async function beneficiaryNameOf({ id, state }: BookingNode, context: Context): Promise<string> {
  const { beneficiary, visitorUntil } = state;
  if (beneficiary.id !== null) return beneficiary.name;
  const isKept = visitorUntil && context.now < visitorUntil && seesVisitor(state, context.actor);
  const sealed = isKept ? await context.visitor.load(id) : null;
  return sealed ? openVisitor(context.deps.keyring, id, sealed) : visitor[context.language];
}

const words =
  (pick: (booking: Booking) => Bilingual) =>
  ({ state }: BookingNode, _args: object, { language }: Context): string =>
    pick(state)[language];

export const BookingRef = builder.objectRef<BookingNode>("Booking");
registerNode("booking", "Booking");

builder.node(BookingRef, {
  description:
    "A booking on its way from the first hold to the rating. Seen by who comes, by who booked it for them while the leave or the post lasts, and by those who give the service; for everybody else it does not exist.",
  authScopes: (node, context) => ({ seen: isVisible(node.id, node.state, context.actor) }),
  id: { resolve: ({ id }) => id, description: "Opaque id, `bkg_…`." },
  isTypeOf: isOfKind("booking"),
  loadOne: (id, context) => visibleBooking(id, context),
  fields: (t) => ({
    serviceId: t.id({
      description: "The service that is booked.",
      resolve: ({ state }) => state.slot.serviceId,
    }),
    serviceName: t.string({
      description: "What is booked, as it was called then.",
      resolve: words(({ promised }) => promised.name),
    }),
    modeLabel: t.string({
      description: "How the service is given.",
      resolve: words(({ promised }) => modes[promised.mode]),
    }),
    providerName: t.string({
      description: "Who gives the service.",
      resolve: ({ state }) => state.promised.providerName,
    }),
    venue: t.string({
      nullable: true,
      description: "Where to come to; null when they come to you.",
      resolve: ({ state }) => state.promised.venue,
    }),
    startAt: t.field({
      type: "DateTime",
      description: "When it begins; of a walk-in number, when the queue opens.",
      resolve: ({ state }) => state.slot.startAt,
    }),
    endAt: t.field({
      type: "DateTime",
      description: "When it ends.",
      resolve: ({ state }) => state.slot.endAt,
    }),
    groupName: t.string({
      nullable: true,
      description: "The group of an event, if it has groups.",
      resolve: ({ state: { slot } }) =>
        slot.lane === "" || slot.lane === WALK_IN ? null : slot.lane,
    }),
    isWalkIn: t.boolean({
      description: "Whether it is a number in the queue and not a time.",
      resolve: ({ state }) => state.slot.lane === WALK_IN,
    }),
    party: t.int({ description: "How many people come.", resolve: ({ state }) => state.party }),
    confirmedLabel: t.string({
      nullable: true,
      description:
        "That it is booked, in words for who has just confirmed it; null when it is not confirmed or over.",
      resolve: ({ state }, _args, { language }) => confirmedWords(state)?.[language] ?? null,
    }),
    beneficiaryName: t.string({
      description:
        "Display name of who the service is for. The name of a visitor without an account is told to those who receive them, until fifteen days after the reception; for others and afterwards it says that it is a visitor.",
      resolve: (node, _args, context) => beneficiaryNameOf(node, context),
    }),
    requesterName: t.string({
      description: "Display name of who booked it.",
      resolve: ({ state }) => state.requester.name,
    }),
    isForOther: t.boolean({
      description: "Whether somebody booked it for somebody else.",
      resolve: ({ state }) => state.requester.id !== state.beneficiary.id,
    }),
    performerName: t.string({
      nullable: true,
      description: "Who comes or serves, once it was given to somebody by name.",
      resolve: ({ state }) => ("performer" in state ? (state.performer?.name ?? null) : null),
    }),
    companionName: t.string({
      nullable: true,
      description: "Who goes along, where a visit is made by two.",
      resolve: ({ state }) => state.companion?.name ?? null,
    }),
    stage: t.field({
      type: StageEnum,
      description: "Where it stands.",
      resolve: ({ state }) => state.stage,
    }),
    statusLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: words(statusOf),
    }),
    tags: t.field({
      type: [TagRef],
      description: "What a list shows over it to who comes or booked: where it stands.",
      resolve: ({ state }) => tagsOf(state),
    }),
    nextStep: t.string({
      description: "What happens next and who has it, in one sentence.",
      resolve: words(nextStep),
    }),
    toConfirmAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when a held or offered seat is kept; null otherwise.",
      resolve: ({ state }) => ("until" in state ? state.until : null),
    }),
    checkInCode: t.string({
      nullable: true,
      description:
        "To be shown as a QR code at the door, for who comes or booked, from half an hour before. A JWT (ES256) whose `sub` is this booking; it lives 30 seconds and can be checked offline with the keys at `/.well-known/jwks.json`, audience `…/check-in`.",
      complexity: 5,
      resolve: ({ id, state }, _args, { deps, actor, now }) =>
        mayShowCode(state, actor, now)
          ? deps.tokens.issueCode({ bookingId: id as Id<"booking">, sequence: state.sequence }, now)
          : null,
    }),
    cutoffAt: t.field({
      type: "DateTime",
      description: "Until when it can be cancelled or moved without a mark.",
      resolve: ({ state }) => cutoffOf(state),
    }),
    linePosition: t.int({
      nullable: true,
      description: "The place in line, 1 for the next; null when it does not wait.",
      complexity: 5,
      resolve: async ({ id, state }, _args, { deps }) =>
        state.stage === "WAITING" ? positionOf(await readSeats(deps.table, state.slot), id) : null,
    }),
    answers: t.field({
      type: [AnswerRef],
      description:
        "What the service asked. Only for who comes, who booked and may act for them, and those who serve.",
      resolve: ({ id, state }, _args, { deps, actor }) =>
        seesPrivate(state, actor) ? openAnswers(deps.keyring, id, state.answers) : [],
    }),
    address: t.string({
      nullable: true,
      description:
        "Where a home visit goes. Only for who comes, who booked and may act for them, and those who serve.",
      resolve: ({ id, state }, _args, { deps, actor }) =>
        seesPrivate(state, actor) ? openAddress(deps.keyring, id, state.address) : null,
    }),
    record: t.string({
      nullable: true,
      description: "What came of it, in the words of who served; null until it is done.",
      resolve: ({ state }) => (state.stage === "DONE" ? state.record : null),
    }),
    rating: t.int({
      nullable: true,
      description: "1 to 5; null when nobody rated it: silence is never satisfaction.",
      resolve: ({ state }) => (state.stage === "DONE" ? (state.evaluation?.rating ?? null) : null),
    }),
    ratingAnswer: t.string({
      nullable: true,
      description: "What those who serve say to a bad rating; null while they have not.",
      resolve: ({ state }) => (state.stage === "DONE" ? state.answer : null),
    }),
    stepLabel: t.string({
      nullable: true,
      description: "What somebody has to do next within a limit; null when no limit runs.",
      resolve: ({ state: { clock } }, _args, { language }) => clock && steps[clock.step][language],
    }),
    stepDueAt: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "When that limit ends; null when none runs, or when it rests on public holidays not yet published.",
      resolve: ({ state: { clock } }) => {
        const due = clock && dueOf(clock);
        return due?.kind === "due" ? due.at : null;
      },
    }),
    allowedActions: t.field({
      type: [ActionRef],
      description: "What the viewer may do now: the buttons to draw.",
      resolve: ({ state }, _args, { actor, now }) => allowedActions(state, actor, now),
    }),
    timeline: t.field({
      type: [TimelineEntryRef],
      description: "Everything that happened, oldest first.",
      complexity: { field: 5, multiplier: 10 },
      resolve: (node, _args, context) => timelineOf(node, context),
    }),
    isTimelineIntact: t.boolean({
      description: "Whether nothing in the timeline was changed or removed afterwards.",
      complexity: 5,
      resolve: async (node, _args, context) =>
        firstBreak(await timelineOf(node, context), node.head) === null,
    }),
  }),
});

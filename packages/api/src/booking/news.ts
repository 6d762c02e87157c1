import type { Audience, Effects, FreedSlot, News } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import { hearersOf } from "../proxy/proxy.ts";
import { BAD_RATING, type Booking, type BookingFact, MOST_TURN_DOWNS } from "./booking.ts";
import { concernsOf } from "./concern.ts";
import { type Claim, claimOf } from "./seating.ts";
import { subjectOf, tell } from "./words.ts";

/* Who hears of what, and whose waiting list is to be looked at. Nobody hears of what they did themselves. */

/** Facts that those who serve settle among themselves. */
const internal: readonly BookingFact["type"][] = [
  "stepOverdue",
  "rated",
  "held",
  "numberTaken",
  "arrived",
  "visitorForgotten",
];
/** Facts after which the person has something to do. */
const asks: readonly BookingFact["type"][] = [
  "offered",
  "nobodyCame",
  "finished",
  "called",
  "calledAgain",
];

/** What is lost within hours unless the person hears of it: it may be told by a text. */
const hurries: readonly BookingFact["type"][] = ["offered", "called", "calledOff", "moved"];

const providerOf = ({ promised: { unitId, path } }: Booking): Audience =>
  unitId ? { kind: "unit", unitId } : { kind: "grid", path };

const personOf = (personId: Id<"person">): Audience => ({ kind: "person", personId });

/** Both who comes and who booked it. Whoever has no account hears it at the counter. */
function forPeople(booking: Booking, fact: BookingFact): News[] {
  if (internal.includes(fact.type)) return [];
  const { title, detail } = tell(fact);
  const subject = subjectOf(booking);
  const body = detail
    ? { zh: `${subject.zh}。${detail.zh}`, en: `${subject.en}. ${detail.en}` }
    : subject;
  const audience = hearersOf(booking);
  if (audience.length === 0) return [];
  const sort = asks.includes(fact.type) ? "WORK" : "INFO";
  const isUrgent = hurries.includes(fact.type) && ({ isUrgent: true } as const);
  // The clock of an offer stands still at night (awake.ts).
  const waits = fact.type === "offered" && ({ waitsForMorning: true } as const);
  return [{ audience, title, body, sort, capacity: "ONESELF", ...isUrgent, ...waits }];
}

/** Facts the provider must know of although nobody there did them. */
const forDesk: readonly BookingFact["type"][] = [
  "confirmed",
  "rescheduled",
  "cancelled",
  "stepOverdue",
  "turnedDown",
  "released",
  "nobodyCame",
  "disputed",
];

/** When everybody who could was asked, the community calls: it is told whoever gives the service. */
function forCommunity(booking: Booking, { type }: BookingFact): News[] {
  if (type !== "turnedDown" || booking.turnedDownBy.length < MOST_TURN_DOWNS) return [];
  const title = {
    zh: `已有 ${booking.turnedDownBy.length} 人未接单，请联系居民另作安排`,
    en: `${booking.turnedDownBy.length} have not taken it on: please call the resident`,
  };
  const audience = [{ kind: "grid", path: booking.promised.path } as const];
  return [{ audience, title, body: subjectOf(booking), sort: "WORK", capacity: "STAFF" }];
}

function forProvider(booking: Booking, fact: BookingFact): News[] {
  const { stage } = booking;
  const body = subjectOf(booking);
  const { title } = tell(fact);
  if (fact.type === "assigned") {
    const audience = [fact.performer, fact.companion].flatMap((one) =>
      one ? [personOf(one.id)] : [],
    );
    return [{ audience, title, body, sort: "WORK", capacity: "STAFF" }];
  }
  if (fact.type === "calledOff" && fact.isFull) {
    const none = { zh: "没有可改的时段，已取消并致歉", en: "Called off: there was no other time" };
    return [
      { audience: [providerOf(booking)], title: none, body, sort: "INFO", capacity: "STAFF" },
    ];
  }
  const isBad = fact.type === "rated" && fact.evaluation.rating <= BAD_RATING;
  if (!isBad && !forDesk.includes(fact.type)) return [];
  const isWork = isBad || stage === "PENDING" || stage === "ORDERED" || stage === "DONE";
  const sort = isWork ? "WORK" : "INFO";
  return [{ audience: [providerOf(booking)], title, body, sort, capacity: "STAFF" }];
}

const toFreed = ({ slot: { serviceId, startAt, lane } }: Claim): FreedSlot => ({
  serviceId,
  startAt,
  lane,
});

/** A seat that was given back, or a new place in line: somebody may be next. */
function freedBy(before: Booking | null, after: Booking): FreedSlot[] {
  const [was, is] = [before && claimOf(before), claimOf(after)];
  const moved = was?.slot.startAt !== is?.slot.startAt || was?.slot.lane !== is?.slot.lane;
  const gaveUp = was !== null && (moved || (was.seat !== null && is?.seat === null));
  return [...(was && gaveUp ? [toFreed(was)] : []), ...(is?.wait && !was ? [toFreed(is)] : [])];
}

/** What facts ask of others: who hears of them, and which waiting lists may move. */
export function effectsOf(
  _id: string,
  before: Booking | null,
  after: Booking,
  facts: readonly BookingFact[],
  by: { actorId: string },
): Effects {
  const news = facts.flatMap((fact) => [
    ...forPeople(after, fact),
    ...forProvider(after, fact),
    ...forCommunity(after, fact),
  ]);
  return {
    news: news.map((one) => ({ ...one, except: [by.actorId] })),
    attached: [],
    freed: freedBy(before, after),
    concerns: concernsOf(after, facts, by),
  };
}

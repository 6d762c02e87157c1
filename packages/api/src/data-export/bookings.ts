import type { Booking } from "../booking/booking.ts";
import { stages } from "../booking/labels.ts";
import { openAddress, openAnswers } from "../booking/private.ts";
import { listOwn, type Phase } from "../booking/store.ts";
import type { Context } from "../context.ts";
import { feedSorts, sortOf } from "../feed/feed.ts";
import { listFeeds } from "../feed/store.ts";
import { type Reach, reachOf } from "../kernel/access.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { stillOf } from "../proxy/acting.ts";
import { relations } from "../proxy/proxy.ts";
import { listAuthorisations } from "../proxy/store.ts";
import type { Stored } from "../table/aggregate.ts";
import { readUpTo } from "./read.ts";

/* What somebody booked, for whom they may book and who for them, and their calendar feeds. */

/** More than anybody has; who does is told that there is more. */
const MOST = { bookings: 200, authorisations: 100, feeds: 100 } as const;

/** What came of it, as far as it is there yet. */
function resultOf(booking: Booking) {
  if (booking.stage !== "DONE") return null;
  const { record, evaluation, answer, reply, doneAt } = booking;
  return { doneAt, record, evaluation, answerToRating: answer, answerToTalk: reply };
}

/** Of what was booked for somebody else there is what one did, and nothing that is theirs. */
function bookingOf(
  { id, state }: Stored<Booking>,
  personId: string,
  { deps: { keyring }, language }: Context,
) {
  const { promised, slot, party, madeAt, stage, beneficiary, requester, ticket } = state;
  const isMine = beneficiary.id === personId;
  return {
    id,
    service: promised.name[language],
    provider: promised.providerName,
    startAt: slot.startAt,
    endAt: slot.endAt,
    people: party,
    status: stages[stage][language],
    madeAt,
    number: ticket?.number ?? null,
    isForSomebodyElse: !isMine,
    wasBookedBySomebodyElse: requester.id !== personId,
    ...(isMine && {
      answers: openAnswers(keyring, id, state.answers).map(({ label, text }) => ({
        question: label[language],
        answer: text[language],
      })),
      address: openAddress(keyring, id, state.address),
      result: resultOf(state),
    }),
  };
}

/** The bookings of a person, those that are open first; for others only while one may act for them. */
export async function bookingsOf(oneself: PersonActor, context: Context) {
  const reach = reachOf(oneself, "booking:change");
  const read = (phase: Phase) =>
    readUpTo(MOST.bookings, context, (request, cursors) =>
      listOwn(context.deps.table, reach, phase, request, cursors),
    );
  const [open, ended] = [await read("OPEN"), await read("ENDED")];
  const items = [...open.items, ...ended.items];
  const known = await stillOf(context.deps.table, oneself, items, context.now);
  return {
    isComplete: open.isComplete && ended.isComplete,
    items: known.map((one) => bookingOf(one, oneself.personId, context)),
  };
}

/** Leave that was given or got; the other one is named as they are on the screen. */
export async function authorisationsOf(reach: Reach, personId: string, context: Context) {
  const found = await readUpTo(MOST.authorisations, context, (request, cursors) =>
    listAuthorisations(context.deps.table, reach, request, cursors),
  );
  const items = found.items.map(({ id, state }) => {
    const { principal, agent, relation, from, to, revokedAt, evidence } = state;
    const isMine = principal.id === personId;
    const other = isMine ? agent.name : principal.name;
    const as = isMine ? { agent: other } : { principal: other };
    return {
      id,
      ...as,
      relation: relations[relation][context.language],
      from,
      to,
      revokedAt,
      evidence,
    };
  });
  return { ...found, items };
}

/** That there are feeds and since when; nothing with which one could be read. */
export async function feedsOf(reach: Reach, context: Context) {
  const found = await readUpTo(MOST.feeds, context, (request, cursors) =>
    listFeeds(context.deps.table, reach, request, cursors),
  );
  const items = found.items.map(({ id, state }) => ({
    id,
    shows: feedSorts[sortOf(state)][context.language],
    madeAt: state.madeAt,
  }));
  return { ...found, items };
}

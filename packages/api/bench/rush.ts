import { consumersOf } from "../src/consumers.ts";
import { MAX_CAPACITY } from "../src/catalogue/catalogue.ts";
import { createApp } from "../src/server.ts";
import { drainOutbox } from "../src/table/outbox.ts";
import { draftInput } from "../test/support/offers.ts";
import type { TestPerson } from "../test/support/people.ts";
import { type Touch, watchCapacity } from "./capacity.ts";
import { ask, type Body } from "./operations.ts";
import type { World } from "./world.ts";

/*
 * What the operations of booking touch. Its slots have as many seats as a slot may have, and each seat is
 * sold once by the real application, because a slot grows with its seats and so does what writing it costs.
 */

export const SEATS = MAX_CAPACITY;

export const bookingNames = [
  "week of a service",
  "holdBooking",
  "holdBooking, refused",
  "confirmBooking",
  "checkInBooking",
  "finishBooking",
  "rateBooking",
  "delivery after a booking",
] as const;
export type BookingName = (typeof bookingNames)[number];

export type Rush = {
  /** Each as dear as it gets, on a slot that is full. */
  operations: ReadonlyMap<BookingName, Touch[]>;
  /** A hold by the seats that were taken before it. */
  holds: readonly Touch[][];
};

const WEEK = `query Week($id: ID!) { service(id: $id) { id name days(fromOn: "2026-11-20", count: 7) {
  heldOn isOpen slots { startAt endAt lane free waiting isBookable closedBecause } } } }`;

const BOOKING = "booking { id stage statusLabel nextStep toConfirmAt allowedActions { mutation } }";

/** Half an hour from now, so that whoever booked can check in at once. */
const SOON = "2026-11-20T02:30:00.000Z";

type Say = (by: TestPerson, query: string, variables: Record<string, unknown>) => Promise<Body>;

async function give(say: Say, by: TestPerson, name: string, input: object, thing = BOOKING) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${thing} refusal { code } } }`;
  const body = await say(by, query, { input });
  const [payload] = Object.values(body.data ?? {}) as [Record<string, { id: string } | null>];
  return payload["service"]?.id ?? payload["booking"]?.id ?? "";
}

const offer = (say: Say, { officer, gridId }: World): Promise<string> => {
  const { plan } = draftInput("");
  const weekly = plan.weekly.map((day) => ({
    ...day,
    hours: [{ opens: "09:30", closes: "17:30" }],
  }));
  const draft = draftInput(gridId, { plan: { ...plan, weekly, capacity: SEATS } });
  return give(say, officer, "offerService", { draft }, "service { id }");
};

/** Sells a whole slot and lets one of those who bought go on to the end. */
export async function recordRush(world: World): Promise<Rush> {
  const { deps, officer } = world;
  const say: Say = (by, query, variables) =>
    ask(createApp(deps), { token: by.token, query, variables });
  const serviceId = await offer(say, world);
  const slot = { serviceId, startAt: SOON };
  const watch = await watchCapacity(world);
  const operations = new Map<BookingName, Touch[]>();
  const carryOut = async (name: BookingName, act: () => Promise<unknown>): Promise<void> => {
    watch.take();
    await act();
    operations.set(name, watch.take());
  };
  const deliver = () => drainOutbox(deps.table, consumersOf(deps), deps.clock());

  const holds: Touch[][] = [];
  let [who, id] = [officer, ""];
  while (holds.length < SEATS) {
    who = await world.newReporter();
    watch.take();
    id = await give(say, who, "holdBooking", { slot });
    holds.push(watch.take());
  }
  operations.set("holdBooking", holds.at(-1) ?? []);
  const late = await world.newReporter();
  await carryOut("holdBooking, refused", () => give(say, late, "holdBooking", { slot }));
  await carryOut("week of a service", () => say(late, WEEK, { id: serviceId }));
  await deliver();
  await carryOut("confirmBooking", () => give(say, who, "confirmBooking", { id }));
  await carryOut("delivery after a booking", deliver);
  await carryOut("checkInBooking", () => give(say, officer, "checkInBooking", { id }));
  await carryOut("finishBooking", () => give(say, officer, "finishBooking", { id }));
  await carryOut("rateBooking", () => give(say, who, "rateBooking", { id, rating: 5 }));
  await watch.stop();
  return { operations, holds };
}

const onSlot = (touches: readonly Touch[]): number =>
  touches
    .filter(({ key }) => key.startsWith("slots#"))
    .reduce((sum, { writes }) => sum + writes, 0);

/** What one slot can take: everything about it is one item, and every seat writes all of it. */
export function showSlot({ holds, operations }: Rush, mostWrites: number): void {
  console.log(
    `One slot: seats that can be sold in one second within ${mostWrites} units of writing`,
  );
  console.table(
    [20, 50, 100, SEATS].map((capacity) => {
      const units = holds.slice(0, capacity).map(onSlot);
      let [spent, sold] = [0, 0];
      while (sold < capacity && spent + (units[sold] ?? 0) <= mostWrites)
        spent += units[sold++] ?? 0;
      const last = units.at(-1) ?? 0;
      const seats = { "from empty": sold, "when nearly full": Math.floor(mostWrites / last) };
      return { capacity, "units, first seat": units[0], "last seat": last, ...seats };
    }),
  );
  const confirm = onSlot(operations.get("confirmBooking") ?? []);
  console.log(`A confirmation in a full slot of ${SEATS}: ${confirm} units`);
  console.log("Whoever finds it full is answered by reads; more in a second is told to be busy.\n");
}

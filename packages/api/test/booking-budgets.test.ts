import { beforeAll, describe, expect, it } from "vitest";
import { loadDivision } from "../src/grid/store.ts";
import { plan } from "../src/grid/plan.fixture.ts";
import type { Instant } from "../src/kernel/clock.ts";
import { DAY, HOUR, plus } from "../src/kernel/clock.ts";
import { write } from "../src/table/table.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { draftInput } from "./support/offers.ts";
import { signIn, type TestPerson } from "./support/people.ts";
import { importPlan } from "./support/places.ts";
import { keepMemory } from "./support/memory.ts";

keepMemory();

/* What booking may cost, in requests to the table; the actor, who is remembered, is left out. */

let app: TestApp;
let community: TestPerson;
let serviceId = "";
let roomId = "";
const AT: Instant = "2026-11-23T02:00:00.000Z";

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

async function send(who: TestPerson, name: string, input: object): Promise<Json> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const thing = name.endsWith("Service") ? "service" : "booking";
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { thing: ${thing} { id } refusal { code } } }`;
  const { data, errors }: Json = await app.ask(query, { input }, who);
  if (errors.length > 0 || data[name].refusal) throw new Error(JSON.stringify({ data, errors }));
  return data[name].thing;
}

beforeAll(async () => {
  app = await startApp();
  await importPlan(app, plan, []);
  const gridId = (await loadDivision(app.deps.table)).byCode.get("A")?.[0]?.id ?? "";
  community = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
  const offer = async (change: object) =>
    (await send(community, "offerService", { draft: draftInput(gridId, change) })).id;
  serviceId = await offer({});
  const resources = [
    { key: "ROOM-1", name: { zh: "直播间", en: "Live room" } },
    { key: "HOST-1", name: { zh: "导播", en: "Host" } },
  ];
  const onePlace = { ...draftInput("").plan, capacity: 1 };
  roomId = await offer({ mode: "FACILITY", plan: onePlace, resources });
});

/** Somebody new whose access token was used, so that reading the actor is behind us. */
async function somebody(): Promise<TestPerson> {
  const who = await signIn(app);
  await app.ask("{ me { id } }", {}, who);
  return who;
}

/** What an operation asks of the table, while it is known which grids count: that is looked up every two seconds. */
async function costOf(operation: () => Promise<unknown>): Promise<string> {
  await loadDivision(app.deps.table);
  app.requests.reset();
  await operation();
  return app.requests
    .names()
    .map((name) => name.replace("Command", ""))
    .join(" ");
}

const hold = (who: TestPerson, id: string, startAt = AT) =>
  send(who, "holdBooking", { slot: { serviceId: id, startAt }, idempotencyKey: "k" });

describe("given a service, when somebody books", () => {
  it.each([
    ["a counter", () => serviceId],
    ["a room with somebody in it", () => roomId],
  ])(
    "%s, then a hold is two reads and one transaction, and so is its confirmation",
    async (_what, id) => {
      const who = await somebody();
      let held: Json;
      const holding = await costOf(async () => {
        held = await hold(who, id());
      });
      expect(holding).toBe("GetItem BatchGetItem TransactWriteItems");
      const confirming = await costOf(() => send(who, "confirmBooking", { id: held.id }));
      expect(confirming).toBe("GetItem BatchGetItem TransactWriteItems");
    },
  );

  it("another time, then moving there is two reads and one transaction", async () => {
    const who = await somebody();
    const { id } = await hold(who, serviceId);
    await send(who, "confirmBooking", { id });
    const move = () => send(who, "rescheduleBooking", { id, startAt: plus(AT, DAY) });
    expect(await costOf(move)).toBe("GetItem BatchGetItem TransactWriteItems");
  });

  it("and gives it up, then that is one read and one transaction", async () => {
    const who = await somebody();
    const { id } = await hold(who, serviceId);
    expect(await costOf(() => send(who, "cancelBooking", { id }))).toBe(
      "GetItem TransactWriteItems",
    );
  });
});

describe("given a catalogue", () => {
  it("when it is searched by words and category, then each shelf is looked through once and the page read", async () => {
    const gridId = (await loadDivision(app.deps.table)).byCode.get("A")?.[0]?.id;
    const query = `query ($id: ID!) { services(gridId: $id, words: "社保", category: GOVERNMENT, first: 20) { edges { node { name } } } }`;
    expect(await costOf(() => app.ask(query, { id: gridId }))).toBe("Query Query BatchGetItem");
    expect(await costOf(() => app.ask(query.replace("社保", "滑雪"), { id: gridId }))).toBe(
      "Query Query",
    );
  });
});

/** As a year of use leaves it: slots of long ago, each with its seats. */
async function age(id: string, bookings: number): Promise<void> {
  for (let n = 0; n * 50 < bookings; n += 1) {
    const sk = `${plus(AT, -(n + 200) * HOUR)}#`;
    const seats = Array.from({ length: 50 }, (_, i) => [`seat:bkg_${n}_${i}`, 1]);
    const item = { pk: `slots#${id}`, sk, taken: 50, ...Object.fromEntries(seats) };
    await write(app.deps.table, { kind: "put", item });
  }
}

describe("given a week of a service", () => {
  const week = (id: string) =>
    app.ask(
      `query ($id: ID!) { service(id: $id) { days(fromOn: "2026-11-23", count: 7) { slots { free waiting isBookable } } } }`,
      { id },
    );

  it("when it is looked at, then the service is read and then two requests at most", async () => {
    expect(await costOf(() => week(serviceId))).toBe("GetItem Query");
    expect((await costOf(() => week(roomId))).split(" ").sort()).toEqual([
      "BatchGetItem",
      "GetItem",
      "Query",
    ]);
  });

  it("when ten thousand bookings lie behind it, then it costs the same as with ten", async () => {
    await age(serviceId, 10);
    const few = await costOf(() => week(serviceId));
    await age(serviceId, 10_000);
    expect(await costOf(() => week(serviceId))).toBe(few);
  });
});

describe("given lists of bookings", () => {
  it.each([
    ["myBookings(phase: OPEN, first: 20)", 2],
    ['bookingDay(heldOn: "2026-11-23", first: 20)', 1],
    ["bookingDesk(first: 20)", 1],
  ])(
    "when a page of 20 of %s is read, with names, then at most two reads",
    async (field, reads) => {
      await app.ask("{ me { id } }", {}, community);
      const query = `{ ${field} { edges { node { id serviceName statusLabel nextStep beneficiaryName performerName allowedActions { label } } } } }`;
      await costOf(() => app.ask(query, {}, { ...community, actingAs: community.roleIds[0]! }));
      expect(app.requests.reads()).toBeLessThanOrEqual(reads);
    },
  );
});

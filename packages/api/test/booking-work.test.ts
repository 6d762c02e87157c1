import { beforeEach, describe, expect, it } from "vitest";
import { type Asking, startApp, type TestApp } from "./support/app.ts";
import { draftInput } from "./support/offers.ts";
import { signIn, type TestPerson } from "./support/people.ts";
import { addAddresses, importPlan } from "./support/places.ts";
import { plan } from "../src/grid/plan.fixture.ts";
import { loadDivision } from "../src/grid/store.ts";

/* What those who serve read: whom they can ask, what waits for them, and their services as written. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

const AT = "2026-11-23T02:00:00.000Z";

let app: TestApp;
let gridId = "";
let resident: TestPerson;
let community: TestPerson;
let workers: TestPerson[];
let serviceId = "";
let bookingId = "";

async function send(who: Asking, name: string, input: object): Promise<Json> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const thing = name.endsWith("Service") ? "service" : "booking";
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { thing: ${thing} { id } refusal { code } } }`;
  const { data, errors }: Json = await app.ask(query, { input }, who);
  if (errors.length > 0 || data[name].refusal) throw new Error(JSON.stringify({ data, errors }));
  return data[name].thing.id;
}

beforeEach(async () => {
  app = await startApp();
  await importPlan(app, plan, []);
  gridId = (await loadDivision(app.deps.table)).byCode.get("A")?.[0]?.id ?? "";
  const [home] = await addAddresses(app, { path: "/S/C/A/A1/", gridCode: "A1" });
  const homes = [{ addressId: home!.id, path: home!.path }];
  resident = await signIn(app, { name: "示例居民·谷雨0137", homes });
  community = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
  workers = [
    await signIn(app, {
      name: "网格员·芒种03",
      posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }],
    }),
    await signIn(app, {
      name: "网格员·白露04",
      posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }],
    }),
  ];
  await signIn(app, { name: "网格员·远方05", posts: [{ role: "GRID_WORKER", path: "/S/C/B/" }] });
  const draft = draftInput(gridId, { mode: "HOME_VISIT", venue: null });
  serviceId = await send(community, "offerService", { draft });
  bookingId = await send(resident, "holdBooking", { slot: { serviceId, startAt: AT } });
  await send(resident, "confirmBooking", { id: bookingId, addressId: home!.id });
});

async function performers(who: Asking): Promise<string[]> {
  const query = `query ($id: ID!) { booking(id: $id) { performers { personId name roleLabel } } }`;
  const { data }: Json = await app.ask(query, { id: bookingId }, who);
  return data.booking.performers.map(({ name }: Json) => name).sort();
}

async function desk(who: Asking): Promise<string[]> {
  const query = `{ bookingDesk(first: 9) { edges { node { id } } } }`;
  const { data }: Json = await app.ask(query, {}, who);
  return data.bookingDesk.edges.map(({ node }: Json) => node.id);
}

describe("given an order for a home visit", () => {
  it("when it is to be assigned, then those who may go are told to who assigns, and to nobody else", async () => {
    expect(await performers(community)).toEqual(["网格员·白露04", "网格员·芒种03"]);
    expect(await performers(workers[0]!)).toEqual([]);
    expect(await performers(resident)).toEqual([]);
  });

  it("when somebody has turned it down, then they are not told any more", async () => {
    await send(community, "assignBooking", { id: bookingId, personId: workers[0]!.id });
    expect(await performers(community)).toEqual(["网格员·白露04"]);
    await send(workers[0]!, "turnDownBooking", { id: bookingId, reason: "当天休假" });
    expect(await performers(community)).toEqual(["网格员·白露04"]);
  });

  it("when it was assigned, then it stays on the desk until somebody takes it on", async () => {
    expect(await desk(workers[0]!)).toEqual([bookingId]);
    await send(community, "assignBooking", { id: bookingId, personId: workers[0]!.id });
    expect(await desk(workers[0]!)).toEqual([bookingId]);
    await send(workers[0]!, "acceptBooking", { id: bookingId });
    expect(await desk(workers[0]!)).toEqual([]);
  });
});

describe("given a booking whose time is to come", () => {
  it("when it is read, then it says when somebody may be noted as absent, and that nobody is late", async () => {
    await send(community, "assignBooking", { id: bookingId, personId: workers[0]!.id });
    await send(workers[0]!, "acceptBooking", { id: bookingId });
    const query = `query ($id: ID!) { booking(id: $id) { absenceRule light lightLabel } }`;
    const { data }: Json = await app.ask(query, { id: bookingId }, workers[0]);
    expect(data.booking).toEqual({
      absenceRule: "开始 15 分钟后，联系过 2 次仍未到，才能登记未到场",
      light: "NONE",
      lightLabel: "时限内",
    });
  });
});

const DRAFT = `draft {
  gridId unitId name { zh en } summary { zh en } category mode venue
  plan { weekly { weekday hours { opens closes } } breaks { opens closes }
    exceptions { appliesOn hours { opens closes } reason } isClosedOnHolidays slotMinutes
    beforeMinutes afterMinutes capacity walkIns
    occasions { heldOn hours { opens closes } group capacity } }
  rules { leadMinutes windowDays isWindowInWorkDays cutoffMinutes perDay perWeek perMonth maxParty needsApproval isUrgent isTakenWhole needsCompanion }
  questions { code label { zh en } kind isRequired options { code label { zh en } } min max }
  resources { key name { zh en } } needsHome minAge maxAge roles price { zh en }
}`;

const draftSeenBy = async (who: Asking): Promise<Json> => {
  const query = `query ($id: ID!) { service(id: $id) { ${DRAFT} } }`;
  const { data }: Json = await app.ask(query, { id: serviceId }, who);
  return data.service.draft;
};

describe("given a service", () => {
  it("when who looks after it reads the draft and sends it back, then nothing has changed", async () => {
    const draft = await draftSeenBy(community);
    expect(draft).toMatchObject(draftInput(gridId, { mode: "HOME_VISIT", venue: null }));
    await send(community, "reviseService", { id: serviceId, draft });
    expect(await draftSeenBy(community)).toEqual(draft);
  });

  it("when it is for certain posts and visits by two, then the draft says so and keeps it", async () => {
    const rules = { ...draftInput("").rules, needsCompanion: true };
    const draft = draftInput(gridId, {
      mode: "HOME_VISIT",
      venue: null,
      rules,
      roles: ["GRID_WORKER"],
    });
    // The resident has booked it before: what becomes of that is decided with the change.
    const decision = { rule: "KEEP", bookingIds: [bookingId] };
    await send(community, "reviseService", { id: serviceId, draft, decision });
    const written = await draftSeenBy(community);
    expect(written).toMatchObject({ roles: ["GRID_WORKER"], rules });
    await send(community, "reviseService", { id: serviceId, draft: written });
    expect(await draftSeenBy(community)).toEqual(written);
  });

  it("when somebody else reads it, then there is no draft for them", async () => {
    expect(await draftSeenBy(resident)).toBeNull();
    expect(await draftSeenBy(workers[0]!)).toBeNull();
  });

  it("when those who look after it list theirs, then it is there, and for another community it is not", async () => {
    const elsewhere = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/T/C/" }] });
    const query = `{ managedServices(first: 9) { edges { node { id } } } }`;
    const listed = async (who: Asking) => {
      const { data }: Json = await app.ask(query, {}, who);
      return data.managedServices.edges.map(({ node }: Json) => node.id);
    };
    expect(await listed(community)).toEqual([serviceId]);
    expect(await listed(elsewhere)).toEqual([]);
  });
});

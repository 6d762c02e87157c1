import { beforeEach, describe, expect, it } from "vitest";
import { type Asking, NOW, startApp, type TestApp } from "../../test/support/app.ts";
import { draftInput } from "../../test/support/offers.ts";
import { signIn, type TestPerson } from "../../test/support/people.ts";
import { addAddresses, importPlan } from "../../test/support/places.ts";
import { noticeConsumer } from "../notice/store.ts";
import { createWorker } from "../worker.ts";
import { loadDivision } from "../grid/store.ts";
import { plan } from "../grid/plan.fixture.ts";
import { DAY, HOUR, MINUTE, plus } from "../kernel/clock.ts";
import { promoteConsumer } from "./promote.ts";
import { sweepBookings } from "./sweep.ts";

/* What booking is like through the API: for who books, and for those who give the service. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

let app: TestApp;
let gridId = "";
let addressId = "";
let resident: TestPerson;
let neighbour: TestPerson;
let community: TestPerson;
let worker: TestPerson;
beforeEach(async () => {
  app = await startApp();
  await importPlan(app, plan, []);
  gridId = (await loadDivision(app.deps.table)).byCode.get("A")?.[0]?.id ?? "";
  const [home] = await addAddresses(app, { path: "/S/C/A/A1/", gridCode: "A1" });
  addressId = home!.id;
  const homes = [{ addressId: home!.id, path: home!.path }];
  resident = await signIn(app, { name: "示例居民·谷雨0137", homes });
  neighbour = await signIn(app, { name: "示例居民·霜降0009", homes });
  community = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
  worker = await signIn(app, {
    name: "网格员·芒种03",
    posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }],
  });
});

/** Goes to another time; access tokens live for a quarter of an hour, so everybody gets a new one. */
async function moveTo(now: string): Promise<void> {
  app.clock.now = now;
  const { tokens, ids } = app.deps;
  for (const who of [resident, neighbour, community, worker]) {
    const claims = { personId: who.id, sessionId: ids.next("session"), epoch: 0 };
    who.token = await tokens.issue(claims, now);
  }
}

const FIELDS =
  "id stage statusLabel nextStep linePosition toConfirmAt performerName record rating beneficiaryName requesterName isForOther address answers { label text } allowedActions { mutation } timeline { title byName } isTimelineIntact";

async function send(who: Asking, name: string, input: object): Promise<Json> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const thing = name.endsWith("Service") ? "service { id }" : `booking { ${FIELDS} }`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${thing} refusal { code message field } } }`;
  const { data, errors }: Json = await app.ask(query, { input }, who);
  return errors.length > 0 ? { denied: errors[0].extensions.code } : data[name];
}

async function offer(change: object = {}): Promise<string> {
  return (await send(community, "offerService", { draft: draftInput(gridId, change) })).service.id;
}
const planOf = (change: object) => ({ plan: { ...draftInput("").plan, ...change } });
const rulesOf = (change: object) => ({ rules: { ...draftInput("").rules, ...change } });

const AT = "2026-11-23T02:00:00.000Z";
const hold = (who: Asking, serviceId: string, more: object = {}, startAt = AT) =>
  send(who, "holdBooking", { slot: { serviceId, startAt }, ...more });
const act = async (who: Asking, name: string, id: string, more: object = {}) =>
  send(who, name, { id, ...more });
const buttons = ({ booking }: Json): string[] =>
  booking.allowedActions.map(({ mutation }: Json) => mutation);

async function week(serviceId: string): Promise<Json[]> {
  const query = `query ($id: ID!) { service(id: $id) { days(fromOn: "2026-11-23", count: 7) { heldOn isOpen slots { startAt free waiting isBookable closedBecause } } } }`;
  const { data }: Json = await app.ask(query, { id: serviceId });
  return data.service.days;
}
const slotAt = async (serviceId: string, startAt = AT): Promise<Json> =>
  (await week(serviceId)).flatMap(({ slots }) => slots).find((one) => one.startAt === startAt);

const background = () => {
  const { deps } = app;
  const run = createWorker(deps, [noticeConsumer(deps), promoteConsumer(deps)]);
  return run.drainNow();
};

describe("given a counter with a form, when somebody books it", () => {
  const questions = [
    { code: "matter", label: { zh: "事项", en: "Matter" }, kind: "STRING", isRequired: true },
  ];

  it("then the seat is held, confirmed with answers, used and rated, and every step is on record", async () => {
    const id = await offer({ questions });
    const held = await hold(resident, id);
    expect(held.booking).toMatchObject({ stage: "HELD", toConfirmAt: plus(NOW, 10 * MINUTE) });
    expect(buttons(held)).toEqual(["confirmBooking", "cancelBooking"]);
    expect(await slotAt(id)).toMatchObject({ free: 99, isBookable: true });
    const bookingId = held.booking.id;

    const wrong = await act(resident, "confirmBooking", bookingId, { answers: [] });
    expect(wrong.refusal).toMatchObject({
      code: "booking.answer_missing",
      field: "answers.matter",
    });
    const answers = [{ code: "matter", values: ["养老认证"] }];
    const booked = await act(resident, "confirmBooking", bookingId, { answers });
    expect(booked.booking).toMatchObject({
      stage: "BOOKED",
      answers: [{ label: "事项", text: "养老认证" }],
    });

    await moveTo(plus(AT, -10 * MINUTE));
    await act(community, "checkInBooking", bookingId);
    const done = await act(community, "finishBooking", bookingId, { record: "已办结" });
    expect(done.booking).toMatchObject({ stage: "DONE", record: "已办结", rating: null });
    const rated = await act(resident, "rateBooking", bookingId, { rating: 5 });
    expect(rated.booking).toMatchObject({ rating: 5, isTimelineIntact: true });
    expect(rated.booking.timeline.map(({ title }: Json) => title)).toEqual([
      "已占位",
      "预约成功",
      "已到场",
      "已完成",
      "已评价",
    ]);
  });

  it("then a stranger sees neither it nor that it exists, and a neighbour's list is empty", async () => {
    const { booking } = await hold(resident, await offer());
    const query = `query ($id: ID!) { booking(id: $id) { id } node(id: $id) { id } myBookings(phase: OPEN, first: 9) { edges { node { id } } } }`;
    const { data }: Json = await app.ask(query, { id: booking.id }, neighbour);
    expect(data).toEqual({ booking: null, node: null, myBookings: { edges: [] } });
    expect(await act(neighbour, "cancelBooking", booking.id)).toEqual({ denied: "NOT_FOUND" });
  });

  it("then the same key twice makes one hold, and a second booking at that time is refused", async () => {
    const id = await offer();
    const first = await hold(resident, id, { idempotencyKey: "k" });
    const again = await hold(resident, id, { idempotencyKey: "k" });
    expect(again.booking.id).toBe(first.booking.id);
    expect((await hold(resident, id)).refusal.code).toBe("booking.overlap");
  });
});

describe("given one seat", () => {
  it("when it is taken, then the next waits, is offered it when it is given up, and has two hours", async () => {
    const id = await offer(planOf({ capacity: 1 }));
    const { booking } = await hold(resident, id);
    await act(resident, "confirmBooking", booking.id);
    expect((await hold(neighbour, id)).refusal.code).toBe("booking.full");
    const slot = { serviceId: id, startAt: AT };
    const joined = await send(neighbour, "joinWaitingList", { slot });
    expect(joined.booking).toMatchObject({ stage: "WAITING", linePosition: 1 });
    await act(resident, "cancelBooking", booking.id);
    await background();
    const query = `query ($id: ID!) { booking(id: $id) { stage toConfirmAt } unreadNoticeCount }`;
    const { data }: Json = await app.ask(query, { id: joined.booking.id }, neighbour);
    expect(data).toEqual({
      booking: { stage: "OFFERED", toConfirmAt: plus(NOW, 2 * HOUR) },
      unreadNoticeCount: 1,
    });
    const taken = await act(neighbour, "confirmBooking", joined.booking.id);
    expect(taken.booking.stage).toBe("BOOKED");
  });

  it("when an offer lapses, then it passes on to the next in line", async () => {
    const id = await offer(planOf({ capacity: 1 }));
    const third = await signIn(app);
    const { booking } = await hold(resident, id);
    const slot = { serviceId: id, startAt: AT };
    const second = await send(neighbour, "joinWaitingList", { slot });
    app.clock.advance(MINUTE);
    const last = await send(third, "joinWaitingList", { slot });
    await act(resident, "cancelBooking", booking.id);
    await background();
    app.clock.advance(2 * HOUR);
    await sweepBookings(app.deps.table, app.clock.now);
    await background();
    const query = `query ($id: ID!) { booking(id: $id) { stage } }`;
    const stageOf = async (who: TestPerson, { booking: one }: Json) => {
      const { data }: Json = await app.ask(query, { id: one.id }, who);
      return data.booking.stage;
    };
    // The token lives for a quarter of an hour only.
    app.clock.now = NOW;
    expect([await stageOf(neighbour, second), await stageOf(third, last)]).toEqual([
      "LAPSED",
      "OFFERED",
    ]);
  });
});

describe("given approval is needed", () => {
  it("when it is confirmed, then it waits on the desk of the community with its seat, and is let through", async () => {
    const id = await offer({ ...planOf({ capacity: 1 }), ...rulesOf({ needsApproval: true }) });
    const { booking } = await hold(resident, id);
    expect((await act(resident, "confirmBooking", booking.id)).booking.stage).toBe("PENDING");
    expect((await slotAt(id)).free).toBe(0);
    const query = `{ bookingDesk(first: 9) { edges { node { id allowedActions { mutation } } } } }`;
    const desk: Json = await app.ask(query, {}, await signInAtA());
    expect(desk.data.bookingDesk.edges.map(({ node }: Json) => node.id)).toEqual([booking.id]);
    expect((await act(community, "approveBooking", booking.id)).booking.stage).toBe("BOOKED");
  });
});

const signInAtA = () => signIn(app, { posts: [{ role: "GRID_HEAD", path: "/S/C/A/" }] });

describe("given a home visit", () => {
  it("when it is ordered, then it is assigned, turned down, assigned to another, taken on and made", async () => {
    const id = await offer({ mode: "HOME_VISIT", ...planOf({ capacity: 3 }) });
    const { booking } = await hold(resident, id);
    const noAddress = await act(resident, "confirmBooking", booking.id);
    expect(noAddress.refusal).toMatchObject({
      code: "booking.address_missing",
      field: "addressId",
    });
    const ordered = await act(resident, "confirmBooking", booking.id, { addressId });
    expect(ordered.booking.stage).toBe("ORDERED");
    expect(ordered.booking.address).not.toBeNull();
    const other = await signIn(app, { posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }] });
    await act(community, "assignBooking", booking.id, { personId: other.id });
    expect((await act(worker, "acceptBooking", booking.id)).refusal.code).toBe(
      "booking.performer_is_other",
    );
    await act(other, "turnDownBooking", booking.id, { reason: "临时有事" });
    const again = await act(community, "assignBooking", booking.id, { personId: other.id });
    expect(again.refusal.code).toBe("booking.performer_turned_down");
    await act(community, "assignBooking", booking.id, { personId: worker.id });
    const accepted = await act(worker, "acceptBooking", booking.id);
    expect(accepted.booking).toMatchObject({ stage: "BOOKED", performerName: "网格员·芒种03" });
  });

  it("when nobody comes for half an hour, then the clock says so and asks to book again", async () => {
    const id = await offer({ mode: "HOME_VISIT" });
    const { booking } = await hold(resident, id);
    await act(resident, "confirmBooking", booking.id, { addressId });
    await act(community, "assignBooking", booking.id, { personId: worker.id });
    await act(worker, "acceptBooking", booking.id);
    await sweepBookings(app.deps.table, plus(AT, 31 * MINUTE));
    const query = `query ($id: ID!) { booking(id: $id) { stage nextStep } }`;
    const { data }: Json = await app.ask(query, { id: booking.id }, resident);
    expect(data.booking).toEqual({
      stage: "NO_SHOW_PROVIDER",
      nextStep: "请重新预约；30 天内候补该服务时您排在最前",
    });
  });
});

describe("given staff book for a resident of their grid", () => {
  it("when they do, then both see it, and it says who acted for whom", async () => {
    const id = await offer();
    const held = await hold(worker, id, { beneficiaryId: resident.id });
    expect(held.booking).toMatchObject({
      isForOther: true,
      beneficiaryName: "示例居民·谷雨0137",
      requesterName: "网格员·芒种03",
    });
    const query = `{ myBookings(phase: OPEN, first: 9) { edges { node { id } } } }`;
    for (const who of [worker, resident]) {
      const { data }: Json = await app.ask(query, {}, who);
      expect(data.myBookings.edges.map(({ node }: Json) => node.id)).toEqual([held.booking.id]);
    }
  });

  it("when a relative books on leave that was given, then both see it, until it is taken back", async () => {
    const input = { agentId: neighbour.id, relation: "FAMILY", days: 30 };
    const mutate = async (name: string, given: object): Promise<Json> => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { authorisation { id isInForce } refusal { code } } }`;
      const { data }: Json = await app.ask(query, { input: given }, resident);
      return data[name].authorisation;
    };
    const { id: authorisationId } = await mutate("authoriseAgent", input);
    const serviceId = await offer();
    const forThem = { beneficiaryId: resident.id, authorisationId };
    const held = await hold(neighbour, serviceId, forThem);
    expect(held.booking).toMatchObject({ isForOther: true, beneficiaryName: "示例居民·谷雨0137" });
    const query = `{ myBookings(phase: OPEN, first: 9) { edges { node { id } } } }`;
    const { data }: Json = await app.ask(query, {}, resident);
    expect(data.myBookings.edges.map(({ node }: Json) => node.id)).toEqual([held.booking.id]);
    expect((await mutate("revokeAuthorisation", { id: authorisationId })).isInForce).toBe(false);
    expect(await hold(neighbour, serviceId, forThem, plus(AT, HOUR))).toEqual({
      denied: "FORBIDDEN",
    });
  });

  it("when a neighbour tries the same, then it is denied", async () => {
    const denied = await hold(neighbour, await offer(), { beneficiaryId: resident.id });
    expect(denied).toEqual({ denied: "FORBIDDEN" });
  });
});

describe("given somebody does not come", () => {
  it("when staff called twice and waited, then it is noted; three times, and staff call before the next", async () => {
    const id = await offer();
    for (const [n, startAt] of [AT, plus(AT, HOUR), plus(AT, 2 * HOUR)].entries()) {
      const { booking } = await hold(resident, id, {}, startAt);
      await act(resident, "confirmBooking", booking.id);
      await moveTo(plus(startAt, 15 * MINUTE));
      const few = await act(community, "reportBookingAbsence", booking.id, { calls: 1 });
      expect([n, few.refusal?.code]).toEqual([n, "booking.absence_calls"]);
      const noted = await act(community, "reportBookingAbsence", booking.id, { calls: 2 });
      expect(noted.booking.stage).toBe("NO_SHOW_USER");
      await moveTo(NOW);
    }
    const { booking } = await hold(resident, id, {}, plus(AT, DAY));
    expect((await act(resident, "confirmBooking", booking.id)).booking.stage).toBe("PENDING");
  });
});

describe("given a booking whose time has come", () => {
  const codeOf = async (who: Asking, id: string): Promise<string | null> => {
    const query = `query ($id: ID!) { booking(id: $id) { checkInCode } }`;
    const { data }: Json = await app.ask(query, { id }, who);
    return data.booking?.checkInCode ?? null;
  };
  let id = "";
  beforeEach(async () => {
    const { booking } = await hold(resident, await offer());
    id = booking.id;
    await act(resident, "confirmBooking", id);
    await moveTo(plus(AT, -10 * MINUTE));
  });

  it("when the code is scanned, then the person is checked in, once", async () => {
    const code = await codeOf(resident, id);
    const first = await act(community, "checkInBooking", id, { code });
    expect(first.booking.stage).toBe("CHECKED_IN");
    expect((await act(community, "checkInBooking", id, { code })).refusal.code).toBe(
      "booking.not_now",
    );
  });

  it("when the code is a photo of half a minute ago, then it is refused", async () => {
    const code = await codeOf(resident, id);
    app.clock.advance(31_000);
    expect((await act(community, "checkInBooking", id, { code })).refusal).toMatchObject({
      code: "booking.code_expired",
      field: "code",
    });
  });

  it("when it is another booking's, forged, or an access token, then it is refused", async () => {
    const other = await hold(neighbour, await offer());
    await act(neighbour, "confirmBooking", other.booking.id);
    const theirs = await codeOf(neighbour, other.booking.id);
    const forged = `${(await codeOf(resident, id))?.slice(0, -4)}AAAA`;
    for (const code of [theirs, forged, "x", resident.token])
      expect((await act(community, "checkInBooking", id, { code })).refusal.code).toBe(
        "booking.code_invalid",
      );
  });

  it("when a phone without a network has the published key, then it can check the code itself", async () => {
    const response = await app.app.fetch(new Request("http://linge.test/.well-known/jwks.json"));
    const { keys }: Json = await response.json();
    const [head = "", body = "", signature = ""] = ((await codeOf(resident, id)) ?? "").split(".");
    const { kid } = JSON.parse(Buffer.from(head, "base64url").toString());
    const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
    const jwk = keys.find((one: Json) => one.kid === kid);
    const key = await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["verify"]);
    const check = (text: string) =>
      crypto.subtle.verify(
        algorithm,
        key,
        Buffer.from(signature, "base64url"),
        new TextEncoder().encode(text),
      );
    expect(await check(`${head}.${body}`)).toBe(true);
    expect(await check(`${head}.${body}A`)).toBe(false);
    expect(JSON.parse(Buffer.from(body, "base64url").toString())).toMatchObject({ sub: id });
  });

  it("when somebody else asks for the code, or it is too early, then there is none", async () => {
    expect(await codeOf(community, id)).toBeNull();
    await moveTo(plus(AT, -31 * MINUTE));
    expect(await codeOf(resident, id)).toBeNull();
  });
});

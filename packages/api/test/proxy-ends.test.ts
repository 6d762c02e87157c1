import { beforeEach, describe, expect, it } from "vitest";
import { feedRoute } from "../src/feed/serve.ts";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";
import { signIn } from "./support/people.ts";

/* Whoever looks after somebody else's affairs does so while the leave or the post lasts, and not a moment longer. */

let counter: Counter;
let serviceId: string;
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer({ mode: "HOME_VISIT" });
});

const BOOKING = "query ($id: ID!) { booking(id: $id) { id address } node(id: $id) { id } }";
const LIST = "{ myBookings(phase: OPEN, first: 9) { edges { node { id } } } }";

/** What somebody can find of a booking, by every road to it. */
async function found(who: object, id: string): Promise<Json> {
  const { booking, node } = await counter.ask(who, BOOKING, { id });
  const { myBookings } = await counter.ask(who, LIST);
  return { booking, node, list: myBookings.edges.map((edge: Json) => edge.node.id) };
}
const nothing = { booking: null, node: null, list: [] };

const titlesOf = async (who: object): Promise<string[]> => {
  const { notices } = await counter.ask(who, "{ notices(first: 20) { edges { node { title } } } }");
  return notices.edges.map(({ node }: Json) => node.title);
};

/** What programs read behind the address of a feed. */
const calendarAt = async (path: string): Promise<string> =>
  (await feedRoute(counter.app.deps)(new Request(`http://localhost${path}`)))?.text() ?? "";

/** Leave from the resident to the neighbour. */
async function giveLeave(): Promise<string> {
  const input = { agentId: counter.neighbour.id, relation: "FAMILY", days: 30 };
  const { authorisation } = await counter.send(
    counter.resident,
    "authoriseAgent",
    input,
    "authorisation { id }",
  );
  return authorisation.id;
}

const takeBack = (id: string): Promise<Json> =>
  counter.send(counter.resident, "revokeAuthorisation", { id }, "authorisation { isInForce }");

/** A visit somebody ordered for the resident, at their home. */
async function order(who: object, more: object): Promise<string> {
  const { hold, act, resident, addressId } = counter;
  const { booking } = await hold(who, serviceId, SLOT, { beneficiaryId: resident.id, ...more });
  await act(who, "confirmBooking", { id: booking.id, addressId });
  return booking.id;
}

describe("given a neighbour booked on leave", () => {
  it("when it lasts, then they see all of it, read calendars with it and may change it", async () => {
    const { neighbour, send, act } = counter;
    const id = await order(neighbour, { authorisationId: await giveLeave() });
    expect(await found(neighbour, id)).toMatchObject({
      booking: { id, address: expect.any(String) },
      node: { id },
      list: [id],
    });
    const { path } = await send(neighbour, "makeCalendarFeed", {}, "path");
    expect(await calendarAt(path)).toContain(id);
    expect((await act(neighbour, "cancelBooking", { id })).booking.stage).toBe("CANCELLED");
  });

  it("when it is taken back, then for them there is nothing: no booking, no list, no calendar, no copy", async () => {
    const { neighbour, send, act, ask } = counter;
    const leave = await giveLeave();
    const id = await order(neighbour, { authorisationId: leave });
    const { path } = await send(neighbour, "makeCalendarFeed", {}, "path");
    await takeBack(leave);
    expect(await found(neighbour, id)).toEqual(nothing);
    expect(await act(neighbour, "cancelBooking", { id })).toEqual({ denied: "NOT_FOUND" });
    expect(await calendarAt(path)).not.toContain(id);
    const { myData } = await ask(neighbour, "{ myData { content } }");
    expect(JSON.parse(myData.content).bookings.items).toEqual([]);
  });

  it("when it ends by itself, then so it does", async () => {
    const { neighbour, moveTo, hold, act } = counter;
    const id = await order(neighbour, { authorisationId: await giveLeave() });
    await moveTo("2026-12-21T02:00:00.000Z");
    expect(await found(neighbour, id)).toMatchObject({ booking: null, node: null });
    expect(await hold(neighbour, serviceId, SLOT)).toBeDefined();
    expect(await act(neighbour, "rateBooking", { id, rating: 1 })).toEqual({ denied: "NOT_FOUND" });
  });

  it("when it is taken back between the hold and its confirming, then nothing is booked", async () => {
    const { neighbour, resident, hold, act, addressId } = counter;
    const authorisationId = await giveLeave();
    const forThem = { beneficiaryId: resident.id, authorisationId };
    const { booking } = await hold(neighbour, serviceId, SLOT, forThem);
    await takeBack(authorisationId);
    const late = await act(neighbour, "confirmBooking", { id: booking.id, addressId });
    expect(late).toEqual({ denied: "NOT_FOUND" });
  });

  it("when it is given anew, then they look after it again", async () => {
    const { neighbour } = counter;
    const leave = await giveLeave();
    const id = await order(neighbour, { authorisationId: leave });
    await takeBack(leave);
    await giveLeave();
    expect(await found(neighbour, id)).toMatchObject({ booking: { id }, list: [id] });
  });

  it("when it was taken back, then they hear no more of it", async () => {
    const { neighbour, resident, community, background, act } = counter;
    const leave = await giveLeave();
    const id = await order(neighbour, { authorisationId: leave });
    await background();
    await takeBack(leave);
    await act(community, "callOffBooking", { id, reason: "示例原因" });
    await background();
    expect(await titlesOf(resident)).toContain("服务方取消");
    expect(await titlesOf(neighbour)).not.toContain("服务方取消");
  });
});

describe("given a grid worker booked for a resident", () => {
  const dismiss = async (): Promise<void> => {
    const { app, worker, send } = counter;
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    const input = { personId: worker.id, roleId: worker.roleIds[0], reason: "调离" };
    expect(await send(street, "dismiss", input, "appointment { id }")).toMatchObject({
      appointment: { id: worker.roleIds[0] },
    });
  };

  it("when they leave the post, then they see nothing of it and hear no more of it", async () => {
    const { worker, community, act, background } = counter;
    const id = await order(worker, {});
    expect(await found(worker, id)).toMatchObject({ booking: { id }, list: [id] });
    await background();
    await dismiss();
    expect(await found(worker, id)).toEqual(nothing);
    expect(await act(worker, "cancelBooking", { id })).toEqual({ denied: "NOT_FOUND" });
    await act(community, "callOffBooking", { id, reason: "示例原因" });
    await background();
    expect(await titlesOf(worker)).not.toContain("服务方取消");
  });
});

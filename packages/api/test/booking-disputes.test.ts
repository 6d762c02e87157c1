import { beforeEach, describe, expect, it } from "vitest";
import { sweepBookings } from "../src/booking/sweep.ts";
import { concernConsumer } from "../src/complaint/concern.ts";
import { DAY, HOUR, MINUTE, plus } from "../src/kernel/clock.ts";
import { twinOf } from "../src/kernel/ids.ts";
import { type Counter, openCounter, SLOT } from "./support/counter.ts";
import { signIn } from "./support/people.ts";

/* What goes wrong with a booking goes on as a complaint, once. */

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

const LINKS = `query ($id: ID!) { booking(id: $id) { stage nextStep complaint { id description source reporter { name } booking { id } } } }`;

async function served(): Promise<string> {
  const { book, offer, moveTo, act, community, resident } = counter;
  const id = await book(resident, await offer());
  await moveTo(plus(SLOT, -10 * MINUTE));
  await act(community, "checkInBooking", { id });
  await act(community, "finishBooking", { id, record: "已办结" });
  return id;
}

describe("given a booking that was served", () => {
  it("when the person disputes it, then a complaint of theirs is opened, and the two show each other", async () => {
    const { act, resident, background, ask } = counter;
    const id = await served();
    const disputed = await act(resident, "disputeBooking", { id, text: "窗口没有人" });
    expect(disputed.booking.timeline.at(-1)).toMatchObject({
      title: "有异议，已转为诉求",
      detail: null,
    });
    await background();
    const { booking } = await ask(resident, LINKS, { id });
    expect(booking.complaint).toMatchObject({
      id: twinOf("complaint", id),
      source: "BOOKING",
      booking: { id },
    });
    expect(booking.complaint.description).toContain("窗口没有人");
    expect((await act(resident, "disputeBooking", { id, text: "再说一次" })).refusal.code).toBe(
      "booking.disputed_before",
    );
  });

  it("when those who served look for it, then it is the street's: they neither read nor reject it", async () => {
    const { act, resident, community, worker, background, ask, app, send } = counter;
    const id = await served();
    await act(resident, "disputeBooking", { id, text: "窗口没有人" });
    await background();
    const complaintId = twinOf("complaint", id);
    const query = "query ($id: ID!) { complaint(id: $id) { id reporter { name } } }";
    for (const who of [community, worker])
      expect(await ask(who, query, { id: complaintId })).toEqual({ complaint: null });
    const reject = { id: complaintId, reason: "OUTSIDE_CATALOGUE", text: "不属实" };
    expect(await send(community, "rejectComplaint", reject, "complaint { id }")).toEqual({
      denied: "NOT_FOUND",
    });
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    expect(await ask(street, query, { id: complaintId })).toMatchObject({
      complaint: { id: complaintId },
    });
  });

  it("when staff of another grid look for it, then there is neither for them", async () => {
    const { act, resident, background, ask, app } = counter;
    const id = await served();
    await act(resident, "disputeBooking", { id, text: "窗口没有人" });
    await background();
    const other = await signIn(app, { posts: [{ role: "GRID_WORKER", path: "/S/C/B/" }] });
    const complaint = await ask(other, "query ($id: ID!) { complaint(id: $id) { id } }", {
      id: twinOf("complaint", id),
    });
    expect(complaint).toEqual({ complaint: null });
    expect(await ask(other, LINKS, { id })).toEqual({ booking: null });
  });

  it("when the message comes twice, and twice at once, then there is one complaint", async () => {
    const { act, resident, background, ask, app } = counter;
    const id = await served();
    await act(resident, "disputeBooking", { id, text: "窗口没有人" });
    const concern = {
      complaintId: twinOf("complaint", id),
      category: "governance.staff_complaint",
      path: "/S/C/A/",
      reporter: { id: resident.id, name: "" },
      text: "窗口没有人",
    };
    const message = { subjectId: id, version: 9, at: SLOT };
    const deliver = () =>
      concernConsumer(app.deps)({
        ...message,
        effects: { news: [], attached: [], concerns: [concern] },
      });
    await Promise.all([deliver(), deliver(), background()]);
    await deliver();
    const mine = await ask(resident, "{ myComplaints(first: 9) { edges { node { id } } } }");
    expect(mine.myComplaints.edges).toHaveLength(1);
  });

  it("when it is too late or nothing is said, then it is refused; a client cannot say it came from a booking", async () => {
    const { act, send, moveTo, resident } = counter;
    const id = await served();
    expect((await act(resident, "disputeBooking", { id, text: " " })).refusal).toMatchObject({
      code: "booking.reason_missing",
      field: "text",
    });
    await moveTo(plus(SLOT, 16 * DAY));
    expect((await act(resident, "disputeBooking", { id, text: "晚了" })).refusal.code).toBe(
      "booking.dispute_too_late",
    );
    const input = {
      category: "governance.suggestion",
      description: "x",
      source: "BOOKING",
      place: { point: { lng: 82.401, lat: 39.201 } },
    };
    expect(
      (await send(resident, "submitComplaint", input, "receipt { number }")).refusal.code,
    ).toBe("complaint.source_staff_only");
  });
});

describe("given a home visit that nobody takes on", () => {
  it("when three have turned it down, then the community is told to call", async () => {
    const { act, app, book, offer, resident, community, background, ask } = counter;
    const id = await book(resident, await offer({ mode: "HOME_VISIT" }));
    const head = await signIn(app, { posts: [{ role: "GRID_HEAD", path: "/S/C/A/" }] });
    for (let n = 0; n < 3; n += 1) {
      const one = await signIn(app, { posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }] });
      await act(community, "assignBooking", { id, personId: one.id });
      await act(one, "turnDownBooking", { id, reason: "临时有事" });
    }
    await background();
    const inbox = await ask(head, "{ notices(first: 20) { edges { node { title } } } }");
    expect(
      inbox.notices.edges.map(({ node }: { node: { title: string } }) => node.title),
    ).toContain("已有 3 人未接单，请联系居民另作安排");
  });

  it("when its time comes, then it lapses and the community looks for help elsewhere", async () => {
    const { app, book, offer, moveTo, resident, background, ask } = counter;
    const service = await offer({ mode: "HOME_VISIT", category: "ELDERLY" });
    const id = await book(resident, service);
    await moveTo(plus(SLOT, HOUR));
    await sweepBookings(app.deps.table, app.clock.now);
    await background();
    const { booking } = await ask(resident, LINKS, { id });
    expect(booking).toMatchObject({
      stage: "LAPSED",
      nextStep: "没有人员可以提供服务，已请社区协助寻找其他帮助",
      complaint: { source: "BOOKING" },
    });
    expect(booking.complaint.description).toContain("请协助寻找其他帮助");
  });
});

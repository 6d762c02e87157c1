import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sweepBookings } from "../src/booking/sweep.ts";
import { MINUTE, plus } from "../src/kernel/clock.ts";
import { type Counter, type Json, openCounter } from "./support/counter.ts";
import { seatProblems } from "./support/seats.ts";

/* A reception calls those who are there: who has an appointment is known to be there from the check-in on. */

const OPENS = "2026-11-25T01:00:00.000Z";
const AT = plus(OPENS, 30 * MINUTE);
const GRACE = 20;

let counter: Counter;
let serviceId = "";
let appointment = "";
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer({
    mode: "RECEPTION",
    plan: { slotMinutes: 15, capacity: 1, walkIns: 20 },
    rules: { graceMinutes: GRACE, perDay: 1 },
  });
  appointment = await counter.book(counter.neighbour, serviceId, AT);
});

// Whatever happened, what lies in the table says the same thing twice.
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect
  expect(await seatProblems(counter.app.deps.table)).toEqual([]);
});

const TURN =
  "id stage statusLabel nextStep isHere graceEndsAt aheadCount ticketNumber checkInCode timeline { title } allowedActions { mutation }";
const act = (who: object, name: string, input: object): Promise<Json> =>
  counter.send(who, name, input, `booking { ${TURN} }`);
const take = (who: object): Promise<Json> => act(who, "takeNumber", { serviceId });
const call = (): Promise<Json> => act(counter.worker, "callNext", { serviceId });
const arrive = (id = appointment): Promise<Json> => act(counter.worker, "checkInBooking", { id });
const see = async (id = appointment, who: object = counter.neighbour): Promise<Json> =>
  (await counter.ask(who, `query ($id: ID!) { booking(id: $id) { ${TURN} } }`, { id })).booking;
const sweep = () => sweepBookings(counter.app.deps.table, counter.app.clock.now);
const called = async (): Promise<string> => {
  const { booking, refusal } = await call();
  return booking?.id ?? refusal.code;
};

describe("given an appointment whose time has come", () => {
  it("when nobody has seen them, then who waits in the hall is called and they are not", async () => {
    await counter.moveTo(OPENS);
    const number = (await take(counter.resident)).booking.id;
    await counter.moveTo(AT);
    expect([await called(), await called()]).toEqual([number, "booking.queue_empty"]);
    expect(await see()).toMatchObject({ stage: "BOOKED", isHere: false, aheadCount: null });
  });

  it("when a clerk would finish or call what nobody was seen for, then that is refused", async () => {
    await counter.moveTo(AT);
    const finished = await act(counter.worker, "finishBooking", {
      id: appointment,
      record: "谈过",
    });
    expect(finished.refusal.code).toBe("booking.not_now");
    expect(await called()).toBe("booking.queue_empty");
  });

  it("when they were checked in before, then they are called before the numbers", async () => {
    await counter.moveTo(plus(AT, -20 * MINUTE));
    const number = (await take(counter.resident)).booking.id;
    const { booking } = await arrive();
    expect(booking).toMatchObject({ stage: "BOOKED", statusLabel: "排队等候", isHere: true });
    expect(booking.checkInCode).toBeNull();
    await counter.moveTo(AT);
    expect([await called(), await called()]).toEqual([appointment, number]);
  });

  it("when they show the code, then it does the same, and the code is good once", async () => {
    await counter.moveTo(AT);
    const { checkInCode } = await see();
    const input = { id: appointment, code: checkInCode };
    expect((await act(counter.worker, "checkInBooking", input)).booking.isHere).toBe(true);
    expect((await act(counter.worker, "checkInBooking", input)).refusal.code).toBe(
      "booking.here_already",
    );
  });

  it("when they come late within the published time, then they are first all the same", async () => {
    await counter.moveTo(OPENS);
    const number = (await take(counter.resident)).booking.id;
    expect(await see()).toMatchObject({ graceEndsAt: plus(AT, GRACE * MINUTE) });
    expect((await see()).nextStep).toContain("迟到保留 20 分钟");
    await counter.moveTo(plus(AT, (GRACE - 1) * MINUTE));
    await sweep();
    await arrive();
    expect([await called(), await called()]).toEqual([appointment, number]);
  });

  it("when the published time is over, then it is told as missed, and a number can be drawn that day", async () => {
    await counter.moveTo(plus(AT, GRACE * MINUTE));
    expect((await arrive()).refusal.code).toBe("booking.grace_over");
    const { booking } = await take(counter.neighbour);
    expect(booking).toMatchObject({ ticketNumber: 1, isHere: true });
    expect((await see()).stage).toBe("NO_SHOW_USER");
    expect(await called()).toBe(booking.id);
  });

  it("when nobody does anything, then the sweep ends it once its time is over, and not before", async () => {
    await counter.moveTo(plus(AT, GRACE * MINUTE - 1));
    await sweep();
    expect((await see()).stage).toBe("BOOKED");
    await counter.moveTo(plus(AT, GRACE * MINUTE));
    await sweep();
    const missed = await see();
    expect([missed.stage, missed.timeline.at(-1).title]).toEqual(["NO_SHOW_USER", "未到场"]);
  });

  it("when they were there and left, then after two calls in vain they are out of the line", async () => {
    await counter.moveTo(AT);
    await arrive();
    const number = (await take(counter.resident)).booking.id;
    expect(await called()).toBe(appointment);
    await counter.moveTo(plus(AT, MINUTE));
    await act(counter.worker, "skipBooking", { id: appointment });
    expect([await called(), await called()]).toEqual([number, appointment]);
    const { booking } = await act(counter.worker, "skipBooking", { id: appointment });
    expect(booking.stage).toBe("LAPSED");
  });

  it("when two windows call at once and one person is there, then one of them calls nobody", async () => {
    await counter.moveTo(AT);
    await arrive();
    const both = await Promise.all([called(), called()]);
    expect(both.sort()).toEqual([appointment, "booking.queue_empty"].sort());
  });

  it("when who is there would be noted as absent, then that is refused", async () => {
    await counter.moveTo(AT);
    await arrive();
    await counter.moveTo(plus(AT, 16 * MINUTE));
    const absent = await act(counter.worker, "reportBookingAbsence", { id: appointment, calls: 2 });
    expect(absent.refusal.code).toBe("booking.here_already");
  });
});

describe("given a reception", () => {
  it("when its page is read, then it says how long an appointment keeps its place", async () => {
    const query = "query ($id: ID!) { service(id: $id) { graceMinutes } }";
    expect(await counter.ask({}, query, { id: serviceId })).toEqual({
      service: { graceMinutes: GRACE },
    });
    const desk = await counter.offer();
    expect(await counter.ask({}, query, { id: desk })).toEqual({ service: { graceMinutes: null } });
  });
});

describe("given a reception that gives out no numbers", () => {
  it("when who has an appointment is checked in, then there is no line to wait in, and the talk can be finished", async () => {
    const quiet = await counter.offer({
      mode: "RECEPTION",
      plan: { slotMinutes: 15, capacity: 1, walkIns: 0 },
    });
    const talk = await counter.book(counter.resident, quiet, AT);
    await counter.moveTo(AT);
    expect((await arrive(talk)).booking).toMatchObject({ stage: "CHECKED_IN", graceEndsAt: null });
    const finished = await act(counter.worker, "finishBooking", { id: talk, record: "谈过" });
    expect(finished.booking).toMatchObject({ stage: "DONE" });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY, MINUTE, plus } from "../src/kernel/clock.ts";
import { sweepBookings } from "../src/booking/sweep.ts";
import { type Counter, type Json, openCounter } from "./support/counter.ts";
import { signIn } from "./support/people.ts";
import { seatProblems } from "./support/seats.ts";

/* A reception day: a number for whoever comes, called in order, with a record and an answer. */

const WEDNESDAY = "2026-11-25";
const OPENS = `${WEDNESDAY}T01:00:00.000Z`;
const TURN =
  "id stage statusLabel isCalled walkInLine { waiting } ticketNumber aheadCount beneficiaryName nextStep record talkAnswer stepDueAt timeline { title } allowedActions { mutation }";

let counter: Counter;
let serviceId = "";
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer({
    mode: "RECEPTION",
    plan: { slotMinutes: 15, capacity: 1, walkIns: 20 },
  });
});

// Whatever happened, what lies in the table says the same thing twice.
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect
  expect(await seatProblems(counter.app.deps.table)).toEqual([]);
});

const take = (who: object, more: object = {}): Promise<Json> =>
  counter.send(who, "takeNumber", { serviceId, ...more }, `booking { ${TURN} }`);
const call = (who: object): Promise<Json> =>
  counter.send(who, "callNext", { serviceId }, `booking { ${TURN} }`);
const see = async (who: object, id: string): Promise<Json> =>
  (await counter.ask(who, `query ($id: ID!) { booking(id: $id) { ${TURN} } }`, { id })).booking;
const act = (who: object, name: string, input: object): Promise<Json> =>
  counter.send(who, name, input, `booking { ${TURN} }`);

/** The line as somebody sees it. */
const lineFor = async (who: object): Promise<Json> =>
  (
    await counter.ask(
      who,
      `query ($id: ID!) { service(id: $id) { walkInLine {
        waiting drawn numbersCalled own { id ticketNumber } turns { id }
      } } }`,
      { id: serviceId },
    )
  ).service.walkInLine;

/** Notes that somebody with an appointment is there. */
const arrive = (who: object, id: string): Promise<Json> => act(who, "checkInBooking", { id });

describe("given a reception day", () => {
  it("when people come, then each has the next number and knows how many are before", async () => {
    const { resident, neighbour, community, moveTo, ask } = counter;
    await moveTo(OPENS);
    const first = await take(resident);
    const second = await take(neighbour);
    const third = await take(community, { guestName: "示例老人·大暑0171" });
    expect([first, second, third].map(({ booking }) => booking)).toMatchObject([
      { ticketNumber: 1, aheadCount: 0, nextStep: "请等候叫号" },
      { ticketNumber: 2, aheadCount: 1 },
      { ticketNumber: 3, aheadCount: 2, beneficiaryName: "示例老人·大暑0171" },
    ]);
    expect((await take(resident)).refusal.code).toBe("booking.overlap");
    const { service } = await ask(
      {},
      `query ($id: ID!) { service(id: $id) { walkInLine { waiting drawn } } }`,
      { id: serviceId },
    );
    expect(service.walkInLine).toEqual({ waiting: 3, drawn: 3 });
  });

  it("when an appointment's time has come, then it is called before the numbers, and not before its time", async () => {
    const { resident, neighbour, community, moveTo, book } = counter;
    const at = plus(OPENS, 30 * MINUTE);
    const appointment = await book(neighbour, serviceId, at);
    await moveTo(OPENS);
    const walkIn = (await take(resident)).booking.id;
    expect((await see(resident, walkIn)).aheadCount).toBe(0);
    expect((await see(neighbour, appointment)).aheadCount).toBeNull();
    await arrive(community, appointment);
    expect((await see(neighbour, appointment)).aheadCount).toBeNull();
    await moveTo(at);
    expect((await see(resident, walkIn)).aheadCount).toBe(1);
    expect((await call(community)).booking.id).toBe(appointment);
    expect((await call(community)).booking.id).toBe(walkIn);
    expect((await call(community)).refusal.code).toBe("booking.queue_empty");
  });

  it("when several windows call at once, then nobody is called twice and nobody is left out", async () => {
    const { app, moveTo } = counter;
    await moveTo(OPENS);
    const people = await Promise.all(Array.from({ length: 6 }, () => signIn(app)));
    for (const one of people) await take(one);
    const windows = await Promise.all(
      Array.from({ length: 6 }, () =>
        signIn(app, { posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }] }),
      ),
    );
    const called = await Promise.all(windows.map((window) => call(window)));
    expect(
      called.map(({ booking }) => booking.ticketNumber as number).toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("when many draw at once, then no number is given out twice", async () => {
    const { app, moveTo } = counter;
    await moveTo(OPENS);
    const people = await Promise.all(Array.from({ length: 4 }, () => signIn(app)));
    const drawn = await Promise.all(people.map((one) => take(one)));
    expect(
      drawn.map(({ booking }) => booking.ticketNumber as number).toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3, 4]);
  });

  it("when whoever is called is not there, then they go to the end, and the second time out of the line", async () => {
    const { resident, neighbour, worker, moveTo } = counter;
    await moveTo(OPENS);
    const away = (await take(resident)).booking.id;
    const here = (await take(neighbour)).booking.id;
    await call(worker);
    await moveTo(plus(OPENS, MINUTE));
    expect((await act(worker, "skipBooking", { id: away })).booking).toMatchObject({
      stage: "BOOKED",
      ticketNumber: 1,
      aheadCount: 1,
    });
    expect((await call(worker)).booking.id).toBe(here);
    await call(worker);
    expect((await act(worker, "skipBooking", { id: away })).booking.stage).toBe("LAPSED");
  });

  it("when a talk ends, then there is a record, and an answer is due in five working days", async () => {
    const { app, resident, worker, moveTo } = counter;
    await moveTo(OPENS);
    const { id } = (await take(resident)).booking;
    await call(worker);
    expect((await act(worker, "finishBooking", { id })).refusal).toMatchObject({ field: "record" });
    await act(worker, "finishBooking", { id, record: "反映车棚漏雨" });
    const talked = await see(resident, id);
    expect(talked).toMatchObject({ record: "反映车棚漏雨", stepDueAt: "2026-12-02T09:30:00.000Z" });
    await moveTo(plus(OPENS, 8 * DAY));
    expect(await sweepBookings(app.deps.table, app.clock.now)).toBeGreaterThan(0);
    expect((await see(resident, id)).timeline.at(-1).title).toBe("超时提醒");
    const answered = await act(worker, "answerTalk", { id, text: "已安排维修" });
    expect(answered.booking).toMatchObject({ talkAnswer: "已安排维修", stepDueAt: null });
    expect((await act(worker, "answerTalk", { id, text: "再答" })).refusal.code).toBe(
      "booking.nothing_to_answer",
    );
  });

  it("when the day is over, a neighbour calls, or a seat is held in the queue, then that is refused", async () => {
    const { resident, neighbour, moveTo } = counter;
    await moveTo(`${WEDNESDAY}T10:00:00.000Z`);
    expect((await take(resident)).refusal.code).toBe("booking.walk_in_today");
    await moveTo(OPENS);
    expect(await call(neighbour)).toEqual({ denied: "FORBIDDEN" });
    expect(await take(neighbour, { guestName: "示例" })).toEqual({ denied: "FORBIDDEN" });
    const slot = { serviceId, startAt: OPENS, lane: "walk-in" };
    const inQueue = await counter.act(neighbour, "holdBooking", { slot });
    expect(inQueue.refusal.code).toBe("booking.take_number");
  });
});

describe("given a number", () => {
  it("when it is given back while numbers are called, then it leaves no mark, the line moves up, and another can be drawn", async () => {
    const { resident, neighbour, moveTo } = counter;
    await moveTo(plus(OPENS, 30 * MINUTE));
    const first = (await take(resident)).booking.id;
    const second = (await take(neighbour)).booking.id;
    const back = await act(resident, "cancelBooking", { id: first });
    expect(back.booking).toMatchObject({ stage: "CANCELLED", aheadCount: null });
    expect((await see(neighbour, second)).aheadCount).toBe(0);
    expect((await take(resident)).booking).toMatchObject({ ticketNumber: 3, aheadCount: 1 });
  });

  it("when it is called, then its holder reads where to go, everybody which number, and it cannot be given back", async () => {
    const { resident, neighbour, worker, moveTo } = counter;
    await moveTo(OPENS);
    const { id } = (await take(resident)).booking;
    await take(neighbour);
    expect(await see(resident, id)).toMatchObject({ statusLabel: "排队等候" });
    await call(worker);
    const called = await see(resident, id);
    expect(called).toMatchObject({ statusLabel: "叫到号了", stage: "CHECKED_IN" });
    expect(called).toMatchObject({ isCalled: true, walkInLine: { waiting: 1 } });
    expect(called.nextStep).toMatch(/^轮到您了，请到.+找/);
    expect(await lineFor({})).toMatchObject({ waiting: 1, numbersCalled: [1], own: null });
    expect((await act(resident, "cancelBooking", { id })).refusal.code).toBe("booking.not_now");
  });

  it("when they do not come, then they are called again by who called them, and told again each time", async () => {
    const { ask, background, resident, community, worker, moveTo } = counter;
    await moveTo(OPENS);
    const { id } = (await take(resident)).booking;
    expect((await act(worker, "callBookingAgain", { id })).refusal.code).toBe("booking.not_now");
    await call(worker);
    const other = await act(community, "callBookingAgain", { id });
    expect(other.refusal.code).toBe("booking.performer_is_other");
    const again = (await act(worker, "callBookingAgain", { id })).booking;
    expect(again.timeline.at(-1).title).toBe("再次叫号，请到窗口");
    expect(again.stage).toBe("CHECKED_IN");
    await background();
    const { notices } = await ask(resident, "{ notices(first: 9) { edges { node { title } } } }");
    const titles = notices.edges.map(({ node }: Json) => node.title as string);
    expect(titles.slice(0, 2)).toEqual(["再次叫号，请到窗口", "请到窗口，轮到您了"]);
  });

  it("when the line is read, then those who call see who is next, its holder sees the own number, and nobody else anybody", async () => {
    const { resident, neighbour, worker, moveTo, book } = counter;
    await moveTo(OPENS);
    const at = plus(OPENS, 30 * MINUTE);
    const appointment = await book(neighbour, serviceId, at);
    const first = (await take(resident)).booking.id;
    const guest = (await take(worker, { guestName: "示例老人·大暑0171" })).booking.id;
    await call(worker);
    await arrive(worker, appointment);
    await moveTo(at);
    const turns = [{ id: first }, { id: appointment }, { id: guest }];
    expect(await lineFor(worker)).toMatchObject({ turns, own: null, waiting: 2 });
    expect(await lineFor(resident)).toMatchObject({ turns: [], own: { id: first } });
    expect(await lineFor(neighbour)).toMatchObject({ turns: [], own: null });
    await act(worker, "finishBooking", { id: first, record: "反映车棚漏雨" });
    expect(await lineFor(resident)).toMatchObject({ numbersCalled: [], own: null });
  });

  it("when somebody would get past the line by moving a booking, or be noted as absent for a number, then that is refused", async () => {
    const { resident, neighbour, worker, moveTo, book } = counter;
    const early = plus(OPENS, -60 * MINUTE);
    await moveTo(early);
    const appointment = await book(neighbour, serviceId, plus(OPENS, 30 * MINUTE));
    const into = { id: appointment, startAt: OPENS, lane: "walk-in" };
    expect((await act(neighbour, "rescheduleBooking", into)).refusal.code).toBe(
      "booking.take_number",
    );
    const { id } = (await take(resident)).booking;
    const away = { id, startAt: plus(OPENS, 60 * MINUTE) };
    expect((await act(resident, "rescheduleBooking", away)).refusal.code).toBe("booking.by_number");
    await moveTo(plus(OPENS, 20 * MINUTE));
    const absent = await act(worker, "reportBookingAbsence", { id, calls: 2 });
    expect(absent.refusal.code).toBe("booking.by_number");
    const { booking } = await counter.ask(
      resident,
      "query ($id: ID!) { booking(id: $id) { checkInCode } }",
      { id },
    );
    expect(booking.checkInCode).toBeNull();
  });
});

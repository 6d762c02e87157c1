import { describe, expect, it } from "vitest";
import { draft } from "../catalogue/catalogue.fixture.ts";
import { slotAt } from "../catalogue/slots.ts";
import type { Actor, PersonActor } from "../kernel/actor.ts";
import { atLocal, DAY, HOUR, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import { apply } from "./apply.ts";
import { community, NOW, post, resident, SERVICE, slotOn } from "./booking.fixture.ts";
import {
  type Booking,
  type BookingCommand,
  type Diary,
  type DiaryEntry,
  emptyDiary,
  type SeatPlan,
  type Surroundings,
} from "./booking.ts";
import { timersOf, wakesAt } from "./clock.ts";
import { decide } from "./decide.ts";
import { diaryRefusal, needsCall, outdatedIn } from "./diary.ts";
import { allowedActions } from "./guard.ts";
import { stages } from "./labels.ts";
import { mutations } from "./mutation.ts";
import { bookingRefusals } from "./refusal.ts";
import { emptySeats, freeIn, hasRoom, nextWaiter } from "./room.ts";
import { claimOf, diaryEntryOf } from "./seating.ts";
import { nextStep, tell } from "./words.ts";

/* The rules alone: no table, no clock but the one passed in. */

const ann = resident("ann");
const worker = post("GRID_WORKER", "/S/C/");
/** Those who are sent have nothing else to do. */
const free = { diaries: new Map(), anyway: false } as const;
const SWEEP: Actor = { kind: "system", job: "sweep" };
const ID = "bkg_1";
const empty: Surroundings = {
  service: null,
  serviceVersion: 1,
  seats: emptySeats,
  diary: emptyDiary,
  busy: new Map(),
};

/** A booking on its way, with every command it was given. */
class Way {
  booking: Booking | null = null;
  now: Instant = NOW;
  readonly service;
  constructor(change: Parameters<typeof draft>[0] = {}) {
    this.service = { ...draft(change), status: "OPEN" as const };
  }
  around = (more: Partial<Surroundings> = {}): Surroundings => ({
    ...empty,
    service: this.service,
    seats: { ...empty.seats, seats: new Map([[ID, { party: 1, until: null, minutes: 30 }]]) },
    ...more,
  });
  /** What came of it: a refusal or denial by its code, or the facts by their types. */
  give(command: BookingCommand, actor: Actor = ann): string {
    const decision = decide(this.booking, command, { id: ID, actor, now: this.now });
    if (decision.kind === "refusal") return decision.refusal.code;
    if (decision.kind === "denial") return decision.code;
    for (const fact of decision.facts) this.booking = apply(this.booking, fact, { at: this.now });
    return decision.facts.map(({ type }) => type).join(" ");
  }
  take(more: Partial<Extract<BookingCommand, { type: "hold" }>> = {}, actor: Actor = ann): string {
    return this.give(
      {
        type: "hold",
        slot: slotOn("09:00"),
        party: 1,
        bornOn: null,
        beneficiary: { id: ann.personId, name: "ann" },
        authorisation: null,
        homes: ["/S/C/A/A1/"],
        roles: [],
        asker: emptyDiary,
        ...empty,
        service: this.service,
        ...more,
      },
      actor,
    );
  }
  confirm(more: Partial<Extract<BookingCommand, { type: "confirm" }>> = {}): string {
    const sealed = { answers: null, address: "sealed" as never };
    const who = { homes: ["/S/C/A/A1/"], roles: [], bornOn: null, ages: null };
    return this.give({ type: "confirm", answers: [], sealed, who, ...this.around(), ...more });
  }
  fire = (timer: Extract<BookingCommand, { type: "fireTimer" }>["timer"]) =>
    this.give({ type: "fireTimer", timer }, SWEEP);
}

const booked = (change: Parameters<typeof draft>[0] = {}): Way => {
  const way = new Way(change);
  way.take();
  way.confirm();
  return way;
};

describe("given a slot, when somebody wants a seat", () => {
  const seats = (plan: Partial<SeatPlan>): SeatPlan => ({ ...empty.seats, ...plan });
  const full = seats({ taken: 2 });
  const eligibility = { needsHome: true, minAge: null, maxAge: null, roles: [] };
  const merchants = { needsHome: false, minAge: null, maxAge: null, roles: ["MERCHANT" as const] };
  const old = { needsHome: false, minAge: 60, maxAge: null, roles: [] };

  it.each<[string, string, Way, Parameters<Way["take"]>[0]]>([
    ["there is one", "held", new Way(), {}],
    ["it is full", "booking.full", new Way(), { seats: full }],
    [
      "somebody waits although one is free",
      "booking.full",
      new Way(),
      { seats: seats({ taken: 1, waiters: [{ id: "x", party: 2, since: NOW, isOwed: false }] }) },
    ],
    ["the party is too large", "booking.party_size", new Way(), { party: 5 }],
    ["the time is none of the plan", "booking.slot_unknown", new Way(), { slot: slotOn("09:10") }],
    [
      "it is in two weeks and a day",
      "booking.too_early",
      new Way({ rules: { window: { unit: "DAY", amount: 2 } } }),
      {},
    ],
    [
      "it must be booked earlier",
      "booking.too_late",
      new Way({ rules: { leadMinutes: 6_000 } }),
      {},
    ],
    [
      "it is for residents of elsewhere",
      "booking.residents_only",
      new Way({ eligibility, path: "/S/D/" }),
      {},
    ],
    ["it is for merchants", "booking.roles_only", new Way({ eligibility: merchants }), {}],
    [
      "it is for merchants, and they are one",
      "held",
      new Way({ eligibility: merchants }),
      { roles: ["MERCHANT"] },
    ],
    [
      "a room is taken whole by three people",
      "held",
      new Way({ plan: { capacity: 1 }, rules: { isTakenWhole: true } }),
      { party: 3 },
    ],
    [
      "the room is too small for them",
      "booking.party_size",
      new Way({ plan: { capacity: 1 }, rules: { isTakenWhole: true, maxParty: 6 } }),
      { party: 7 },
    ],
    ["no age is given", "booking.birth_date_missing", new Way({ eligibility: old }), {}],
    [
      "they are a day too young",
      "booking.age_outside",
      new Way({ eligibility: old }),
      { bornOn: "1966-11-24" },
    ],
    ["they are just old enough", "held", new Way({ eligibility: old }), { bornOn: "1966-11-23" }],
  ])("and %s, then: %s", (_what, answer, way, more) => {
    expect(way.take(more)).toBe(answer);
  });

  it("and waits in line instead, then only when there is nothing to be had", () => {
    expect(new Way().take({ type: "join" as "hold", seats: full })).toBe("joined");
    expect(new Way().take({ type: "join" as "hold" })).toBe("booking.seats_left");
  });

  it("and books for somebody else, then only as staff of where they live", () => {
    const beneficiary = { id: resident("ben").personId, name: "ben" };
    expect(new Way().take({ beneficiary })).toBe("FORBIDDEN");
    expect(new Way().take({ beneficiary }, worker)).toBe("held");
    expect(new Way().take({ beneficiary, homes: ["/S/D/"] }, worker)).toBe("FORBIDDEN");
  });
});

describe("given leave to book for somebody", () => {
  const beneficiary = { id: resident("old").personId, name: "old" };
  const leave = {
    principal: beneficiary,
    agent: { id: ann.personId, name: "ann" },
    relation: "FAMILY" as const,
    from: plus(NOW, -DAY),
    to: plus(NOW, DAY),
    revokedAt: null,
    evidence: null,
  };

  it.each([
    ["holds", "held", leave],
    ["has ended", "FORBIDDEN", { ...leave, to: NOW }],
    ["has not begun", "FORBIDDEN", { ...leave, from: plus(NOW, 1) }],
    ["was taken back", "FORBIDDEN", { ...leave, revokedAt: NOW }],
    ["is for another agent", "FORBIDDEN", { ...leave, agent: beneficiary }],
    ["is of another person", "FORBIDDEN", { ...leave, principal: leave.agent }],
  ])("when it %s, then: %s", (_what, answer, authorisation) => {
    expect(new Way().take({ beneficiary, authorisation })).toBe(answer);
  });
});

describe("given a diary", () => {
  const entry = (from: Instant, more: Partial<DiaryEntry> = {}): DiaryEntry => ({
    serviceId: SERVICE,
    from,
    to: plus(from, HOUR),
    lane: "",
    kind: "LIVE",
    until: null,
    ...more,
  });
  const diary = (...entries: DiaryEntry[]): Diary => ({
    ...emptyDiary,
    version: 1,
    entries: new Map(entries.map((one, n) => [`bkg_x${n}`, one])),
  });
  const at = (on: string, time: `${number}:${number}` = "09:00") => atLocal(on, time);
  const wanted = entry(at("2026-11-25"));
  const ask = (entries: Diary, limits: object = {}) =>
    diaryRefusal(entries, wanted, { ...draft().rules, ...limits }, { self: ID, now: NOW })?.refusal
      .code ?? null;

  it.each<[string, string | null, Diary, object]>([
    ["nothing in it", null, diary(), {}],
    ["something at that time", "booking.overlap", diary(entry(at("2026-11-25", "09:30"))), {}],
    ["something that ends as it begins", null, diary(entry(at("2026-11-25", "08:00"))), {}],
    ["a hold that has run out", null, diary(entry(at("2026-11-25"), { until: NOW })), {}],
    ["a late cancellation then", null, diary(entry(at("2026-11-25"), { kind: "LATE" })), {}],
    ["one that day", "booking.limit_day", diary(entry(at("2026-11-25", "15:00"))), { perDay: 1 }],
    [
      "one on Sunday of that week",
      "booking.limit_week",
      diary(entry(at("2026-11-29"))),
      { perWeek: 1 },
    ],
    ["one on the Sunday before", null, diary(entry(at("2026-11-22"))), { perWeek: 1 }],
    [
      "one that month, cancelled late",
      "booking.limit_month",
      diary(entry(at("2026-11-02"), { kind: "LATE" })),
      { perMonth: 1 },
    ],
    [
      "one of another service",
      null,
      diary(entry(at("2026-11-26"), { serviceId: "svc_x" })),
      { perWeek: 1 },
    ],
    [
      "thirty ahead",
      "booking.limit_upcoming",
      diary(
        ...Array.from({ length: 30 }, (_, n) =>
          entry(plus(at("2026-12-01"), n * DAY), { serviceId: `svc_${n}` }),
        ),
      ),
      {},
    ],
  ])("with %s, when one more is wanted, then: %s", (_what, answer, entries, limits) => {
    expect(ask(entries, limits)).toBe(answer);
  });

  it("with three absences in sixty days, when they are counted, then staff call, and later no more", () => {
    const absences = diary(
      ...[1, 2, 3].map((n) => entry(plus(NOW, -n * DAY), { kind: "NO_SHOW" })),
    );
    expect(needsCall(absences, NOW)).toBe(true);
    expect(needsCall(absences, plus(NOW, 60 * DAY))).toBe(false);
    expect(outdatedIn(absences, plus(NOW, 70 * DAY)).entries).toHaveLength(3);
  });
});

describe("given a held seat, when it is confirmed", () => {
  const held = (change: Parameters<typeof draft>[0] = {}): Way => {
    const way = new Way(change);
    way.take();
    return way;
  };

  it("then it is booked, waits for approval, or waits for somebody to go", () => {
    const ways = [
      [{}, "BOOKED"],
      [{ rules: { needsApproval: true } }, "PENDING"],
      [{ mode: "HOME_VISIT" as const }, "ORDERED"],
    ] as const;
    for (const [change, stage] of ways) {
      const way = held(change);
      way.confirm();
      expect(way.booking?.stage).toBe(stage);
    }
  });

  it("then not a moment after its time, nor when the seat is gone, nor when the plan has changed", () => {
    const late = held();
    late.now = plus(NOW, 10 * MINUTE);
    expect(late.confirm()).toBe("booking.hold_expired");
    expect(held().confirm({ seats: empty.seats })).toBe("booking.hold_expired");
    const other = new Way({ plan: { weekly: {} } }).service;
    expect(held().confirm({ service: other })).toBe("booking.slot_gone");
    expect(held({ mode: "HOME_VISIT" }).confirm({ sealed: { answers: null, address: null } })).toBe(
      "booking.address_missing",
    );
  });
});

describe("given a booking", () => {
  const start = slotOn("09:00").startAt;

  it("when it is given up, then before the cut-off freely and afterwards with a mark", () => {
    const [early, late, over] = [booked(), booked(), booked()];
    late.now = plus(start, -119 * MINUTE);
    over.now = start;
    expect([early.give({ type: "cancel" }), late.give({ type: "cancel" })]).toEqual([
      "cancelled",
      "cancelled",
    ]);
    expect([early.booking?.stage, late.booking?.stage]).toEqual(["CANCELLED", "LATE_CANCELLED"]);
    expect(over.give({ type: "cancel" })).toBe("booking.begun");
  });

  it("when it is checked in, then from half an hour before", () => {
    const way = booked();
    way.now = plus(start, -31 * MINUTE);
    expect(way.give({ type: "checkIn", code: "NONE" }, community)).toBe("booking.check_in_early");
    way.now = plus(start, -30 * MINUTE);
    const old = { bookingId: ID, sequence: 0 };
    expect(way.give({ type: "checkIn", code: old }, community)).toBe("booking.code_invalid");
    const fresh = { bookingId: ID, sequence: way.booking?.sequence ?? -1 };
    expect(way.give({ type: "checkIn", code: fresh }, community)).toBe("checkedIn");
    expect(way.give({ type: "checkIn", code: fresh }, community)).toBe("booking.not_now");
  });

  it("when nobody comes, then it is noted after a quarter of an hour and two calls", () => {
    const way = booked();
    way.now = plus(start, 14 * MINUTE);
    expect(way.give({ type: "reportAbsence", calls: 2 }, community)).toBe("booking.absence_wait");
    way.now = plus(start, 15 * MINUTE);
    expect(way.give({ type: "reportAbsence", calls: 1 }, community)).toBe("booking.absence_calls");
    expect(way.give({ type: "reportAbsence", calls: 2 }, community)).toBe("absenceReported");
  });

  it("when nobody records what came of it, then it lapses a day later and counts for nobody", () => {
    const way = booked();
    way.now = plus(slotAt(way.service, start, "")!.endAt, DAY);
    expect(way.fire("END")).toBe("lapsed");
    expect(diaryEntryOf(way.booking!)).toBeNull();
    expect(claimOf(way.booking!)?.seat).not.toBeNull();
  });

  it("when a reception talk ends without a record, then it is refused", () => {
    const way = booked({ mode: "RECEPTION" });
    way.now = start;
    way.give({ type: "checkIn", code: "NONE" }, community);
    way.give({ type: "call" }, community);
    expect(way.give({ type: "finish", record: " " }, community)).toBe("booking.reason_missing");
    expect(way.give({ type: "finish", record: "5 日内答复" }, community)).toBe("finished");
  });

  it("when it is rated, then once, from 1 to 5, within seven days, by who came", () => {
    const way = booked();
    way.now = start;
    way.give({ type: "checkIn", code: "NONE" }, community);
    way.give({ type: "finish", record: null }, community);
    const rate = (rating: number, actor: Actor = ann) =>
      way.give({ type: "rate", rating, comment: null }, actor);
    expect([rate(5, community), rate(0), rate(6)]).toEqual([
      "FORBIDDEN",
      "booking.rating_range",
      "booking.rating_range",
    ]);
    way.now = plus(start, 7 * DAY + 1);
    expect(rate(5)).toBe("booking.rate_too_late");
    way.now = start;
    expect([rate(5), rate(5)]).toEqual(["rated", "booking.rated_before"]);
  });
});

describe("given a bad rating", () => {
  const rated = (rating: number): Way => {
    const way = booked();
    way.now = slotOn("09:00").startAt;
    way.give({ type: "checkIn", code: "NONE" }, community);
    way.give({ type: "finish", record: null }, community);
    way.give({ type: "rate", rating, comment: null });
    return way;
  };

  it("when it is 2 or less, then it is to be answered within fifteen working days, and is once", () => {
    const way = rated(2);
    const [due] = timersOf(way.booking!);
    expect(due).toEqual({ kind: "STEP", at: atLocal("2026-12-14", "17:30") });
    way.now = due!.at;
    expect([way.fire("STEP"), way.fire("STEP")]).toEqual(["stepOverdue", "booking.timer_not_due"]);
    expect(way.give({ type: "answerRating", text: " " }, community)).toBe("booking.reason_missing");
    const answer = () => way.give({ type: "answerRating", text: "已上门致歉并补办" }, community);
    expect([answer(), answer()]).toEqual(["ratingAnswered", "booking.nothing_to_answer"]);
  });

  it("when it is 3 or more, then nothing is to be answered", () => {
    const way = rated(3);
    expect(timersOf(way.booking!)).toEqual([]);
    expect(way.give({ type: "answerRating", text: "谢谢" }, community)).toBe(
      "booking.nothing_to_answer",
    );
  });
});

describe("given a home visit that waits for somebody", () => {
  const ordered = () => booked({ mode: "HOME_VISIT" });

  it("when who was asked does not answer in time, then it is to be assigned again, to somebody else", () => {
    const way = ordered();
    expect(
      way.give({ type: "assign", performer: worker, companion: null, ...free }, community),
    ).toBe("assigned");
    const due = timersOf(way.booking!)[0]!;
    // Two working hours from Friday at ten: the lunch break does not count.
    expect(due).toEqual({ kind: "STEP", at: atLocal("2026-11-20", "12:00") });
    way.now = due.at;
    expect(way.fire("STEP")).toBe("turnedDown");
    expect(
      way.give({ type: "assign", performer: worker, companion: null, ...free }, community),
    ).toBe("booking.performer_turned_down");
  });

  it("when nobody assigns in time, then the desk is told once; when it begins, then it lapses", () => {
    const way = ordered();
    way.now = timersOf(way.booking!)[0]!.at;
    expect([way.fire("STEP"), way.fire("STEP")]).toEqual(["stepOverdue", "booking.timer_not_due"]);
    way.now = slotOn("09:00").startAt;
    expect([way.fire("BEGIN"), way.booking?.stage]).toEqual(["lapsed", "LAPSED"]);
  });

  it("when the visit is made by two, then both are named, and the second is somebody else who serves", () => {
    const way = booked({ mode: "HOME_VISIT", rules: { needsCompanion: true } });
    const second: PersonActor = { ...worker, personId: "prs_second" as PersonActor["personId"] };
    const assign = (companion: PersonActor | null) =>
      way.give({ type: "assign", performer: worker, companion, ...free }, community);
    expect([assign(null), assign(worker), assign(ann), assign(second)]).toEqual([
      "booking.companion_missing",
      "booking.performer_unknown",
      "booking.performer_unknown",
      "assigned",
    ]);
    expect(way.booking?.companion?.id).toBe("prs_second");
    way.give({ type: "turnDown", reason: "临时有事" }, worker);
    expect(way.booking).toMatchObject({ stage: "ORDERED", companion: null });
  });

  it("when somebody who does not give the service is named, then it is refused", () => {
    expect(
      ordered().give({ type: "assign", performer: ann, companion: null, ...free }, community),
    ).toBe("booking.performer_unknown");
  });
});

describe("given every stage and every fact", () => {
  const ways = (): Way[] => {
    const line = new Way();
    line.take({ type: "join" as "hold", seats: { ...empty.seats, taken: 2 } });
    return [
      line,
      booked(),
      booked({ mode: "HOME_VISIT" }),
      booked({ rules: { needsApproval: true } }),
    ];
  };

  it("when its buttons are listed, then each is a command that is not refused for its stage", () => {
    for (const way of ways())
      for (const actor of [ann, community, worker])
        for (const name of allowedActions(way.booking!, actor, NOW)) {
          expect(mutations).toHaveProperty(name);
          expect(nextStep(way.booking!).zh).not.toBe("");
        }
  });

  it("when an open one is looked at, then its sweep knows when to come", () => {
    for (const way of ways()) expect(wakesAt(way.booking!)).not.toBeNull();
  });

  it("when words are read, then every stage and fact has them in both languages", () => {
    for (const { zh, en } of Object.values(stages)) expect([zh, en]).not.toContain("");
    const told = tell({ type: "lapsed", reason: "OFFER_EXPIRED", complaintId: null });
    expect([told.title.zh, told.detail?.zh]).toEqual([
      "预约已失效",
      "未在时限内确认，空位已让给下一位",
    ]);
    for (const { zh, en } of Object.values(bookingRefusals)) expect([zh, en]).not.toContain("");
  });
});

describe("given a line", () => {
  const waiters = [
    { id: "large", party: 3, since: NOW, isOwed: false },
    { id: "small", party: 1, since: plus(NOW, 1), isOwed: false },
  ];
  const plan = (taken: number): SeatPlan => ({ ...emptySeats, taken, waiters });

  it("when seats come free, then the first whom they suffice is next", () => {
    expect(nextWaiter(plan(2), 5)?.id).toBe("large");
    expect(nextWaiter(plan(4), 5)?.id).toBe("small");
    expect(nextWaiter(plan(5), 5)).toBeNull();
  });

  it("when somebody new comes, then never past the line, whatever is free", () => {
    expect([freeIn(plan(0), 5, NOW), hasRoom(plan(0), 5, 1, NOW)]).toEqual([5, false]);
  });
});

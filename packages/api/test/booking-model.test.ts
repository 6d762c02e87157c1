import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  confirm,
  give,
  NOW,
  offerService,
  outcomeOf,
  reschedule,
  resident,
  slotOn,
  take,
} from "../src/booking/booking.fixture.ts";
import { type Booking, HOLD_MINUTES } from "../src/booking/booking.ts";
import { MOST_DROPPED } from "../src/booking/brake.ts";
import { offerEnd } from "../src/booking/awake.ts";
import { promoteConsumer } from "../src/booking/promote.ts";
import { DROPPED_FOR } from "../src/booking/seating.ts";
import { sweepBookings } from "../src/booking/sweep.ts";
import { type Instant, MINUTE, plus } from "../src/kernel/clock.ts";
import { toStored } from "../src/table/aggregate.ts";
import { drainOutbox } from "../src/table/outbox.ts";
import { seatProblems } from "./support/seats.ts";
import { dump, failures, startTable, type TestTable } from "./support/table.ts";

/*
 * Whatever people and clocks do in whatever order, and wherever the process dies: slots, diaries and
 * bookings agree, and every answer is that of an oracle that does one thing after the other.
 */

const CAPACITY = 2;
const LEAD = 60 * MINUTE;
const slots = (["09:00", "09:30"] as const).map((time) => slotOn(time));
const people = ["a", "b", "c"].map((name) => resident(name));

type Line = {
  id: string;
  person: number;
  slot: number;
  party: number;
  stage: string;
  until: Instant;
  since: number;
  /** Until when it counts that it was given up. */
  droppedUntil?: Instant | null;
};

/** A list of bookings and no cleverness: every question is asked of the whole list. */
class Oracle {
  lines: Line[] = [];
  now: Instant = NOW;
  made = 0;

  isOver = ({ until }: Line): boolean => until <= this.now;
  seated = (slot: number): Line[] =>
    this.lines.filter(
      (one) => one.slot === slot && ["HELD", "OFFERED", "BOOKED"].includes(one.stage),
    );
  fresh = (lines: Line[]): Line[] =>
    lines.filter((one) => one.stage === "BOOKED" || !this.isOver(one));
  sum = (lines: Line[]): number => lines.reduce((all, { party }) => all + party, 0);
  waiting = (slot: number): Line[] =>
    this.lines
      .filter((one) => one.slot === slot && one.stage === "WAITING")
      .sort((a, b) => a.since - b.since);
  isBusy = (person: number, slot: number, except = ""): boolean =>
    this.fresh(this.seated(slot)).some(
      (one) => one.person === person && one.stage !== "OFFERED" && one.id !== except,
    );
  /** Stands in line there, or was offered a seat. */
  waits = (person: number, slot: number): boolean =>
    this.lines.some(
      (one) =>
        one.person === person &&
        one.slot === slot &&
        (one.stage === "WAITING" || (one.stage === "OFFERED" && !this.isOver(one))),
    );
  hasRoom = (slot: number, party: number): boolean =>
    this.waiting(slot).length === 0 && this.sum(this.fresh(this.seated(slot))) + party <= CAPACITY;

  /** Gave up this time or this service too often within a day. */
  isBraked(person: number, slot: number): boolean {
    const now = at(this);
    const dropped = this.lines.filter((one) => {
      const until = one.stage === "HELD" ? plus(one.until, DROPPED_FOR) : one.droppedUntil;
      const isOver = one.stage !== "HELD" || one.until <= now;
      return one.person === person && isOver && until && until > now;
    });
    const here = dropped.filter((one) => one.slot === slot);
    return here.length >= MOST_DROPPED.ofSlot || dropped.length >= MOST_DROPPED.ofService;
  }

  /** What looks at a slot that seems full lets go what has run out there. */
  look(slot: number, party: number, self = ""): void {
    const others = this.seated(slot).filter(({ id }) => id !== self);
    if (this.sum(this.seated(slot)) + party > CAPACITY) this.lapse(others);
  }
  lapse(lines: Line[]): void {
    for (const one of lines) {
      if (!["HELD", "OFFERED"].includes(one.stage) || !this.isOver(one)) continue;
      if (one.stage === "HELD") one.droppedUntil = plus(this.now, DROPPED_FOR);
      one.stage = "LAPSED";
    }
  }
  promote(): void {
    for (const slot of slots.keys())
      for (;;) {
        const free = CAPACITY - this.sum(this.seated(slot));
        const next = this.waiting(slot).find(({ party }) => party <= free);
        if (!next) break;
        next.stage = "OFFERED";
        next.until = offerEnd(this.now, plus(slots[slot]!.startAt, -LEAD)) ?? this.now;
      }
  }
}

type Real = { world: TestTable; table: TestTable["table"] };
const none = { until: NOW, since: 0 };

const wasDropped = (booking: Booking): booking is Extract<Booking, { endedAt: Instant }> =>
  booking.stage === "CANCELLED" ||
  (booking.stage === "LAPSED" && booking.reason === "HOLD_EXPIRED");

/** After a crash nobody knows whether it was carried out; the table does, and must agree with itself. */
async function resync(oracle: Oracle, { table }: Real): Promise<void> {
  const states = (await dump(table)).filter(
    ({ pk, sk }) => pk.startsWith("bkg_") && sk === "state",
  );
  oracle.lines = states.map((item) => {
    const { pk } = item;
    const { state: booking } = toStored<Booking>(item);
    return {
      id: pk,
      person: people.findIndex(({ personId }) => personId === booking.beneficiary.id),
      slot: slots.findIndex(({ startAt }) => startAt === booking.slot.startAt),
      party: booking.party,
      stage: booking.stage,
      until: "until" in booking ? booking.until : NOW,
      since: Number(pk.slice(-6)),
      droppedUntil: wasDropped(booking) ? plus(booking.endedAt, DROPPED_FOR) : null,
    };
  });
}

type Death = "none" | "lostRequest" | "lostAnswer";
const deaths = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Death>("none") },
  { weight: 1, arbitrary: fc.constantFrom<Death>("lostRequest", "lostAnswer") },
);

/** One thing that happens: what the oracle says comes of it, and what really does. */
class Step implements fc.AsyncCommand<Oracle, Real> {
  readonly name: string;
  readonly death: Death;
  readonly expected: (oracle: Oracle) => string | null;
  readonly real: (oracle: Oracle, table: Real["table"]) => Promise<string>;
  /** How much later it happens than what was before. */
  readonly minutes: number;

  constructor(
    name: string,
    death: Death,
    expected: Step["expected"],
    real: Step["real"],
    minutes = 0,
  ) {
    this.name = name;
    this.death = death;
    this.expected = expected;
    this.real = real;
    this.minutes = minutes;
  }
  check = (): boolean => true;
  toString = (): string => `${this.name}${this.death === "none" ? "" : ` † ${this.death}`}`;

  async run(oracle: Oracle, real: Real): Promise<void> {
    if (this.death !== "none") {
      // Time goes on over a death: what was written before it is not to be in the future.
      const now = plus(at(oracle), this.minutes * MINUTE);
      real.world.fail("TransactWriteItemsCommand", failures[this.death]);
      await this.real(oracle, real.table).catch(() => "died");
      real.world.heal();
      await resync(oracle, real);
      oracle.now = now;
    } else {
      const answer = await this.real(oracle, real.table);
      const expected = this.expected(oracle);
      const told = answer.startsWith("booking.") ? "no" : answer;
      if (expected !== null && told !== expected)
        throw new Error(`${answer}, and the oracle says ${expected}`);
    }
    oracle.made += 1;
    const problems = await seatProblems(real.table);
    if (problems.length > 0) throw new Error(problems.join("; "));
  }
}

const idOf = (n: number): string => `bkg_${String(n).padStart(26, "0")}`;
/** Later places in line are later in time: the real one sorts by the clock. */
const at = (oracle: Oracle): Instant => plus(oracle.now, oracle.made);

const attempt = (type: "hold" | "join") =>
  fc
    .tuple(
      fc.nat(people.length - 1),
      fc.nat(slots.length - 1),
      fc.integer({ min: 1, max: 2 }),
      deaths,
    )
    .map(([person, slot, party, death]) => {
      const expected = (oracle: Oracle): string => {
        oracle.look(slot, party);
        if (oracle.isBusy(person, slot) || oracle.hasRoom(slot, party) !== (type === "hold"))
          return "no";
        if (oracle.isBraked(person, slot)) return "no";
        if (type === "join" && oracle.waits(person, slot)) return "no";
        const stage = type === "hold" ? "HELD" : "WAITING";
        const until = plus(at(oracle), HOLD_MINUTES * MINUTE);
        oracle.lines.push({
          ...none,
          id: idOf(oracle.made),
          person,
          slot,
          party,
          stage,
          until,
          since: oracle.made,
        });
        return stage;
      };
      const real = async (oracle: Oracle, table: Real["table"]) =>
        outcomeOf(
          await take(table, idOf(oracle.made), people[person]!, {
            slot: slots[slot]!,
            party,
            now: at(oracle),
            type,
          }),
        );
      return new Step(`${type} ${person}@${slot}×${party}`, death, expected, real);
    });

const pick = (oracle: Oracle, n: number): Line | null =>
  oracle.lines.length === 0 ? null : oracle.lines[n % oracle.lines.length]!;

const onOne = (
  name: string,
  expected: (oracle: Oracle, line: Line, slot: number) => string,
  real: (table: Real["table"], line: Line, now: Instant, slot: number) => Promise<string>,
) =>
  fc.tuple(fc.nat(20), fc.nat(slots.length - 1), deaths).map(
    ([n, slot, death]) =>
      new Step(
        `${name} #${n} ${slot}`,
        death,
        (oracle) => {
          const line = pick(oracle, n);
          return line ? expected(oracle, line, slot) : "none";
        },
        async (oracle, table) => {
          const line = pick(oracle, n);
          return line ? real(table, line, at(oracle), slot) : "none";
        },
      ),
  );

const confirms = onOne(
  "confirm",
  (oracle, line) => {
    oracle.look(line.slot, line.party, line.id);
    if (!["HELD", "OFFERED"].includes(line.stage) || oracle.isOver(line)) return "no";
    if (line.stage === "OFFERED" && oracle.isBusy(line.person, line.slot, line.id)) return "no";
    line.stage = "BOOKED";
    return "BOOKED";
  },
  async (table, { id, person }, now) => outcomeOf(await confirm(table, id, people[person]!, now)),
);

const cancels = onOne(
  "cancel",
  (oracle, line) => {
    if (!["HELD", "OFFERED", "WAITING", "BOOKED"].includes(line.stage)) return "no";
    line.droppedUntil = plus(at(oracle), DROPPED_FOR);
    line.stage = "CANCELLED";
    return "CANCELLED";
  },
  async (table, { id, person }, now) =>
    outcomeOf(await give(table, id, people[person]!, { type: "cancel" }, now)),
);

const moves = onOne(
  "move",
  (oracle, line, slot) => {
    oracle.look(slot, line.party, line.id);
    const isFree = !oracle.isBusy(line.person, slot, line.id) && oracle.hasRoom(slot, line.party);
    if (line.stage !== "BOOKED" || line.slot === slot || !isFree) return "no";
    line.slot = slot;
    return "BOOKED";
  },
  async (table, { id, person }, now, slot) =>
    outcomeOf(await reschedule(table, id, people[person]!, slots[slot]!, now)),
);

const drains = deaths.map(
  (death) =>
    new Step(
      "drain",
      death,
      (oracle) => {
        oracle.now = at(oracle);
        oracle.promote();
        return null;
      },
      async (oracle, table) => {
        const now = at(oracle);
        await drainOutbox(table, [promoteConsumer({ table, clock: () => now })], plus(now, 1));
        return "drained";
      },
    ),
);

const sweeps = fc.tuple(fc.constantFrom(1, 11, 130), deaths).map(
  ([minutes, death]) =>
    new Step(
      `sweep after ${minutes}`,
      death,
      (oracle) => {
        oracle.now = plus(at(oracle), minutes * MINUTE);
        oracle.lapse(oracle.lines);
        return null;
      },
      async (oracle, table) => `${await sweepBookings(table, plus(at(oracle), minutes * MINUTE))}`,
      minutes,
    ),
);

/** Time passes, and nobody sweeps. */
const waits = fc.constantFrom(1, 11).map(
  (minutes) =>
    new Step(
      `wait ${minutes}`,
      "none",
      (oracle) => {
        oracle.now = plus(at(oracle), minutes * MINUTE);
        return null;
      },
      () => Promise.resolve("waited"),
    ),
);

test("given any run of holds, lines, moves, clocks and crashes, when each is done, then all agrees with the oracle", async () => {
  const commands = fc.commands(
    [
      attempt("hold"),
      attempt("hold"),
      attempt("join"),
      confirms,
      cancels,
      moves,
      drains,
      sweeps,
      waits,
    ],
    { maxCommands: 40, size: "max" },
  );
  const property = fc.asyncProperty(commands, async (run) => {
    const world = await startTable();
    await offerService(world.table, { plan: { capacity: CAPACITY } });
    const start = () => ({ model: new Oracle(), real: { world, table: world.table } });
    await fc.asyncModelRun(start, run);
  });
  await expect(fc.assert(property, { numRuns: 60 })).resolves.toBeUndefined();
});

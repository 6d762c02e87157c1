import { seeded } from "../demo/random.ts";
import { TIMER_SHARDS } from "../src/booking/store.ts";
import { consumersOf } from "../src/consumers.ts";
import { pointAt } from "../src/grid/plan.fixture.ts";
import { loadDivision } from "../src/grid/store.ts";
import { createApp } from "../src/server.ts";
import { drainOutbox, SHARDS } from "../src/table/outbox.ts";
import type { TestPerson } from "../test/support/people.ts";
import { type Touch, watchCapacity } from "./capacity.ts";
import { ACCEPT, ask, DETAIL, LIST, ME, submission, SUBMIT } from "./operations.ts";
import { type BookingName, recordRush, type Rush, SEATS, showSlot } from "./rush.ts";
import type { World } from "./world.ts";

/*
 * A million residents on a morning of storm, and in a rush for popular services: every operation is carried
 * out once by the real application, and what it touched is played back with the keys of a million people in
 * the worst second of the worst minute.
 */

const RESIDENTS = 1_000_000;
const COMMUNITIES = 120;
const GRIDS_EACH = 12;
const MICRO_GRIDS_EACH = 6;

/** A partition takes 1,000 writes and 3,000 reads a second; half of it is kept for what nobody foresaw. */
const MOST_WRITES = 500;
const MOST_READS = 1_500;
const SECONDS = 60;

/** In the worst minute, per second. One resident in forty reports within two hours, most of them at first. */
const storm = {
  submitComplaint: 30,
  acceptComplaint: 12,
  "complaint with timeline": 120,
  me: 150,
  notices: 150,
  "complaintsIn, 20": 60,
  complaintQueue: 150,
  /** Everything a report sets in motion behind the API. */
  "delivery of one message": 42,
} as const;
type StormName = keyof typeof storm;
type Name = StormName | BookingName;

/**
 * Ten streets of 100,000 residents open an event of as many seats as a slot may have, all at the same minute.
 * In the worst street 900 people try within the first minute, each after two looks; in the others a quarter
 * of that.
 */
const rush = {
  services: 10,
  tries: { most: 15, other: 4 },
  looks: 2,
  secondsToConfirm: 25,
} as const;

/** In an ordinary month, for every thousand residents. */
const month: Readonly<Record<Name, number>> = {
  submitComplaint: 40,
  acceptComplaint: 40,
  "complaint with timeline": 600,
  me: 3_000,
  notices: 3_000,
  "complaintsIn, 20": 400,
  complaintQueue: 1_500,
  "delivery of one message": 240,
  "week of a service": 300,
  holdBooking: 60,
  "holdBooking, refused": 6,
  confirmBooking: 55,
  checkInBooking: 48,
  finishBooking: 48,
  rateBooking: 20,
  "delivery after a booking": 170,
};
/** US dollars for a million units on demand, in Hong Kong, November 2026: check before relying on it. */
const PRICE = { writes: 0.705, reads: 0.141 };

/** Three reports in ten come from the one community that is flooded, and half of the looks at it. */
const FLOODED = 0.3;

const NOTICES = "{ notices(first: 20) { edges { node { id title } } } unreadNoticeCount }";
const QUEUE = "{ complaintQueue(first: 20) { edges { node { id number statusLabel } } } }";

/**
 * Processes of the API in the worst minute: each looks every two seconds at which division counts, and a new
 * one reads all of it.
 */
const PROCESSES = 80;
const NEW_PROCESSES = 3;
const LOOKS = PROCESSES / 2;
const ROWS = 10 + COMMUNITIES * (1 + GRIDS_EACH * (1 + MICRO_GRIDS_EACH));
/** Departments, property managers and the like, which stand beside what counts; in units of reading. */
const UNITS_READ = (400 * 250) / 4_096;

type Recorded = Map<StormName, Touch[]>;

/** Carries out every operation once, each in a process that remembers nothing of who asks. */
async function record(world: World): Promise<Recorded> {
  const { deps, officer, reporter, gridId, complaintId } = world;
  for (let i = 0; i < 25; i += 1) await world.report(reporter);
  const watch = await watchCapacity(world);
  const found: Recorded = new Map();
  const carryOut = async (name: StormName, act: () => Promise<unknown>): Promise<void> => {
    watch.take();
    await act();
    found.set(name, watch.take());
  };
  const say = (by: TestPerson, query: string, variables: Record<string, unknown> = {}) =>
    ask(createApp(deps), { token: by.token, query, variables });
  const input = submission(pointAt(100, 100));
  const somebody = await world.newReporter();
  await drainOutbox(deps.table, consumersOf(deps), deps.clock());
  await carryOut("submitComplaint", () => say(somebody, SUBMIT, { input }));
  await carryOut("delivery of one message", () =>
    drainOutbox(deps.table, consumersOf(deps), deps.clock()),
  );
  const id = await world.report(somebody);
  await carryOut("acceptComplaint", () => say(officer, ACCEPT, { input: { id } }));
  await carryOut("complaint with timeline", () => say(officer, DETAIL, { id: complaintId }));
  await carryOut("me", () => say(reporter, ME));
  await carryOut("notices", () => say(officer, NOTICES));
  await carryOut("complaintsIn, 20", () => say(officer, LIST, { gridId }));
  await carryOut("complaintQueue", () => say(officer, QUEUE));
  await watch.stop();
  return found;
}

/** What a new process reads of the division, for one row of it. */
async function recordDivision(world: World): Promise<Touch[]> {
  const watch = await watchCapacity(world);
  // Another object is not known, as in a new process.
  const { byId } = await loadDivision({ ...world.deps.table });
  const grids = [...byId.values()].flat();
  const touches = watch.take().filter(({ key }) => key.startsWith("division#"));
  await watch.stop();
  const bytes = Buffer.byteLength(JSON.stringify(grids));
  const reads = bytes / grids.length / 4_096 / touches.length;
  return touches.map(({ key }) => ({ key, reads, writes: 0 }));
}

const random = seeded(1_000_000);
const below = (count: number): number => Math.floor(random() * count);
const community = (): number => (random() < FLOODED ? 0 : 1 + below(COMMUNITIES - 1));

/** One event of the storm: who and where, told by what its keys become. */
function scene() {
  const [where, grid] = [community(), below(GRIDS_EACH)];
  const path = `/S${where % 10}/C${where}/G${grid}/M${below(MICRO_GRIDS_EACH)}/`;
  return {
    path,
    /** A complaint everybody talks about, or one of many. */
    complaint: random() < 0.05 ? "cmp_talked-about" : `cmp_${below(50_000)}`,
    person: `prs_${below(RESIDENTS)}`,
    shard: below(SHARDS),
    cell: `${where}-${below(60)}`,
    /** Guests behind the gateways of phone companies share few addresses. */
    network: below(200),
    service: `svc_${below(2_000)}`,
    /** Of the timers of bookings. */
    timers: below(TIMER_SHARDS),
  };
}

/** The key of a touch as it would be in this scene: the same kind of key, of somebody and somewhere else. */
function inScene(key: string, at: ReturnType<typeof scene>): string {
  const levels = at.path.split("/");
  const placed = (path: string): string =>
    `${levels.slice(0, path.split("/").length - 1).join("/")}/`;
  return key
    .replaceAll(/cmp_[0-9A-Z]{26}/g, at.complaint)
    .replaceAll(/prs_[0-9A-Z]{26}/g, at.person)
    .replaceAll(/svc_[0-9A-Z]{26}/g, at.service)
    .replaceAll(/bkg_[0-9A-Z]{26}/g, () => `bkg_${below(1e9)}`)
    .replace(/^(gsi7 bookingdue)#\d+/, `$1#${at.timers}`)
    .replaceAll(/\/S\/[A-Z0-9/]*/g, placed)
    .replace(/^(outbox|gsi7 due)#\d+/, `$1#${at.shard}`)
    .replace(/^(gsi6 near#[^#]+)#.*/, `$1#${at.cell}`)
    .replace(/^no#.*/, () => `no#${below(1_000_000)}`)
    .replace(/^memo#.*/, () => `memo#${below(1_000_000)}`)
    .replace(/guest:\S+/, () => `guest:${at.network}`);
}

/** The complaint a delivery is about is of nobody else; so is what it makes. */
const isSomethingNew = (name: StormName): boolean =>
  name === "submitComplaint" || name === "delivery of one message";

type Load = { reads: number; writes: number };
type Scene = ReturnType<typeof scene>;

/** What every key has to bear, second by second, and the most it ever had to. */
function makeScale() {
  const worst = new Map<string, Load>();
  let now = new Map<string, Load>();
  const put = (touches: readonly Touch[] = [], at: Scene): void => {
    for (const { key, reads, writes } of touches) {
      const where = inScene(key, at);
      const load = now.get(where) ?? { reads: 0, writes: 0 };
      now.set(where, { reads: load.reads + reads, writes: load.writes + writes });
    }
  };
  const endSecond = (): void => {
    for (const [key, { reads, writes }] of now) {
      const before = worst.get(key) ?? { reads: 0, writes: 0 };
      worst.set(key, {
        reads: Math.max(before.reads, reads),
        writes: Math.max(before.writes, writes),
      });
    }
    now = new Map();
  };
  return { put, endSecond, worst };
}

function playStorm(recorded: Recorded): Map<string, Load> {
  const { put, endSecond, worst } = makeScale();
  for (let second = 0; second < SECONDS; second += 1) {
    for (const [name, perSecond] of Object.entries(storm) as [StormName, number][])
      for (let i = 0; i < perSecond; i += 1)
        put(recorded.get(name), {
          ...scene(),
          ...(isSomethingNew(name) && { complaint: `cmp_new-${below(1e9)}` }),
        });
    endSecond();
  }
  return worst;
}

/** So many in a second on average, and now and then more at once. */
const burst = (mean: number): number => mean + below(Math.ceil(mean / 2));

/** Each seat costs what it cost at that fill; whoever finds it full is refused; those who have one confirm. */
function playRush({ operations, holds }: Rush): Map<string, Load> {
  const { put, endSecond, worst } = makeScale();
  const sold = Array.from({ length: rush.services }, () => 0);
  const heldIn = sold.map(() => Array.from({ length: SECONDS }, () => 0));
  for (let second = 0; second < SECONDS; second += 1) {
    for (const [n, before] of sold.entries()) {
      const tries = burst(n === 0 ? rush.tries.most : rush.tries.other);
      const at = () => ({ ...scene(), service: `svc_popular-${n}`, path: `/S${n}/C${n}/` });
      for (let i = 0; i < tries * rush.looks; i += 1)
        put(operations.get("week of a service"), at());
      const taken = Math.min(tries, SEATS - before);
      for (let i = 0; i < tries; i += 1)
        put(i < taken ? holds[before + i] : operations.get("holdBooking, refused"), at());
      const confirms = heldIn[n]?.[second - rush.secondsToConfirm] ?? 0;
      for (let i = 0; i < confirms; i += 1) put(operations.get("confirmBooking"), at());
      for (let i = 0; i < confirms; i += 1) put(operations.get("delivery after a booking"), at());
      sold[n] = before + taken;
      heldIn[n]?.splice(second, 1, taken);
    }
    endSecond();
  }
  return worst;
}

const sum = (touches: readonly Touch[], of: "reads" | "writes"): number =>
  touches.reduce((total, touch) => total + touch[of], 0);

function showCosts(recorded: ReadonlyMap<Name, Touch[]>): void {
  const rows = [...recorded].map(([name, touches]) => {
    const [reads, writes] = [sum(touches, "reads"), sum(touches, "writes")];
    const cost = (month[name] * (reads * PRICE.reads + writes * PRICE.writes)) / 1_000_000;
    return { operation: name, reads, writes, "times a month": month[name], "USD a month": cost };
  });
  const total = rows.reduce((all, row) => all + row["USD a month"], 0);
  console.log("Units of an operation, and for a thousand residents in an ordinary month");
  console.table(rows.map((row) => ({ ...row, "USD a month": row["USD a month"].toFixed(4) })));
  console.log(`Table on demand: ${total.toFixed(3)} USD for a thousand residents a month\n`);
}

function showHottest(
  worst: ReadonlyMap<string, Load>,
  of: "reads" | "writes",
  most: number,
): boolean {
  const hottest = [...worst].sort(([, a], [, b]) => b[of] - a[of]).slice(0, 8);
  const peak = hottest[0]?.[1][of] ?? 0;
  const verdict = peak <= most ? "ok" : "ABOVE";
  console.log(`Hottest partition keys, ${of} in the worst second (at most ${most}: ${verdict})`);
  console.table(hottest.map(([key, load]) => ({ key, [of]: Math.round(load[of]) })));
  return peak <= most;
}

const showBoth = (worst: ReadonlyMap<string, Load>): boolean =>
  [showHottest(worst, "writes", MOST_WRITES), showHottest(worst, "reads", MOST_READS)].every(
    Boolean,
  );

/** Prints what operations cost and which keys are hottest; the process fails when one is too hot. */
export async function heat(world: World): Promise<void> {
  const recorded = await record(world);
  const bookings = await recordRush(world);
  showCosts(new Map<Name, Touch[]>([...recorded, ...bookings.operations]));
  const worst = playStorm(recorded);
  worst.set("division", { reads: LOOKS * UNITS_READ, writes: 0 });
  for (const { key, reads } of await recordDivision(world))
    worst.set(key, { reads: NEW_PROCESSES * ROWS * reads, writes: 0 });
  console.log("A morning of storm");
  const isStormWell = showBoth(worst);
  console.log("\nA rush for popular services");
  const isRushWell = showBoth(playRush(bookings));
  showSlot(bookings, MOST_WRITES);
  if (!isStormWell || !isRushWell) process.exitCode = 1;
}

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTable, type TestTable } from "../../test/support/table.ts";
import { type Reach, reachOf } from "../kernel/access.ts";
import type { Actor } from "../kernel/actor.ts";
import { HOUR, MINUTE, plus } from "../kernel/clock.ts";
import { Cursors, type Page, type PageRequest } from "../table/page.ts";

import { firstBreak } from "../table/timeline.ts";
import { apply } from "./apply.ts";
import { cast, categories, good, inUnit, MONDAY, person, placeIn } from "./complaint.fixture.ts";
import type { Complaint } from "./complaint.ts";
import type { ComplaintNode } from "./store-node.ts";
import {
  complaintByNumber,
  listArea,
  listOwn,
  listQueue,
  loadComplaint,
  loadComplaintWithTimeline,
  type Phase,
} from "./store.ts";
import { go, idOf, numberOf, report, reported } from "./stored.fixture.ts";

let test: TestTable;
const table = () => test.table;
beforeEach(async () => {
  test = await startTable();
});

const cursors = new Cursors(new Uint8Array(32), "test");
const first = (limit: number): PageRequest => ({
  limit,
  backward: false,
  after: null,
  before: null,
});
const numbers = ({ edges }: Page<ComplaintNode>) =>
  edges.map(({ node }) => Number(node.listed.number.slice(-6)));
const reach = (actor: Actor, action: Parameters<typeof reachOf>[1] = "complaint:read"): Reach =>
  reachOf(actor, action);
const sent = () => test.requests.names();

/** Counts what an access costs. */
async function costOf(access: () => Promise<unknown>): Promise<number> {
  test.requests.reset();
  await access();
  return sent().length;
}

describe("a complaint by id", () => {
  beforeEach(async () => {
    await reported(table(), 1);
    await go(table(), 1, [cast.head, good.accept], [cast.head, good.dispatch]);
  });

  it("given it is there, when it is loaded alone, then with one request", async () => {
    expect(await costOf(() => loadComplaint(table(), idOf(1)))).toBe(1);
  });

  it("given its timeline, when both are loaded, then with one request", async () => {
    expect(await costOf(() => loadComplaintWithTimeline(table(), idOf(1)))).toBe(1);
  });

  it("given its timeline, when the facts are applied again, then they tell the stored state", async () => {
    const stored = await loadComplaintWithTimeline(table(), idOf(1));
    let told: Complaint | null = null;
    for (const { fact, at } of stored?.timeline ?? []) told = apply(told, fact, { at });
    expect(stored?.state).toEqual(told);
  });

  it("given its timeline, when it is checked, then the chain is whole", async () => {
    const stored = await loadComplaintWithTimeline(table(), idOf(1));
    expect(firstBreak(stored?.timeline ?? [], stored?.head ?? "")).toBeNull();
  });

  it("given no such complaint, when it is loaded, then there is none", async () => {
    expect(await loadComplaintWithTimeline(table(), idOf(2))).toBeNull();
  });
});

describe("a complaint by number", () => {
  it("given it is there, when its number is quoted, then it is found", async () => {
    await reported(table(), 1);
    expect((await complaintByNumber(table(), numberOf(1)))?.id).toBe(idOf(1));
  });

  it.each(["S20261116999999", "", "9".repeat(10_000)])(
    "given no such number, when one is quoted, then there is none",
    async (number) => {
      expect(await complaintByNumber(table(), number)).toBeNull();
    },
  );

  it("given a number is used, when another report draws it, then it is taken and nothing is written", async () => {
    await reported(table(), 1);
    const outcome = await report(table(), 2, { number: numberOf(1) });
    expect([outcome, await loadComplaint(table(), idOf(2))]).toEqual([
      { kind: "taken", sk: "unique" },
      null,
    ]);
  });
});

describe("the reports of a person", () => {
  const own = (phase: Phase | null, request = first(10), actor: Actor = cast.reporter) =>
    listOwn(table(), reach(actor, "complaint:confirm"), phase, request, cursors);

  beforeEach(async () => {
    for (const n of [1, 2, 3]) await reported(table(), n, {}, { now: plus(MONDAY, n * MINUTE) });
    await go(table(), 2, [cast.reporter, good.withdraw]);
  });

  it.each([
    ["OPEN", [3, 1]],
    ["CLOSED", [2]],
    [null, [3, 2, 1]],
  ] as const)(
    "given open and ended ones, when %s are listed, then newest first",
    async (phase, all) => {
      expect(numbers(await own(phase))).toEqual(all);
    },
  );

  it("given others reported too, when a person lists, then none of theirs", async () => {
    expect(numbers(await own(null, first(10), cast.neighbour))).toEqual([]);
  });

  it("given both phases, when they are listed, then with one request each", async () => {
    expect(await costOf(() => own(null))).toBe(2);
  });
});

/** All pages in one direction, each with what it says of its neighbours. */
async function walk(
  read: (request: PageRequest) => Promise<Page<ComplaintNode>>,
  limit: number,
  backward: boolean,
) {
  const pages: { found: number[]; hasNext: boolean; hasPrevious: boolean }[] = [];
  let at: string | null = null;
  for (;;) {
    const position = at && cursors.decode(at);
    const request: PageRequest = {
      limit,
      backward,
      after: backward ? null : position,
      before: backward ? position : null,
    };
    const page = await read(request);
    const {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor,
      endCursor,
    } = page.pageInfo;
    pages.push({ found: numbers(page), hasNext, hasPrevious });
    if (!(backward ? hasPrevious : hasNext)) return pages;
    at = backward ? startCursor : endCursor;
  }
}

describe("paging over open and ended complaints together", () => {
  const COUNT = 14;
  let all: TestTable;
  const list = (request: PageRequest) =>
    listOwn(all.table, reach(cast.reporter, "complaint:confirm"), null, request, cursors);
  const queue = (request: PageRequest) => listQueue(all.table, reach(cast.head), request, cursors);

  beforeAll(async () => {
    all = await startTable();
    for (let n = 1; n <= COUNT; n += 1) {
      // Some in the same minute: the id decides then.
      await reported(all.table, n, {}, { now: plus(MONDAY, Math.floor(n / 3) * MINUTE) });
      if (n % 3 === 0) await go(all.table, n, [cast.reporter, good.withdraw]);
    }
  });

  const newestFirst = Array.from({ length: COUNT }, (_, i) => COUNT - i);
  const waiting = newestFirst.filter((n) => n % 3 !== 0).toReversed();

  it.each([1, 2, 3, 5, 13, 14, 15])(
    "given pages of %i, when they are turned, then none is lost or twice",
    async (size) => {
      const forward = await walk(list, size, false);
      const backward = await walk(list, size, true);
      expect(forward.flatMap(({ found }) => found)).toEqual(newestFirst);
      expect(backward.toReversed().flatMap(({ found }) => found)).toEqual(newestFirst);
    },
  );

  it("given pages of five, when they say what is before and behind, then that is so", async () => {
    const pages = await walk(list, 5, false);
    expect(pages.map(({ hasNext, hasPrevious }) => [hasPrevious, hasNext])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  it.each([1, 4])(
    "given a queue in pages of %i, when they are turned both ways, then soonest first",
    async (size) => {
      const forward = await walk(queue, size, false);
      const backward = await walk(queue, size, true);
      expect(forward.flatMap(({ found }) => found)).toEqual(waiting);
      expect(backward.toReversed().flatMap(({ found }) => found)).toEqual(waiting);
    },
  );
});

describe("the queue", () => {
  const queueOf = async (actor: Actor) =>
    numbers(await listQueue(table(), reach(actor), first(10), cursors));
  const lamp = { category: categories.lamp };
  const toRoads = { ...good.dispatch, holder: inUnit("ROADS") };
  /** Who has it in their queue, of all who could. */
  async function whereIsIt(): Promise<string[]> {
    const found: string[] = [];
    for (const who of ["micro", "worker", "community", "street", "roads"] as const)
      if ((await queueOf(cast[who])).includes(1)) found.push(who);
    return found;
  }

  it.each([
    ["reported", [], ["street"]],
    ["accepted", [[cast.street, good.accept]], ["street"]],
    [
      "dispatched",
      [
        [cast.street, good.accept],
        [cast.street, toRoads],
      ],
      ["roads"],
    ],
    [
      "signed",
      [
        [cast.street, good.accept],
        [cast.street, toRoads],
        [cast.roads, good.sign],
      ],
      ["roads"],
    ],
    [
      "asked to be returned",
      [
        [cast.street, good.accept],
        [cast.street, toRoads],
        [cast.roads, good.requestReturn],
      ],
      ["street"],
    ],
    ["rejected", [[cast.community, good.reject]], []],
  ] as const)(
    "given a department's work, when it is %s, then it waits for whose turn it is",
    async (_, steps, where) => {
      await reported(table(), 1, lamp);
      if (steps.length > 0) await go(table(), 1, ...steps);
      expect(await whereIsIt()).toEqual(where);
    },
  );

  it.each([
    ["reported", [], ["worker"]],
    ["a question to the reporter", [[cast.head, good.askInfo]], []],
    ["moved up", [[cast.head, good.escalate]], ["community"]],
    ["being settled on site", [[cast.micro, good.handleOnSite]], ["micro"]],
    [
      "settled and drawn for a check",
      [
        [cast.micro, good.handleOnSite],
        [cast.micro, { ...good.closeOnSite, draw: 0 }],
      ],
      ["worker"],
    ],
    [
      "settled",
      [
        [cast.micro, good.handleOnSite],
        [cast.micro, good.closeOnSite],
      ],
      [],
    ],
  ] as const)(
    "given the community's work, when it is %s, then it waits for whose turn it is",
    async (_, steps, where) => {
      await reported(table(), 1, { category: categories.rubbish });
      if (steps.length > 0) await go(table(), 1, ...steps);
      expect(await whereIsIt()).toEqual(where);
    },
  );

  it("given several, when they are listed, then what is due soonest comes first", async () => {
    await reported(table(), 1);
    await reported(table(), 2, { category: categories.fireLane });
    await reported(table(), 3, {}, { now: plus(MONDAY, -HOUR) });
    expect(await queueOf(cast.head)).toEqual([2, 3, 1]);
  });

  it("given danger and urgency reported last, when they are listed, then before what was due long ago", async () => {
    const { rubbish: category } = categories;
    await reported(table(), 1, { category }, { now: plus(MONDAY, -72 * HOUR) });
    await reported(table(), 2, { category, level: "P1" });
    await reported(table(), 3, { category, level: "P0" }, { now: plus(MONDAY, HOUR) });
    expect(await queueOf(cast.head)).toEqual([3, 2, 1]);
  });

  it("given two posts, when both queues are listed, then with one request each", async () => {
    const both = person("两岗", ["GRID_HEAD", "A"], ["COMMUNITY", "C"]);
    expect(await costOf(() => listQueue(table(), reach(both), first(20), cursors))).toBe(2);
  });

  it("given a resident, when they list, then nothing waits for them and nothing is asked", async () => {
    await reported(table(), 1);
    expect(await costOf(async () => expect(await queueOf(cast.reporter)).toEqual([]))).toBe(0);
  });
});

describe("the complaints of an area", () => {
  const communities = ["/S/C/", "/S/D/"];
  const list = (path: string, actor: Actor, phase: Phase | null = null) =>
    listArea(table(), reach(actor), { path, communities }, phase, first(10), cursors);

  beforeEach(async () => {
    const places = [
      placeIn("A1"),
      placeIn("A"),
      placeIn("C"),
      { ...placeIn("A1"), path: "/S/D/E/" },
    ];
    for (const [i, place] of places.entries())
      await reported(table(), i + 1, { place }, { now: plus(MONDAY, i * MINUTE) });
    await go(table(), 1, [cast.reporter, good.withdraw]);
  });

  it.each([
    ["/S/", cast.street, [4, 3, 2, 1]],
    ["/S/C/", cast.community, [3, 2, 1]],
    ["/S/C/A/", cast.head, [2, 1]],
    ["/S/C/A/A1/", cast.micro, [1]],
  ] as const)(
    "given complaints at every level, when %s is listed, then all at and below it",
    async (path, actor, all) => {
      expect(numbers(await list(path, actor))).toEqual(all);
    },
  );

  it.each([
    ["OPEN", [3, 2]],
    ["CLOSED", [1]],
  ] as const)(
    "given both phases, when only %s are listed, then the others are not there",
    async (phase, all) => {
      expect(numbers(await list("/S/C/", cast.community, phase))).toEqual(all);
    },
  );

  it.each([
    ["/S/", cast.community],
    ["/S/C/B/", cast.head],
    ["/S/C/A/", cast.headOfB],
    ["/S/C/", cast.reporter],
    ["/S/C/", cast.roads],
  ] as const)(
    "given a reach that does not cover %s, when it is listed, then it is empty",
    async (path, actor) => {
      expect(numbers(await list(path, actor))).toEqual([]);
    },
  );

  it("given a street, when its open ones are listed, then with one request per community and one for itself", async () => {
    expect(await costOf(() => list("/S/", cast.street, "OPEN"))).toBe(3);
  });
});

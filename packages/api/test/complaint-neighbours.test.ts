import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import {
  asGuest,
  cast,
  categories,
  good,
  HERE,
  MONDAY,
  north,
  placeIn,
  submission,
} from "../src/complaint/complaint.fixture.ts";
import { metresBetween } from "../src/complaint/nearby.ts";
import {
  carryFollowers,
  countToday,
  findNearby,
  followersOf,
  setFollowing,
} from "../src/complaint/store.ts";
import { go, idOf, reported } from "../src/complaint/stored.fixture.ts";
import { DAY, HOUR, MINUTE, plus } from "../src/kernel/clock.ts";
import { startTable, type TestTable } from "./support/table.ts";
import { keepMemory } from "./support/memory.ts";

keepMemory();

let test: TestTable;
const table = () => test.table;
beforeEach(async () => {
  test = await startTable();
});

describe("open complaints near a point", () => {
  it("given some around cell borders, when one is looked for, then as a search through all finds them", async () => {
    const offset = fc.integer({ min: -130, max: 130 });
    const spots = fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 12 });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(spots, fc.tuple(offset, offset), async (others, mine) => {
        const { table: own } = await startTable();
        const at = ([x, y]: readonly [number, number]) => ({
          lng: HERE.lng + x / 91_000,
          lat: HERE.lat + y / 111_195,
        });
        for (const spot of others) {
          n += 1;
          await reported(own, n, { place: { ...placeIn("A1"), point: at(spot) } });
        }
        const brute = others
          .map((spot) => metresBetween(at(spot), at(mine)))
          .filter((m) => m <= 50);
        const found = await findNearby(own, categories.bench, at(mine), MONDAY);
        expect(found.map(({ metres }) => metres)).toEqual(brute.sort((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ["of another category", { category: categories.door }, MONDAY],
    ["older than seven days", {}, plus(MONDAY, 7 * DAY + MINUTE)],
  ])(
    "given one that is %s, when it is looked for, then it is not there",
    async (_, change, now) => {
      await reported(table(), 1, change);
      expect(await findNearby(table(), categories.bench, HERE, now)).toEqual([]);
    },
  );

  it("given it has ended, when it is looked for, then it is not there", async () => {
    await reported(table(), 1);
    await go(table(), 1, [cast.community, good.reject]);
    expect(await findNearby(table(), categories.bench, HERE, MONDAY)).toEqual([]);
  });

  it("given any point, when it is looked around, then with at most four requests", async () => {
    test.requests.reset();
    await findNearby(table(), categories.bench, north(25), MONDAY);
    expect(test.requests.names().length).toBeLessThanOrEqual(4);
  });
});

describe("followers", () => {
  it("given somebody follows twice, when followers are listed, then once", async () => {
    for (const _ of [1, 2]) await setFollowing(table(), idOf(1), cast.neighbour.personId, true);
    expect(await followersOf(table(), idOf(1))).toEqual([cast.neighbour.personId]);
  });

  it("given somebody stops, also twice, when followers are listed, then not them", async () => {
    await setFollowing(table(), idOf(1), cast.neighbour.personId, true);
    for (const _ of [1, 2]) await setFollowing(table(), idOf(1), cast.neighbour.personId, false);
    expect(await followersOf(table(), idOf(1))).toEqual([]);
  });

  it("given followers of a duplicate, when they are carried over, then they follow the other too", async () => {
    await setFollowing(table(), idOf(2), cast.neighbour.personId, true);
    for (const _ of [1, 2]) await carryFollowers(table(), idOf(2), idOf(1));
    expect(await followersOf(table(), idOf(1))).toEqual([cast.neighbour.personId]);
  });
});

describe("the count of a day", () => {
  const reporter = submission().reporter;

  it("given open and ended reports, when they are counted, then all of the day", async () => {
    for (const n of [1, 2]) await reported(table(), n);
    await go(table(), 2, [cast.reporter, good.withdraw]);
    expect(await countToday(table(), reporter, plus(MONDAY, 13 * HOUR))).toBe(2);
  });

  it("given reports of yesterday, when they are counted, then none", async () => {
    await reported(table(), 1);
    expect(await countToday(table(), reporter, plus(MONDAY, 14 * HOUR))).toBe(0);
  });

  it("given what came from a booking, when it is counted, then it is none", async () => {
    await reported(
      table(),
      1,
      { source: "BOOKING" },
      { actor: { kind: "system", job: "concern" } },
    );
    expect(await countToday(table(), reporter, MONDAY)).toBe(0);
  });

  it("given guests, when they are counted, then by their network", async () => {
    const guest = { ...reporter, ...asGuest };
    await reported(
      table(),
      1,
      { category: categories.gas, reporter: guest },
      { actor: cast.guest },
    );
    const counts = [guest, { ...guest, network: "other" }].map((one) =>
      countToday(table(), one, MONDAY),
    );
    expect(await Promise.all(counts)).toEqual([1, 0]);
  });
});

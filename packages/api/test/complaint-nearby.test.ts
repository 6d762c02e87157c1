import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import {
  cast,
  categories,
  good,
  HERE,
  MONDAY,
  north,
  placeIn,
} from "../src/complaint/complaint.fixture.ts";
import { metresBetween } from "../src/complaint/nearby.ts";
import { findNearby } from "../src/complaint/store.ts";
import { go, reported } from "../src/complaint/stored.fixture.ts";
import { DAY, MINUTE, plus } from "../src/kernel/clock.ts";
import { startTable, type TestTable } from "./support/table.ts";

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

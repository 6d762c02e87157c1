import { beforeAll, expect, test } from "vitest";
import { renew } from "../scripts/renewal.ts";
import {
  buildVillage,
  go,
  idOfNew,
  read,
  submit,
  type Village,
} from "../src/complaint/api.fixture.ts";
import { type Item, nameOf, type Table, write } from "../src/table/table.ts";
import { scan } from "./support/whole-table.ts";

/* A community whose items were written by an earlier version: states stood by themselves, and there were no cards. */

let village: Village;
let table: Table;
beforeAll(async () => {
  village = await buildVillage();
  table = village.app.deps.table;
});

const all = async (): Promise<Item[]> => [...(await scan(table)).values()].flat();

const byName = (items: readonly Item[]) => new Map(items.map((item) => [nameOf(item), item]));

/** The item as an earlier version wrote it. */
function aged(item: Item): Item | null {
  const { card, ...rest } = item;
  if (item.sk !== "state" || card === undefined) return null;
  return { state: card, ...rest };
}

async function age(): Promise<number> {
  let count = 0;
  for (const item of await all()) {
    const old = aged(item);
    if (old === null) continue;
    await write(table, { kind: "put", item: old });
    count += 1;
  }
  return count;
}

const OWN =
  "{ myComplaints(first: 10) { edges { node { id statusLabel nextStep summary description } } } me { roles { title } } }";

test("given an old community, when it is laid out anew, then every item is as it would be written now", async () => {
  await submit(village, "reporter");
  const before = await all();
  const old = await age();
  expect(old).toBeGreaterThan(3);
  expect(await renew(table)).toBe(old);
  expect(byName(await all())).toEqual(byName(before));
});

test("given it is laid out already, when it is asked for again, then nothing is written", async () => {
  expect(await renew(table)).toBe(0);
});

test("given old items, when people go on working, then nothing is lost and what they touch is laid out anew", async () => {
  const id = await idOfNew(village, "reporter");
  const shown = await read(village, "reporter", OWN);
  await age();
  expect(await read(village, "reporter", OWN)).toEqual(shown);
  await go(village, id, ["head", "acceptComplaint"]);
  const state = (await all()).find((item) => item.pk === id && item.sk === "state");
  expect(state).toHaveProperty("card");
});

test("given somebody changes an item meanwhile, when it is laid out anew, then their change stays", async () => {
  const id = await idOfNew(village, "reporter");
  await age();
  await Promise.all([renew(table), go(village, id, ["head", "acceptComplaint"])]);
  const { complaint } = await read(
    village,
    "head",
    `query ($id: ID!) { complaint(id: $id) { stage } }`,
    { id },
  );
  expect(complaint.stage).toBe("ACCEPTED");
});

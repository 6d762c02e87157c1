import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { evidenceOf, lookInto } from "../scripts/evidence.ts";
import { buildVillage, go, idOfNew, type Village } from "../src/complaint/api.fixture.ts";
import { localClient } from "../src/table/client.ts";
import { createTable } from "../src/table/create.ts";
import { startEngine } from "../src/table/engine.ts";
import { get, type Table, write } from "../src/table/table.ts";

/* What an auditor reads of a thing in the table itself. */

let village: Village;
let table: Table;
beforeAll(async () => {
  village = await buildVillage();
  table = village.app.deps.table;
});

async function accepted(): Promise<string> {
  const id = await idOfNew(village, "reporter");
  await go(village, id, ["head", "acceptComplaint"]);
  return id;
}

describe("given a complaint that was accepted, when its evidence is shown", () => {
  it("then who did what stands there in its order, and that the timeline is whole", async () => {
    const text = (await evidenceOf(table, await accepted())) ?? "";
    const places = ["1 · ", '"submitted"', "2 · ", "GRID_HEAD", '"accepted"', "is whole"].map(
      (part) => text.indexOf(part),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("and somebody meddled with its past, then that is said", async () => {
    const id = await accepted();
    const key = { pk: id, sk: "t#000001" };
    const item = await get(table, key);
    const entry = { ...(item?.["entry"] as object), at: "2020-01-01T00:00:00.000Z" };
    await write(table, { kind: "put", item: { ...key, entry } });
    expect(await evidenceOf(table, id)).toContain("The timeline is broken at 1.");
  });
});

it("given nothing under an id, when its evidence is shown, then there is none", async () => {
  expect(await evidenceOf(table, "cmp_nothing")).toBeNull();
});

it("given an engine that runs on a data folder, when somebody looks into it, then it goes on and they see what is there", async () => {
  const folder = await mkdtemp(join(inject("scratch"), "shown-"));
  const engine = await startEngine({ dataFile: join(folder, "table.db") });
  const client = localClient(engine.endpoint);
  const live = { client, name: "linge" };
  await createTable(live);
  await write(live, { kind: "put", item: { pk: "a", sk: "b", said: "示例" } });
  expect(await lookInto(folder, (found) => evidenceOf(found, "a"))).toContain("示例");
  await write(live, { kind: "put", item: { pk: "a", sk: "c" } });
  client.destroy();
  await engine.stop();
});

import { beforeAll, describe, expect, it } from "vitest";
import {
  buildVillage,
  detailOf,
  go,
  idOfNew,
  read,
  submit,
  type Village,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";

/* A place that is told in words, and what staff make of it. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

let village: Village;
beforeAll(async () => {
  village = await buildVillage();
});

const words = "后门花坛边的井盖";
const PLACE =
  "number place { label gridName point { lng } isAmbiguous explanation grid { id } } stage";

describe("given a place in words", () => {
  it("when a guest without a location code reports a danger, then it is taken and the duty officer of the street has it", async () => {
    const answer = await submit(village, null, { category: categories.gas, place: { words } });
    expect(answer.refusal).toBeNull();
    const { number } = (answer as Json).receipt;
    const found: Json = await read(
      village,
      "street",
      `{ complaintByNumber(number: "${number}") { ${PLACE} } }`,
    );
    expect(found.complaintByNumber).toMatchObject({
      place: { label: words, point: null, isAmbiguous: true, grid: null },
    });
  });

  it("when the grid is named with it, then that grid has it", async () => {
    const place = { words, gridId: village.grid("A") };
    const id = await idOfNew(village, "reporter", { place });
    const seen: Json = await detailOf(village, id, "head", PLACE);
    expect(seen.place).toMatchObject({ label: words, grid: { id: village.grid("A") } });
  });

  it.each([
    [{ gridId: "grd_00000000000000000000000000", words }, "place.gridId"],
    [{ words: "字".repeat(201) }, "place.words"],
    [{ words: "  " }, "place"],
  ])("when it is %j, then it is refused with its field", async (place, field) => {
    const { refusal }: Json = await submit(village, "reporter", { place });
    expect(refusal.field).toBe(field);
  });

  it("when only a grid is named, then the words are asked for", async () => {
    const { refusal }: Json = await submit(village, "reporter", {
      place: { gridId: village.grid("A") },
    });
    expect(refusal).toMatchObject({ code: "complaint.place_missing", field: "place.words" });
  });

  it("when words stand beside an exact place, then both are kept", async () => {
    const id = await idOfNew(village, "reporter", { place: { locationCode: "L-A1", words } });
    const seen: Json = await detailOf(village, id, "head", PLACE);
    expect(seen.place.label).toContain(words);
    expect(seen.place.point).not.toBeNull();
  });
});

describe("given a place that nobody's grid holds, when staff find out where it is", () => {
  it("then it is on the desk of that grid, keeps the reporter's words, and the reporter hears of it", async () => {
    const id = await idOfNew(village, "reporter", { place: { words } });
    await go(village, id, ["street", "locateComplaint", { place: { gridId: village.grid("A") } }]);
    const seen: Json = await detailOf(village, id, "head", `${PLACE} timeline { title }`);
    expect(seen.place).toMatchObject({ label: words, grid: { id: village.grid("A") } });
    const queue: Json = await read(
      village,
      "head",
      "{ complaintQueue(first: 100) { edges { node { id } } } }",
    );
    expect(queue.complaintQueue.edges.map(({ node }: Json) => node.id)).toContain(id);
    const told: Json = await detailOf(village, id, "reporter", "timeline { title }");
    expect(told.timeline.map(({ title }: Json) => title)).toContain("地点已核实");
  });

  it("then an exact place makes it exact", async () => {
    const id = await idOfNew(village, "reporter", { place: { words } });
    const place = { locationCode: "L-A1" };
    await go(village, id, ["street", "locateComplaint", { place }]);
    const seen: Json = await detailOf(village, id, "head", PLACE);
    expect(seen.place.point).not.toBeNull();
  });

  it("then a grid that is none is refused, and nothing changes", async () => {
    const id = await idOfNew(village, "reporter", { place: { words } });
    const answer: Json = await go(village, id, [
      "street",
      "locateComplaint",
      { place: { words: "还是不知道" } },
    ]).catch((error: Error) => error.message);
    expect(JSON.stringify(answer)).toContain("complaint.place_unknown");
  });
});

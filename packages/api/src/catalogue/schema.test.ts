import { beforeAll, describe, expect, it } from "vitest";
import { startApp, type TestApp } from "../../test/support/app.ts";
import { draftInput } from "../../test/support/offers.ts";
import { signIn, type TestPerson } from "../../test/support/people.ts";
import { importPlan } from "../../test/support/places.ts";
import { plan } from "../grid/plan.fixture.ts";
import { loadDivision } from "../grid/store.ts";

/* The catalogue through the API. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

let app: TestApp;
let community: TestPerson;
let gridId = "";

async function give(name: "offerService" | "reviseService", input: object): Promise<string> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { service { id } refusal { code } } }`;
  const { data }: Json = await app.ask(query, { input }, community);
  return data[name].service.id;
}
const offer = (zh: string, category: string) =>
  give("offerService", { draft: draftInput(gridId, { name: { zh, en: zh }, category }) });

beforeAll(async () => {
  app = await startApp();
  await importPlan(app, plan, []);
  gridId = (await loadDivision(app.deps.table)).byCode.get("A")?.[0]?.id ?? "";
  community = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
  for (const name of ["家电维修", "管道维修", "水电维修"]) await offer(name, "HOME");
  await offer("电动车维修义诊", "HEALTH");
});

async function search(args: string): Promise<Json> {
  const query = `query ($id: ID!) { services(gridId: $id, ${args}) { edges { node { name } } pageInfo { hasNextPage endCursor } } }`;
  return app.ask(query, { id: gridId });
}
const names = ({ data }: Json): string[] => data.services.edges.map(({ node }: Json) => node.name);

describe("given a catalogue, when a guest searches it", () => {
  it("by other words for the same, then it is found", async () => {
    expect(names(await search(`words: "修水管", first: 9`))).toContain("管道维修");
  });

  it("by words and category, then what fits both comes in the order it was added", async () => {
    expect(names(await search(`words: "维修", category: HOME, first: 9`))).toEqual([
      "家电维修",
      "管道维修",
      "水电维修",
    ]);
    expect(names(await search(`category: HEALTH, first: 9`))).toEqual(["电动车维修义诊"]);
    expect(names(await search(`words: "维修 电", first: 9`))).toContain("水电维修");
  });

  it("page by page, then the pages together are the list, and a cursor is of its own search only", async () => {
    const first = await search(`words: "维修", first: 3`);
    const { hasNextPage, endCursor } = first.data.services.pageInfo;
    expect([names(first).length, hasNextPage]).toEqual([3, true]);
    const next = await search(`words: "维修", first: 3, after: "${endCursor}"`);
    expect(names(next)).toEqual(["电动车维修义诊"]);
    const other = await search(`words: "电", first: 3, after: "${endCursor}"`);
    expect(other.errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "after" });
  });

  it("by more than anybody types, then it is told what is possible", async () => {
    for (const words of ["一 二 三 四 五 六", "字".repeat(51)]) {
      const { errors }: Json = await search(`words: "${words}", first: 3`);
      expect(errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "words" });
    }
  });

  it("after a service was given another name, then by the new one and no longer by the old one", async () => {
    const id = await offer("理发", "HOME");
    const name = { zh: "书法展", en: "Calligraphy show" };
    await give("reviseService", { id, draft: draftInput(gridId, { name, category: "FAMILY" }) });
    expect(names(await search(`words: "理发", first: 9`))).toEqual([]);
    expect(names(await search(`words: "calligraphy", category: FAMILY, first: 9`))).toEqual([
      "书法展",
    ]);
  });

  it("then the categories to choose from are told with their labels", async () => {
    const { data }: Json = await app.ask("{ serviceCategories { category label } }");
    expect(data.serviceCategories[0]).toEqual({ category: "GOVERNMENT", label: "政务代办" });
  });
});

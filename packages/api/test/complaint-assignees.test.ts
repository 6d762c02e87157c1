import { beforeAll, describe, expect, it } from "vitest";
import {
  buildVillage,
  detailOf,
  go,
  idOfNew,
  inWorkOf,
  type Json,
  mutate,
  type Village,
  type Who,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";
import { signIn } from "./support/people.ts";

let village: Village;
beforeAll(async () => {
  village = await buildVillage();
  await signIn(village.app, {
    name: "微格长",
    posts: [{ role: "MICRO_HEAD", path: "/S/C/A/A1/" }],
  });
});

const assigneesOf = (id: string, who: Who): Promise<Json[]> =>
  detailOf(village, id, who, "assignees { personId name roleLabel teamName }").then(
    ({ assignees }) => assignees,
  );

const namesFor = async (id: string, who: Who): Promise<string[]> =>
  (await assigneesOf(id, who)).map(({ name }) => name);

/** Reported and accepted: what may be settled on site can be given to somebody. */
async function accepted(): Promise<string> {
  const id = await idOfNew(village, "reporter", { category: categories.rubbish });
  await go(village, id, ["head", "acceptComplaint"]);
  return id;
}

/** At the lamps' department, signed for by one of its two people. */
async function atLamps(): Promise<string> {
  const id = await idOfNew(village, "neighbour", { category: categories.lamp });
  const unitId = village.unit("URBAN_MANAGEMENT");
  await go(
    village,
    id,
    ["street", "acceptComplaint"],
    ["street", "dispatchComplaint", { unitId }],
    ["lamps", "signComplaint"],
  );
  return id;
}

describe("given an accepted complaint that may be settled on site", () => {
  it("when the head asks whom to send, then it is the teams around the place, the nearest first", async () => {
    const id = await accepted();
    const found = await assigneesOf(id, "head");
    expect(found.map(({ name, roleLabel, teamName }) => [name, roleLabel, teamName])).toEqual([
      ["微格长", "微网格长", "A1号"],
      ["网格长", "网格长", "A号"],
      ["网格员甲", "网格员", "A号"],
      ["网格员乙", "网格员", "A号"],
    ]);
  });

  it("when it is given to anybody of the list, then nobody of them is refused", async () => {
    const found = await assigneesOf(await accepted(), "head");
    for (const { personId, name } of found) {
      const id = await accepted();
      const complaint = await go(village, id, ["head", "assignComplaintOnSite", { personId }]);
      const { holder } = await detailOf(village, id, "head", "holder { personName }");
      expect([complaint.stage, holder.personName]).toEqual(["ON_SITE", name]);
    }
  });

  it("when it is given to staff who are not of the list, then it is refused", async () => {
    const id = await accepted();
    const listed = (await assigneesOf(id, "head")).map(({ personId }) => personId);
    const others = (["headOfB", "street", "lamps", "reporter"] as const).filter(
      (who) => !listed.includes(village.people[who].id),
    );
    expect(others).toHaveLength(4);
    for (const who of others) {
      const input = { id, personId: village.people[who].id };
      const { refusal } = await mutate(village, "head", "assignComplaintOnSite", input);
      expect(refusal?.code).toBe("complaint.not_in_team");
    }
  });

  it.each(["reporter", "worker", "street"] as const)(
    "when %s asks, who may give it to nobody, then there is nobody",
    async (who) => {
      expect(await assigneesOf(await accepted(), who)).toEqual([]);
    },
  );

  it("when it may not be settled on site, then there is nobody", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.door });
    await go(village, id, ["head", "acceptComplaint"]);
    expect(await assigneesOf(id, "head")).toEqual([]);
  });
});

describe("given a complaint in hand", () => {
  it("when a department passes it on, then to its own people, without the one who has it", async () => {
    const id = await atLamps();
    expect(await namesFor(id, "lamps")).toEqual(["城管", "城管乙"]);
    const personId = village.people.lampsToo.id;
    await go(
      village,
      id,
      ["lamps", "transferComplaint", { personId }],
      ["lampsToo", "signComplaint"],
    );
    expect(await namesFor(id, "lampsToo")).toEqual(["城管"]);
    expect(await namesFor(id, "street")).toEqual([]);
  });

  it("when the lead of a grid passes it on, then to the team that has it", async () => {
    const id = await inWorkOf(village);
    expect(await namesFor(id, "head")).toEqual(["网格长", "网格员甲", "网格员乙"]);
  });

  it("when it was reopened, then whoever handled it is not asked again", async () => {
    const noise = { category: categories.noise };
    const id = await inWorkOf(village, noise);
    await go(
      village,
      id,
      ["worker", "submitComplaintResult", { text: "已劝说" }],
      ["head", "passComplaintVerification"],
      ["reporter", "confirmComplaint", { solved: false, comment: "还在吵" }],
      ["community", "redispatchComplaint", { gridId: village.grid("A") }],
      ["colleague", "signComplaint"],
    );
    expect(await namesFor(id, "head")).toEqual(["网格长", "网格员乙"]);
  });
});

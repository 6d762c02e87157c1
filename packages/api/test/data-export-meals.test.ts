import { beforeAll, describe, expect, it } from "vitest";
import {
  application,
  as,
  buildDiner,
  type Diner,
  elderIn,
  type Json,
  must,
  NOON,
  TODAY,
} from "./support/meals.ts";
import type { TestPerson } from "./support/people.ts";

/* What of one's meals is in the copy of one's data. */

let diner: Diner;
let elder: TestPerson;
let subscriptionId = "";

const copyOf = async (who: { id: TestPerson["id"] }): Promise<Json> => {
  const { data, errors }: Json = await diner.app.ask(
    "{ myData { content } }",
    {},
    await as(diner.app, who),
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return JSON.parse(data.myData.content);
};

beforeAll(async () => {
  diner = await buildDiner();
  const { app, people, kitchenId, who } = diner;
  elder = await elderIn(app);
  const { data }: Json = await app.ask(
    "mutation ($id: ID!) { authoriseAgent(input: { agentId: $id, relation: FAMILY, days: 30 }) { authorisation { id } } }",
    { id: people.child.id },
    await as(app, elder),
  );
  const authorisationId = data.authoriseAgent.authorisation.id;
  const wish = application(kitchenId, { beneficiaryId: elder.id, authorisationId });
  ({ id: subscriptionId } = await must(app, await who("child"), "applyForMeals", wish));
  await must(app, await who("community"), "assessMeals", {
    id: subscriptionId,
    subsidy: "STANDARD",
  });
  await must(app, await who("child"), "beginMeals", { id: subscriptionId });
  app.clock.now = NOON;
  const door = { subscriptionId, servedOn: TODAY };
  await must(app, await who("courier"), "markMealDelivered", door, "stage");
});

describe("given an elder whose meals a child ordered", () => {
  it("when the elder takes a copy, then what was told of them is in it, and what came, without whom else the child named", async () => {
    const { meals } = await copyOf(elder);
    expect(meals).toMatchObject({
      isComplete: true,
      items: [
        {
          id: subscriptionId,
          wasOrderedBySomebodyElse: true,
          allergies: "花生",
          door: { compound: expect.any(String), room: expect.any(String) },
          phone: "10000009001",
          doors: [{ servedOn: TODAY, status: "已送达", courier: "送餐员甲" }],
        },
      ],
    });
    expect(JSON.stringify(meals)).not.toContain("示例亲属");
  });

  it("when the child takes one, then it tells that they ordered and nothing of what is the elder's", async () => {
    const { meals } = await copyOf(diner.people.child);
    expect(meals.items).toMatchObject([{ id: subscriptionId, isForSomebodyElse: true }]);
    expect(JSON.stringify(meals)).not.toMatch(/花生|10000009001|示例亲属/);
  });

  it("when the courier or staff take one, then nothing of it is in theirs", async () => {
    for (const name of ["courier", "community", "stranger"] as const)
      expect((await copyOf(diner.people[name])).meals.items).toEqual([]);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY, MINUTE, plus } from "../src/kernel/clock.ts";
import type { Asking } from "./support/app.ts";
import {
  application,
  as,
  buildDiner,
  type Diner,
  EARLY,
  elderIn,
  type Json,
  must,
  NOON,
  send,
  TODAY,
} from "./support/meals.ts";
import { signIn, type TestPerson } from "./support/people.ts";

/* Who ordered meals for an elder looks after them while the leave or the post lasts, and not a moment longer. */

let diner: Diner;
let elder: TestPerson;
beforeAll(async () => {
  diner = await buildDiner();
});
beforeEach(async () => {
  diner.app.clock.now = EARLY;
  elder = await elderIn(diner.app);
});

const SEE = `query ($id: ID!) {
  mealSubscription(id: $id) { id allergies doorLabel }
  node(id: $id) { id }
  mealDelivery(subscriptionId: $id, servedOn: "${TODAY}") { stage doorLabel }
  myMealSubscriptions(first: 50) { edges { node { id } } }
}`;

/** What somebody can find of a subscription and its door of today, by every road. */
async function found(who: Asking, id: string): Promise<Json> {
  const { data, errors }: Json = await diner.app.ask(SEE, { id }, who);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const list = data.myMealSubscriptions.edges.map(({ node }: Json) => node.id);
  return { ...data, myMealSubscriptions: list.includes(id) };
}
const nothing = {
  mealSubscription: null,
  node: null,
  mealDelivery: null,
  myMealSubscriptions: false,
};

const ask = async (who: Asking, query: string, variables: object): Promise<Json> =>
  (await diner.app.ask(query, variables as Record<string, unknown>, who)).data;

async function giveLeave(): Promise<string> {
  const { authoriseAgent } = await ask(
    await as(diner.app, elder),
    "mutation ($id: ID!) { authoriseAgent(input: { agentId: $id, relation: FAMILY, days: 30 }) { authorisation { id } } }",
    { id: diner.people.child.id },
  );
  return authoriseAgent.authorisation.id;
}
const takeBack = async (id: string): Promise<Json> =>
  ask(
    await as(diner.app, elder),
    "mutation ($id: ID!) { revokeAuthorisation(input: { id: $id }) { authorisation { isInForce } } }",
    { id },
  );

/** Meals for the elder, granted and begun, at whose door nobody opened today. */
async function shutDoor(who: Asking, more: object): Promise<string> {
  const { app, kitchenId } = diner;
  const wish = application(kitchenId, { beneficiaryId: elder.id, ...more });
  const { id } = await must(app, who, "applyForMeals", wish, "id allergies");
  await must(app, await diner.who("community"), "assessMeals", { id, subsidy: "STANDARD" });
  await must(app, who, "beginMeals", { id });
  app.clock.now = NOON;
  const door = { subscriptionId: id, servedOn: TODAY };
  await must(app, await diner.who("courier"), "reportMealUnanswered", door, "stage");
  return id;
}

const sayWell = async (who: Asking, subscriptionId: string): Promise<Json> => {
  const input = { subscriptionId, servedOn: TODAY, step: "CALL", outcome: "WELL" };
  return send(diner.app, who, "reportMealCheck", input, "stage");
};

describe("given a child ordered meals on leave", () => {
  it("when it lasts, then they see meals and door and may say that all is well", async () => {
    const id = await shutDoor(await diner.who("child"), { authorisationId: await giveLeave() });
    expect(await found(await diner.who("child"), id)).toMatchObject({
      mealSubscription: { id, allergies: "花生" },
      mealDelivery: { stage: "NOT_AT_HOME" },
      myMealSubscriptions: true,
    });
    expect((await sayWell(await diner.who("child"), id)).thing).toEqual({ stage: "SAFE" });
  });

  it("when it is taken back, then there is nothing for them, and no welfare check ends by their word", async () => {
    const leave = await giveLeave();
    const id = await shutDoor(await diner.who("child"), { authorisationId: leave });
    await takeBack(leave);
    const child = await diner.who("child");
    expect(await found(child, id)).toEqual(nothing);
    expect((await sayWell(child, id)).code).toBe("NOT_FOUND");
    expect((await send(diner.app, child, "endMeals", { id })).code).toBe("NOT_FOUND");
  });

  it("when it ends by itself, then so it does", async () => {
    const id = await shutDoor(await diner.who("child"), { authorisationId: await giveLeave() });
    diner.app.clock.now = plus(EARLY, 30 * DAY + MINUTE);
    expect(await found(await diner.who("child"), id)).toEqual(nothing);
  });
});

describe("given a grid worker ordered meals for a resident", () => {
  it("when they leave the post, then there is nothing for them", async () => {
    const { app } = diner;
    const worker = await signIn(app, { posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }] });
    const id = await shutDoor(await as(app, worker), {});
    expect(await found(await as(app, worker), id)).toMatchObject({ mealSubscription: { id } });
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    await ask(
      street,
      "mutation ($input: DismissInput!) { dismiss(input: $input) { appointment { id } } }",
      { input: { personId: worker.id, roleId: worker.roleIds[0], reason: "调离" } },
    );
    expect(await found(await as(app, worker), id)).toEqual(nothing);
  });
});

describe("given somebody who wants to apply for an elder", () => {
  const served = async (who: Asking): Promise<string[]> =>
    (await ask(who, "{ servedWithMeals }", {})).servedWithMeals;

  it("when the elder has meals, then it is told beforehand to who has leave, and to nobody else", async () => {
    const child = await signIn(diner.app);
    const self = await as(diner.app, elder);
    await must(diner.app, self, "applyForMeals", application(diner.kitchenId));
    expect(await served(self)).toEqual([elder.id]);
    expect(await served(await as(diner.app, child))).toEqual([]);
    const leave =
      "mutation ($id: ID!) { authoriseAgent(input: { agentId: $id, relation: FAMILY, days: 30 }) { authorisation { id } } }";
    await ask(self, leave, { id: child.id });
    expect(await served(await as(diner.app, child))).toEqual([elder.id]);
  });
});

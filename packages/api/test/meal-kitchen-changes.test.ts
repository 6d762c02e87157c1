import { beforeEach, describe, expect, it } from "vitest";
import { consumersOf } from "../src/consumers.ts";
import { noEffects } from "../src/kernel/effects.ts";
import { kitchenConsumer } from "../src/meal/kitchen-change.ts";
import { createWorker } from "../src/worker.ts";
import type { Asking } from "./support/app.ts";
import {
  as,
  buildDiner,
  type Diner,
  EARLY,
  elderIn,
  type Json,
  kitchenDraft,
  must,
  subscribed,
  TODAY,
} from "./support/meals.ts";
import type { TestPerson } from "./support/people.ts";

/* Who changes a kitchen sees first whose meals that hits; each who eats there is told. */

let diner: Diner;
let elder: TestPerson;
let id = "";
beforeEach(async () => {
  diner = await buildDiner();
  diner.app.clock.now = EARLY;
  elder = await elderIn(diner.app);
  id = await subscribed(diner, elder);
  const other = await elderIn(diner.app);
  await subscribed(diner, other, { weekdays: [1, 2] });
});

const withoutWednesday = { weekdays: [1, 2, 4, 5, 6, 7] };

async function revise(
  change: object,
  subscriptionIds?: string[],
  who: "community" | "courier" = "community",
): Promise<Json> {
  const query = `mutation ($input: ReviseKitchenInput!) { done: reviseKitchen(input: $input) {
    kitchen { id } refusal { code field message } hit { subscriptionId beneficiaryName text } } }`;
  const draft = kitchenDraft(diner.grid("C"), diner.unitId, change);
  const decision = subscriptionIds && { subscriptionIds };
  const input = { id: diner.kitchenId, draft, ...(decision && { decision }) };
  const { data, errors } = await diner.app.ask(query, { input }, await diner.who(who));
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (data as Json).done;
}

async function inbox(who: Asking, title: string): Promise<string[]> {
  await createWorker(diner.app.deps, consumersOf(diner.app.deps)).drainNow();
  const query = "{ notices(first: 20) { edges { node { title body } } } }";
  const { data } = await diner.app.ask(query, {}, who);
  return (data as Json).notices.edges
    .filter(({ node }: Json) => node.title === title)
    .map(({ node }: Json) => node.body);
}
const heard = async (who: Asking) => inbox(who, "助餐点调整了供餐安排");

describe("given somebody eats every day", () => {
  it("when Wednesday is dropped without a word, then it is refused and names them and nobody else", async () => {
    const { kitchen, refusal, hit } = await revise(withoutWednesday);
    expect(kitchen).toBeNull();
    expect(refusal).toEqual({
      code: "meal.eaters_hit",
      field: "decision",
      message: "有 1 位用餐人会受影响，请核对名单后确认",
    });
    expect(hit).toMatchObject([{ subscriptionId: id, beneficiaryName: expect.any(String) }]);
    expect(hit[0].text).toContain("周三不再供餐");
    expect(await heard(await as(diner.app, elder))).toEqual([]);
  });

  it("when the kitchen itself asks, then it learns how many and what, not who", async () => {
    const { hit } = await revise(withoutWednesday, undefined, "courier");
    expect(hit).toMatchObject([{ subscriptionId: id, beneficiaryName: null }]);
  });

  it("when it is confirmed for others than are hit, then it is refused again", async () => {
    expect((await revise(withoutWednesday, [])).refusal.code).toBe("meal.eaters_hit");
  });

  it("when it is confirmed, then they hear once which day falls away", async () => {
    expect((await revise(withoutWednesday, [id])).refusal).toBeNull();
    const self = await as(diner.app, elder);
    await heard(self);
    const bodies = await heard(self);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain("周三不再供餐");
    expect((await revise(withoutWednesday)).refusal, "nothing changes any more").toBeNull();
  });

  it("when the message of a change comes twice, then they hear of it once", async () => {
    const plan = { cutoff: "SAME_DAY", weekdays: [1, 2, 3, 4, 5, 6, 7], exceptions: [] } as const;
    const change = { path: "/S/C/", was: plan, is: { ...plan, ...withoutWednesday }, from: TODAY };
    const effects = { ...noEffects, kitchensChanged: [change] };
    const message = { subjectId: diner.kitchenId, version: 9, at: EARLY, effects };
    const tell = kitchenConsumer(diner.app.deps);
    await tell(message);
    await tell(message);
    expect(await heard(await as(diner.app, elder))).toHaveLength(1);
  });

  it("when nothing of the days changes, then nobody is asked or told", async () => {
    expect((await revise({ priceFen: 1_600 })).refusal).toBeNull();
    expect(await heard(await as(diner.app, elder))).toEqual([]);
  });
});

describe("given a route has a courier", () => {
  it("when another carries it from now on, then both hear of it", async () => {
    const personId = diner.people.colleague.id;
    const route = { id: diner.kitchenId, gridId: diner.grid("A"), personId };
    await must(diner.app, await diner.who("community"), "assignMealRoute", route);
    expect(await inbox(await diner.who("colleague"), "有新的送餐线路由您负责")).toHaveLength(1);
    expect(await inbox(await diner.who("courier"), "您的送餐线路已改由他人负责")).toHaveLength(1);
  });
});

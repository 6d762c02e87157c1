import { beforeEach, describe, expect, it } from "vitest";
import { consumersOf } from "../src/consumers.ts";
import { DAY, MINUTE, plus } from "../src/kernel/clock.ts";
import { sweepMeals } from "../src/meal/sweep.ts";
import { createWorker } from "../src/worker.ts";
import { appoint, signIn, type TestPerson } from "./support/people.ts";
import {
  as,
  application,
  buildDiner,
  type Diner,
  elderIn,
  type Json,
  must,
  NOON,
  subscribed,
  TODAY,
} from "./support/meals.ts";

/* What somebody was told in a post is none of their business once the post has ended. */

let diner: Diner;
let elder: TestPerson;
beforeEach(async () => {
  diner = await buildDiner();
  elder = await elderIn(diner.app);
});

const drain = async (): Promise<void> => {
  const { deps } = diner.app;
  while ((await createWorker(deps, consumersOf(deps)).drainNow()) > 0);
};

/** Nobody opens at noon, and nobody takes the call: the micro-grid head is to go there. */
async function shutDoor(): Promise<void> {
  const id = await subscribed(diner, elder);
  diner.app.clock.now = NOON;
  const door = { subscriptionId: id, servedOn: TODAY };
  await must(diner.app, await diner.who("courier"), "reportMealUnanswered", door, "stage");
  diner.app.clock.advance(10 * MINUTE);
  await sweepMeals(diner.app.deps.table, diner.app.clock.now);
  await drain();
}

async function read(who: TestPerson, query: string, variables: object = {}): Promise<Json> {
  const asking = await as(diner.app, who);
  return diner.app.ask(query, variables as Record<string, unknown>, asking);
}

const INBOX =
  "{ notices(first: 50) { edges { node { id body } } } unreadNoticeCount myData { content } }";
const TOLD = "微网格长请在 30 分钟内上门查看";

async function dismiss(who: TestPerson): Promise<void> {
  const street = await signIn(diner.app, { posts: [{ role: "STREET", path: "/S/" }] });
  const input = { personId: who.id, roleId: who.roleIds[0], reason: "调离" };
  await read(
    street,
    "mutation ($input: DismissInput!) { dismiss(input: $input) { refusal { code } } }",
    {
      input,
    },
  );
}

describe("given a micro-grid head who was told of an elder's door", () => {
  it("when they hold the post, then they read it; when it has ended, then on no road", async () => {
    await shutDoor();
    const { head } = diner.people;
    const before = (await read(head, INBOX)).data;
    const notice = before.notices.edges.find(({ node }: Json) => node.body.includes(TOLD)).node;
    await dismiss(head);
    const after = (await read(head, INBOX)).data;
    expect(JSON.stringify(after)).not.toMatch(/示例老人|上门查看/);
    expect(after.unreadNoticeCount).toBeLessThan(before.unreadNoticeCount);
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    expect((await read(head, node, { id: notice.id })).data?.node ?? null).toBeNull();
    const mark = "mutation ($id: ID!) { markNoticeRead(input: { id: $id }) { notice { body } } }";
    const marked = await read(head, mark, { id: notice.id });
    expect(marked.errors[0].extensions.code).toBe("NOT_FOUND");
  });

  it("when the post runs out by its term, then too", async () => {
    const substitute = await signIn(diner.app);
    await appoint(
      diner.app,
      substitute.id,
      { role: "MICRO_HEAD", path: "/S/C/A/A1/" },
      plus(NOON, DAY),
    );
    await shutDoor();
    const told = async () => JSON.stringify((await read(substitute, INBOX)).data);
    expect(await told()).toContain(TOLD);
    diner.app.clock.now = plus(NOON, DAY + MINUTE);
    expect(await told()).not.toContain("示例老人");
  });

  it("when somebody is appointed anew, then what another post brought stays away", async () => {
    await shutDoor();
    const { head } = diner.people;
    await dismiss(head);
    await appoint(diner.app, head.id, { role: "GRID_WORKER", path: "/S/C/B/" });
    expect(JSON.stringify((await read(head, INBOX)).data)).not.toContain("示例老人");
  });
});

describe("given somebody who ordered meals for an elder", () => {
  it("when the leave is ended, then what they were told goes with it; the elder keeps their own", async () => {
    const { child } = diner.people;
    const given = await read(
      elder,
      "mutation ($id: ID!) { authoriseAgent(input: { agentId: $id, relation: FAMILY, days: 30 }) { authorisation { id } } }",
      { id: child.id },
    );
    const { id: authorisationId } = given.data.authoriseAgent.authorisation;
    const wish = application(diner.kitchenId, { beneficiaryId: elder.id, authorisationId });
    const { id } = await must(diner.app, await as(diner.app, child), "applyForMeals", wish);
    const community = await diner.who("community");
    await must(diner.app, community, "assessMeals", { id, subsidy: "STANDARD" });
    await drain();
    const told = async (who: TestPerson) => JSON.stringify((await read(who, INBOX)).data.notices);
    expect(await told(child)).toContain("的助餐");
    await read(
      elder,
      "mutation ($id: ID!) { revokeAuthorisation(input: { id: $id }) { refusal { code } } }",
      { id: authorisationId },
    );
    expect(await told(child)).not.toContain("的助餐");
    expect(await told(elder)).toContain("的助餐");
  });
});

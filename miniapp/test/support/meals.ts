import { askAs, command, persona, type Somebody } from "./staged.ts";

/* Meals that a test needs, made through the API as anybody would. */

type Door = { subscriptionId: string; servedOn: string; beneficiaryName: string; isToDo: boolean };

/** The doors of the demo's courier at which nothing was marked yet. */
async function doorsToDo(courier: Somebody): Promise<Door[]> {
  const query = "{ mealRoute { subscriptionId servedOn beneficiaryName isToDo } }";
  const { mealRoute } = await askAs<{ mealRoute: Door[] }>(courier, query);
  return mealRoute.filter(({ isToDo }) => isToDo);
}

/**
 * Two doors of today to work on. A day's doors cannot be made by a test: the kitchen has closed its numbers
 * before the demo begins. There are enough for many journeys.
 */
export async function twoDoors(api: string): Promise<[Door, Door]> {
  const [first, second] = (await doorsToDo(await persona(api, "courier"))).toReversed();
  if (!first || !second) throw new Error("the demo has no doors left today");
  return [first, second];
}

type Checks = {
  welfareChecks: { edges: { node: { subscriptionId: string; servedOn: string } }[] };
};

/** A welfare check under way: the demo's own, or a new one when somebody has ended that. */
export async function checkUnderWay(api: string): Promise<{ id: string; on: string }> {
  const community = await persona(api, "community");
  const query = "{ welfareChecks(first: 1) { edges { node { subscriptionId servedOn } } } }";
  const { welfareChecks } = await askAs<Checks>(community, query);
  const [found] = welfareChecks.edges;
  if (found) return { id: found.node.subscriptionId, on: found.node.servedOn };
  const [door] = await twoDoors(api);
  const { subscriptionId, servedOn } = door;
  const done = `mutation ($input: ReportMealUnansweredInput!) { reportMealUnanswered(input: $input) { refusal { code } } }`;
  await askAs(await persona(api, "courier"), done, { input: { subscriptionId, servedOn } });
  return { id: subscriptionId, on: servedOn };
}

type Mine = {
  myMealSubscriptions: {
    edges: { node: { id: string; isForOther: boolean; allowedActions: { mutation: string }[] } }[];
  };
};

/** Ends what a persona has for themselves, so that they can apply anew. */
export async function endMeals(api: string, key: string): Promise<void> {
  const who = await persona(api, key, false);
  const query =
    "{ myMealSubscriptions(first: 50) { edges { node { id isForOther allowedActions { mutation } } } } }";
  const { myMealSubscriptions } = await askAs<Mine>(who, query);
  for (const { node } of myMealSubscriptions.edges)
    if (!node.isForOther && node.allowedActions.some(({ mutation }) => mutation === "endMeals"))
      await command(who, "endMeals", { id: node.id }, "mealSubscription");
}

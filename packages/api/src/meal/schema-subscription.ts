import {
  builder,
  connectionOf,
  enumOf,
  isOfKind,
  page,
  pageCost,
  registerNode,
} from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { reachOf } from "../kernel/access.ts";
import { dateOf, type LocalDate } from "../kernel/clock.ts";
import { postOf, type Role } from "../kernel/actor.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { asId } from "../kernel/ids.ts";
import { learnLeave } from "../proxy/acting.ts";
import { principalsOf } from "../proxy/store.ts";
import { visibleAmong } from "../table/page.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Entry } from "../table/timeline.ts";
import { cutoffOf, dateAfter, isSettled, planFor } from "./calendar.ts";
import { reviewDueAt } from "./clock.ts";
import { stageOn } from "./day.ts";
import { allowedActions, entitlement, isVisible } from "./guard.ts";
import type { Kitchen } from "./kitchen.ts";
import { diets, mealStages, type MealStage, stages, subsidies } from "./labels.ts";
import { type ButtonName, mutations } from "./mutation.ts";
import { openAllergies, openDoor } from "./private.ts";
import { dishOn, DietEnum } from "./schema-kitchen.ts";
import {
  listDesk,
  listOwn,
  loadKitchen,
  loadSubscriptionWithTimeline,
  readDays,
  servedAmong,
} from "./store.ts";
import type { Subscription, SubscriptionFact } from "./subscription.ts";
import { nextStep, type Telling, tell, yuan } from "./words.ts";

/* Meal subscriptions and their days. */

/** A subscription as resolvers pass it on; the timeline is there when the whole thing was read. */
export type SubscriptionNode = Stored<Subscription> & { timeline?: Entry<SubscriptionFact>[] };

const StageEnum = enumOf(
  "MealSubscriptionStage",
  "Where it stands. Show `statusLabel`, not this.",
  stages,
);
export const MealStageEnum = enumOf(
  "MealStage",
  "Where the meal of one day stands. Show `statusLabel`, not this.",
  mealStages,
);

const ActionRef = builder.objectRef<ButtonName>("MealSubscriptionAction").implement({
  description: "Something the viewer may do with a subscription now.",
  authScopes: { public: true },
  fields: (t) => ({
    mutation: t.string({
      description: "The mutation that does it.",
      resolve: (name) => mutations[name].name,
    }),
    label: t.string({
      description: "What the button says, in the reader's language.",
      resolve: (name, _args, { language }) => mutations[name].label[language],
    }),
  }),
});

type Line = { seq: number; at: string; byName: string; role: Role; telling: Telling };
/** One line of a timeline; those of subscriptions and of meals read alike. */
export const TimelineRef = builder.objectRef<Line>("MealTimelineEntry").implement({
  description:
    "One thing that happened, and who did it. Never changed; each is chained to the last.",
  authScopes: { public: true },
  fields: (t) => ({
    seq: t.exposeInt("seq", { description: "Its place in the timeline: 1, 2, 3 …" }),
    at: t.field({ type: "DateTime", description: "When it happened.", resolve: ({ at }) => at }),
    title: t.string({
      description: "What happened, in a few words.",
      resolve: ({ telling }, _args, { language }) => telling.title[language],
    }),
    detail: t.string({
      nullable: true,
      description: "More of it, if there is more.",
      resolve: ({ telling }, _args, { language }) => telling.detail?.[language] ?? null,
    }),
    byName: t.string({
      nullable: true,
      description: "Who did it; null when it was a clock.",
      resolve: ({ byName }) => byName || null,
    }),
    byPost: t.string({
      nullable: true,
      description:
        "The kind of post it was done in, in the reader's language, as somebody was appointed to it: names can be chosen, this cannot. Null for residents, guests and clocks.",
      resolve: ({ role }, _args, { language }) => postOf(role)?.[language] ?? null,
    }),
  }),
});

export const toLine =
  <Fact>(telling: (fact: Fact) => Telling) =>
  ({ seq, at, by, fact }: Entry<Fact>): Line => ({
    seq,
    at,
    byName: by.name,
    role: by.role,
    telling: telling(fact),
  });

/** A day of a subscription. */
type MealDay = {
  node: SubscriptionNode;
  kitchen: Kitchen;
  on: LocalDate;
  stage: MealStage;
  isChangeable: boolean;
};

const MealDayRef = builder.objectRef<MealDay>("MealDay").implement({
  description: "One day of a subscription: whether there is a meal, and where it stands.",
  authScopes: ({ node }, { actor }) => ({ seen: isVisible(node.id, node.state, actor) }),
  fields: (t) => ({
    subscriptionId: t.id({ description: "Of which subscription.", resolve: ({ node }) => node.id }),
    servedOn: t.field({ type: "Date", description: "Which day it is.", resolve: ({ on }) => on }),
    stage: t.expose("stage", { type: MealStageEnum, description: "Where the meal stands." }),
    statusLabel: t.string({
      description: "Where the meal stands, in the reader's language.",
      resolve: ({ stage }, _args, { language }) => mealStages[stage][language],
    }),
    dish: t.string({
      nullable: true,
      description: "What is eaten; null when there is none or the kitchen says nothing.",
      resolve: ({ kitchen, on, stage }, _args, { language }) =>
        stage === "NONE" ? null : (dishOn(kitchen, on)?.[language] ?? null),
    }),
    cutoffAt: t.field({
      type: "DateTime",
      description: "Until when the day can be skipped or taken up again.",
      resolve: ({ kitchen, on }) => cutoffOf(kitchen, on),
    }),
    isSkippable: t.boolean({
      description: "Whether the viewer may skip it now.",
      resolve: ({ isChangeable, stage }) => isChangeable && stage === "PLANNED",
    }),
    isRestorable: t.boolean({
      description: "Whether the viewer may take it up again now.",
      resolve: ({ isChangeable, stage }) => isChangeable && stage === "SKIPPED",
    }),
  }),
});

const MOST_DAYS = 14;

/** Two requests, whatever the history: the kitchen, and what happened at the door on these days. */
async function readMealDays(
  node: SubscriptionNode,
  fromOn: LocalDate,
  count: number,
  { deps, actor, now }: Context,
): Promise<MealDay[]> {
  const { id, state } = node;
  const dates = Array.from({ length: count }, (_, i) => dateAfter(fromOn, i));
  const [kitchen, touched] = await Promise.all([
    loadKitchen(deps.table, state.kitchenId),
    readDays(deps.table, id, dates),
  ]);
  if (!kitchen) throw new Error(`${id} has no kitchen`);
  const mayChange = entitlement(state, "skip", actor).kind === "granted";
  return dates.map((on): MealDay => {
    const delivery = touched.get(on)?.state ?? null;
    const stage = stageOn({ subscription: state, kitchen: kitchen.state, delivery }, on, now);
    const isOpen =
      planFor(state, kitchen.state, on) !== "NONE" && !isSettled(kitchen.state, on, now);
    return { node, kitchen: kitchen.state, on, stage, isChangeable: mayChange && isOpen };
  });
}

/** A subscription the viewer may see, with its timeline; null for what is not there or not theirs. */
export async function visibleSubscription(
  id: string,
  context: Context,
): Promise<SubscriptionNode | null> {
  const found =
    asId("mealSubscription", id) && (await loadSubscriptionWithTimeline(context.deps.table, id));
  if (found) await learnLeave(context, [found.state]);
  return found && isVisible(found.id, found.state, context.actor) ? found : null;
}

const words =
  (pick: (subscription: Subscription) => Bilingual | null) =>
  ({ state }: SubscriptionNode, _args: object, { language }: Context): string | null =>
    pick(state)?.[language] ?? null;
const word =
  (pick: (subscription: Subscription) => Bilingual) =>
  ({ state }: SubscriptionNode, _args: object, { language }: Context): string =>
    pick(state)[language];

/** Where to knock, in one line. */
export const doorLine = (door: {
  compound: string;
  building: string;
  unit: string;
  room: string;
}) => [door.compound, door.building, door.unit, door.room].filter((part) => part !== "").join(" ");

export const SubscriptionRef = builder.objectRef<SubscriptionNode>("MealSubscription");
registerNode("mealSubscription", "MealSubscription");

builder.node(SubscriptionRef, {
  description:
    "Meals brought to an elder. Seen by who eats, by who ordered them while the leave or the post lasts, and by the staff of the home's grid; for everybody else it does not exist.",
  authScopes: ({ id, state }, { actor }) => ({ seen: isVisible(id, state, actor) }),
  id: { resolve: ({ id }) => id, description: "Opaque id, `msb_…`." },
  isTypeOf: isOfKind("mealSubscription"),
  loadOne: (id, context) => visibleSubscription(id, context),
  fields: (t) => ({
    kitchenId: t.id({
      description: "The kitchen, `kit_…`.",
      resolve: ({ state }) => state.kitchenId,
    }),
    kitchenName: t.string({
      description: "The kitchen, as it was called then.",
      resolve: word(({ kitchenName }) => kitchenName),
    }),
    beneficiaryName: t.string({
      description: "Display name of who eats.",
      resolve: ({ state }) => state.beneficiary.name,
    }),
    requesterName: t.string({
      description: "Display name of who ordered it.",
      resolve: ({ state }) => state.requester.name,
    }),
    isForOther: t.boolean({
      description: "Whether somebody ordered it for somebody else.",
      resolve: ({ state }) => state.requester.id !== state.beneficiary.id,
    }),
    stage: t.field({
      type: StageEnum,
      description: "Where it stands.",
      resolve: ({ state }) => state.stage,
    }),
    statusLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: word(({ stage }) => stages[stage]),
    }),
    nextStep: t.string({
      description: "What happens next and who has it, in one sentence.",
      resolve: word(nextStep),
    }),
    note: t.string({
      nullable: true,
      description: "Why it was not granted; null otherwise.",
      resolve: ({ state }) => state.note,
    }),
    weekdays: t.intList({
      description: "The days of the week with a meal; Monday is 1.",
      resolve: ({ state }) => [...state.weekdays],
    }),
    diet: t.field({
      type: DietEnum,
      description: "What kind of food.",
      resolve: ({ state }) => state.diet,
    }),
    dietLabel: t.string({
      description: "What kind of food, in words.",
      resolve: word(({ diet }) => diets[diet]),
    }),
    allergies: t.string({
      nullable: true,
      description: "What must not be in the food; null when there is nothing.",
      resolve: ({ id, state }, _args, { deps }) => openAllergies(deps.keyring, id, state),
    }),
    foodFromOn: t.field({
      type: "Date",
      nullable: true,
      description:
        "From which day on the food is as told here, while an earlier one is still cooked as told before; null when it is so already.",
      resolve: ({ state: { formerFoods } }, _args, { now }) =>
        formerFoods.find(({ to }) => to > dateOf(now))?.to ?? null,
    }),
    doorLabel: t.string({
      description: "Where the meals go.",
      resolve: ({ id, state }, _args, { deps }) => doorLine(openDoor(deps.keyring, id, state)),
    }),
    subsidyLabel: t.string({
      nullable: true,
      description: "The subsidy that was granted; null while it is not assessed.",
      resolve: words(({ terms }) => terms && subsidies[terms.subsidy]),
    }),
    priceLabel: t.string({
      nullable: true,
      description:
        "What a meal costs, in words; null while it is not assessed. Shown, never taken here.",
      resolve: words(({ terms }) => terms && yuan(terms.priceFen)),
    }),
    reviewDueAt: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "Until when it is to be assessed; null afterwards, or while its year's holidays are not published.",
      resolve: ({ state }) => reviewDueAt(state),
    }),
    firstOn: t.field({
      type: "Date",
      nullable: true,
      description: "The first day with a meal; null while it has not begun.",
      resolve: ({ state }) => state.firstOn,
    }),
    days: t.field({
      type: [MealDayRef],
      description: `Its days from a date on, 1 to ${MOST_DAYS}.`,
      args: {
        fromOn: t.arg({
          type: "Date",
          required: false,
          description: "The first day; today when left out.",
        }),
        count: t.arg.int({ required: true, description: `How many days, 1 to ${MOST_DAYS}.` }),
      },
      complexity: ({ count }) => ({
        field: 5,
        multiplier: Math.max(1, Math.min(count, MOST_DAYS)),
      }),
      resolve: (node, { fromOn, count }, context) => {
        if (count >= 1 && count <= MOST_DAYS)
          return readMealDays(node, fromOn ?? dateOf(context.now), count, context);
        throw denial("BAD_USER_INPUT", context.language, {
          field: "count",
          message: { zh: `天数须为 1 至 ${MOST_DAYS}`, en: `1 to ${MOST_DAYS} days` },
        });
      },
    }),
    allowedActions: t.field({
      type: [ActionRef],
      description: "What the viewer may do now: the buttons to draw.",
      resolve: ({ state }, _args, { actor }) => allowedActions(state, actor),
    }),
    timeline: t.field({
      type: [TimelineRef],
      description: "Everything that happened, oldest first, with who did it.",
      complexity: { field: 5, multiplier: 10 },
      resolve: async (node, _args, { deps }) => {
        const timeline =
          node.timeline ?? (await loadSubscriptionWithTimeline(deps.table, node.id))?.timeline;
        return (timeline ?? []).map(toLine(tell));
      },
    }),
  }),
});

const SubscriptionConnection = connectionOf("MealSubscription", SubscriptionRef);

builder.queryFields((t) => ({
  mealSubscription: t.field({
    type: SubscriptionRef,
    nullable: true,
    description: "A subscription by id. Null when it does not exist or is not the viewer's to see.",
    args: { id: t.arg.id({ required: true, description: "Its id, `msb_…`." }) },
    resolve: (_root, { id }, context) => visibleSubscription(id, context),
  }),
  myMealSubscriptions: t.connection(
    {
      type: SubscriptionRef,
      description:
        "Meals of the viewer and those they ordered for others, the newest first. Those of somebody they may no longer act for are left out, so a page may be shorter.",
      complexity: pageCost,
      resolve: (_root, args, context) =>
        page(context, "meals", args, async (request, cursors) => {
          const reach = reachOf(context.actor, "meal:change");
          const found = await listOwn(context.deps.table, reach, request, cursors);
          const states = found.edges.map(({ node }) => node.state);
          await learnLeave(context, states);
          return visibleAmong(found, ({ id, state }) => isVisible(id, state, context.actor));
        }),
    },
    SubscriptionConnection,
  ),
  servedWithMeals: t.withAuth({ signedIn: true }).idList({
    description:
      "The ids of those who have meals or asked for them, and so cannot apply now: among the viewer and those who gave them leave that holds. Asked before a form is filled in.",
    complexity: 5,
    resolve: async (_root, _args, { deps, actor, now }) => {
      if (actor.kind !== "person") return [];
      const principals = await principalsOf(deps.table, actor.personId, now);
      return servedAmong(deps.table, [...new Set([actor.personId, ...principals])]);
    },
  }),
  mealDesk: t.connection(
    {
      type: SubscriptionRef,
      authScopes: { can: "meal:assess" },
      description:
        "Applications to assess in the viewer's community, those that wait longest first.",
      complexity: pageCost,
      resolve: (_root, args, context) =>
        page(context, "mealdesk", args, (request, cursors) =>
          listDesk(context.deps.table, reachOf(context.actor, "meal:assess"), request, cursors),
        ),
    },
    SubscriptionConnection,
  ),
}));

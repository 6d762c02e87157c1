import { builder, connectionOf, enumOf, page, pageCost } from "../builder.ts";
import type { Context } from "../context.ts";
import { postsAnsweringFor } from "../grid/store.ts";
import { may, reachOf } from "../kernel/access.ts";
import type { Actor } from "../kernel/actor.ts";
import { dateOf, type Instant, type LocalDate, SECOND, toMs } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { asId } from "../kernel/ids.ts";
import { learnLeave } from "../proxy/acting.ts";
import { recordAccess } from "../person/store.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Entry } from "../table/timeline.ts";
import { foodOn, isSettled } from "./calendar.ts";
import { eatersOn, stageOn } from "./day.ts";
import { type Delivery, type DeliveryFact, deliveryIdOf, isUnderCheck } from "./delivery.ts";
import { stepDue } from "./delivery-clock.ts";
import { asPeople, decide, isVisible } from "./delivery-decide.ts";
import { courierFor } from "./kitchen.ts";
import {
  checkSteps,
  type Diet,
  diets,
  mealStages,
  type MealStage,
  type Outcome,
  outcomes,
} from "./labels.ts";
import { type DoorWords, openAllergies, openContact, openDoor, openPhone } from "./private.ts";
import type { KitchenNode } from "./schema-kitchen.ts";
import {
  doorLine,
  MealStageEnum,
  type SubscriptionNode,
  TimelineRef,
  toLine,
} from "./schema-subscription.ts";
import {
  listChecks,
  listDoors,
  listEaters,
  listOwnKitchens,
  loadDeliveryWithTimeline,
  loadSubscription,
} from "./store.ts";
import { nextAct, tellDelivery } from "./words.ts";

/* Doors of today for couriers, and welfare checks. */

export type DeliveryNode = Stored<Delivery> & { timeline?: Entry<DeliveryFact>[] };

export const StepEnum = enumOf(
  "WelfareCheckStep",
  "Who is to find out next whether somebody is well.",
  checkSteps,
);
export const OutcomeEnum = enumOf(
  "WelfareCheckOutcome",
  "What came of a step of a welfare check.",
  outcomes,
);

const OutcomeRef = builder.objectRef<Outcome>("WelfareCheckAction").implement({
  description: "Something the viewer may report of a welfare check now.",
  authScopes: { public: true },
  fields: (t) => ({
    outcome: t.field({
      type: OutcomeEnum,
      description: "To be sent with `reportMealCheck`.",
      resolve: (outcome) => outcome,
    }),
    label: t.string({
      description: "What the button says, in the reader's language.",
      resolve: (outcome, _args, { language }) => outcomes[outcome][language],
    }),
  }),
});

/** Whom to phone next. */
type Callee = { title: Bilingual; name: string; phone: string | null };
const CalleeRef = builder.objectRef<Callee>("WelfareCheckCall").implement({
  description: "Whom to phone next, while a check is under way.",
  authScopes: { public: true },
  fields: (t) => ({
    title: t.string({
      description: "Who this is to the one who eats.",
      resolve: ({ title }, _args, { language }) => title[language],
    }),
    name: t.exposeString("name", { description: "The name to ask for." }),
    phone: t.exposeString("phone", {
      nullable: true,
      description: "Their number; null when none is known.",
    }),
  }),
});

const isWorking = ({ state }: DeliveryNode, actor: Actor): boolean =>
  may(actor, "meal:check", { path: state.home.path }) !== null ||
  (actor.kind === "person" && actor.personId === state.courier?.id);

/**
 * Whoever is told a private number leaves a trace that the person can read: one for a reader and a step,
 * however often the page is opened.
 */
async function traceReading(
  { id, state }: DeliveryNode,
  since: Instant,
  { deps, actor }: Context,
): Promise<void> {
  if (actor.kind !== "person" || actor.personId === state.beneficiary.id) return;
  const post = actor.assignments[0]?.role ?? "RESIDENT";
  await recordAccess(deps.table, state.beneficiary.id, {
    id: actor.personId.replace("prs_", "acr_") as never,
    at: since,
    readerName: actor.displayName,
    readerRole: post,
    fields: ["phone"],
    purpose: "送餐无人应答，联系确认平安",
    subjectId: id,
  });
}

const nobody: Bilingual = { zh: "没有送餐员", en: "Nobody" };

const titles = {
  self: { zh: "用餐人本人", en: "The person who eats" },
  contact: { zh: "紧急联系人", en: "Emergency contact" },
} as const;

async function ofGrid(path: string, { deps, now }: Context): Promise<Callee | null> {
  const post = (await postsAnsweringFor(deps.table, path, now))[0];
  if (!post) return null;
  const { title, displayName: name, officePhone: phone } = post;
  return { title: { zh: title, en: title }, name, phone };
}

/** Whom those who look after a check phone next; for everybody else, and once it is over, nobody. */
async function calleeOf(node: DeliveryNode, context: Context): Promise<Callee | null> {
  const { check, home, beneficiary, subscriptionId } = node.state;
  if (!check || !isUnderCheck(node.state) || !isWorking(node, context.actor)) return null;
  if (check.step === "VISIT") return ofGrid(home.path, context);
  if (check.step === "ALARM")
    return ofGrid(`${home.path.split("/").slice(0, 3).join("/")}/`, context);
  const { keyring, table } = context.deps;
  const told = (await loadSubscription(table, subscriptionId))?.state;
  if (!told) return null;
  await traceReading(node, check.since, context);
  if (check.step === "CALL") {
    const phone = openPhone(keyring, subscriptionId, told);
    return { title: titles.self, name: beneficiary.name, phone };
  }
  const contact = openContact(keyring, subscriptionId, told);
  return contact && { title: titles.contact, ...contact };
}

/** What the viewer may report now: what `decide` would carry out. */
const allowedOutcomes = ({ id, state }: DeliveryNode, { actor, now }: Context): Outcome[] =>
  (Object.keys(outcomes) as Outcome[]).filter((outcome) => {
    const step = state.check?.step ?? "CALL";
    const command = { type: "report", step, outcome, note: null } as const;
    return decide(state, command, { id, actor, now }).kind === "facts";
  });

export const DeliveryRef = builder.objectRef<DeliveryNode>("MealDelivery").implement({
  description:
    "The meal of one day at a door, once something happened there; with the welfare check when nobody opened. Seen by who eats, who ordered it while the leave or the post lasts, the courier on that day and the staff of the grid.",
  authScopes: (node, { actor, now }) => ({ seen: maySee(node, actor, now) }),
  fields: (t) => ({
    subscriptionId: t.id({
      description: "Of which subscription, `msb_…`.",
      resolve: ({ state }) => state.subscriptionId,
    }),
    servedOn: t.field({
      type: "Date",
      description: "The meal of which day.",
      resolve: ({ state }) => state.servedOn,
    }),
    beneficiaryName: t.string({
      description: "Display name of who eats.",
      resolve: ({ state }) => state.beneficiary.name,
    }),
    courierName: t.string({
      description: "Display name of who carries it, or that nobody does.",
      resolve: ({ state }, _args, { language }) => state.courier?.name ?? nobody[language],
    }),
    doorLabel: t.string({
      nullable: true,
      description: "Where to go, while a check is under way; null afterwards.",
      complexity: 3,
      resolve: async (node, _args, { deps }) => {
        if (!isUnderCheck(node.state)) return null;
        const { subscriptionId } = node.state;
        const found = await loadSubscription(deps.table, subscriptionId);
        return found && doorLine(openDoor(deps.keyring, subscriptionId, found.state));
      },
    }),
    stage: t.field({
      type: MealStageEnum,
      description: "Where it stands.",
      resolve: ({ state }): MealStage => state.stage,
    }),
    statusLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: ({ state }, _args, { language }) => mealStages[state.stage][language],
    }),
    nextStep: t.string({
      description: "What is to be done next and by whom, in one sentence.",
      resolve: ({ state }, _args, { language }) => nextAct(state)[language],
    }),
    step: t.field({
      type: StepEnum,
      nullable: true,
      description: "The step that runs; null when no check is under way.",
      resolve: ({ state }) => (isUnderCheck(state) ? (state.check?.step ?? null) : null),
    }),
    stepDueAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the step ends and the next one begins by itself; null when none runs.",
      resolve: ({ state }) =>
        isUnderCheck(state) && state.check ? (stepDue(state.check)?.at ?? null) : null,
    }),
    secondsLeft: t.int({
      nullable: true,
      description:
        "How many seconds of the step are left at this moment, 0 when it is over; null when none runs. For a running display: the clock of a phone may be wrong.",
      resolve: ({ state }, _args, { now }) => {
        const due = isUnderCheck(state) && state.check ? stepDue(state.check) : null;
        return due && Math.max(0, Math.ceil((toMs(due.at) - toMs(now)) / SECOND));
      },
    }),
    calls: t.int({
      description: "How many calls nobody took.",
      resolve: ({ state }) => state.check?.calls ?? 0,
    }),
    nextCall: t.field({
      type: CalleeRef,
      nullable: true,
      description:
        "Whom to phone next, for those who look after the check. Reading a private number leaves a trace for the person.",
      complexity: 5,
      resolve: (node, _args, context) => calleeOf(node, context),
    }),
    complaintId: t.id({
      nullable: true,
      description:
        "The emergency that was opened, for the staff of the grid; null when it did not come to that.",
      resolve: ({ state }, _args, { actor }) =>
        state.check?.alarmedAt && may(actor, "meal:check", { path: state.home.path })
          ? state.check.complaintId
          : null,
    }),
    allowedOutcomes: t.field({
      type: [OutcomeRef],
      description: "What the viewer may report now: the buttons to draw.",
      resolve: (node, _args, context) => allowedOutcomes(node, context),
    }),
    timeline: t.field({
      type: [TimelineRef],
      description: "Everything that happened at the door, oldest first, with who did it.",
      complexity: { field: 5, multiplier: 10 },
      resolve: async (node, _args, { deps }) => {
        const timeline =
          node.timeline ?? (await loadDeliveryWithTimeline(deps.table, node.id))?.timeline;
        return (timeline ?? []).map(toLine(tellDelivery));
      },
    }),
  }),
});

/** A courier sees the doors of today only. */
function maySee({ id, state }: DeliveryNode, actor: Actor, now: Instant): boolean {
  if (!isVisible(id, state, actor)) return false;
  return (
    asPeople(state, actor) !== null ||
    may(actor, "meal:check", { path: state.home.path }) !== null ||
    state.servedOn === dateOf(now)
  );
}

/** A door of the courier's route of today. */
type DoorNode = {
  subscription: SubscriptionNode;
  on: LocalDate;
  door: DoorWords;
  stage: MealStage;
  diet: Diet;
  allergies: string | null;
};

const DoorRef = builder.objectRef<DoorNode>("MealDoor").implement({
  description: "A door of the viewer's route of today: what a courier needs and nothing more.",
  authScopes: { public: true },
  fields: (t) => ({
    subscriptionId: t.id({
      description: "To be sent with what happened at the door.",
      resolve: ({ subscription }) => subscription.id,
    }),
    servedOn: t.field({ type: "Date", description: "The day of today.", resolve: ({ on }) => on }),
    beneficiaryName: t.string({
      description: "Display name of who eats.",
      resolve: ({ subscription }) => subscription.state.beneficiary.name,
    }),
    buildingLabel: t.string({
      description: "The building, under which doors are grouped.",
      resolve: ({ door: { compound, building } }) => `${compound} ${building}`.trim(),
    }),
    doorLabel: t.string({
      description: "The door in the building.",
      resolve: ({ door: { unit, room } }) => `${unit} ${room}`.trim(),
    }),
    dietLabel: t.string({
      description: "What kind of food, to hand over the right one.",
      resolve: ({ diet }, _args, { language }) => diets[diet][language],
    }),
    allergies: t.string({
      nullable: true,
      description: "What must not be in the food; null when there is nothing.",
      resolve: ({ allergies }) => allergies,
    }),
    stage: t.expose("stage", { type: MealStageEnum, description: "Where the meal stands." }),
    statusLabel: t.string({
      description: "Where the meal stands, in the reader's language.",
      resolve: ({ stage }, _args, { language }) => mealStages[stage][language],
    }),
    isToDo: t.boolean({
      description: "Whether the door is still to be brought to an end, late or not.",
      resolve: ({ stage }) => ["CONFIRMED", "COOKED", "OUT", "LATE", "MISSED"].includes(stage),
    }),
    hasCheck: t.boolean({
      description: "Whether somebody is being looked after there.",
      resolve: ({ stage }) => stage === "NOT_AT_HOME" || stage === "SAFE_CHECK",
    }),
  }),
});

/** Buildings one after the other, doors from the ground up. */
const inWalkingOrder = (a: DoorNode, b: DoorNode): number =>
  (["compound", "building", "unit", "room"] as const)
    .map((part) => a.door[part].localeCompare(b.door[part], "zh", { numeric: true }))
    .find((order) => order !== 0) ?? 0;

async function doorsOf(
  { id, state: kitchen }: KitchenNode,
  path: string,
  { deps, actor, now }: Context,
): Promise<DoorNode[]> {
  const on = dateOf(now);
  const [all, touched] = await Promise.all([
    listEaters(deps.table, id, path),
    listDoors(deps.table, id, on, path),
  ]);
  const deliveries = new Map(touched.map((one) => [one.id, one.state]));
  const isOwn = ({ state }: SubscriptionNode): boolean =>
    actor.kind === "person" && courierFor(kitchen, state.home.path)?.id === actor.personId;
  return eatersOn(all, kitchen, on)
    .filter(isOwn)
    .map((subscription) => {
      const { id: one, state } = subscription;
      const delivery = deliveries.get(deliveryIdOf(one, on)) ?? null;
      const food = foodOn(state, on);
      return {
        subscription,
        on,
        door: openDoor(deps.keyring, one, state),
        diet: food.diet,
        allergies: food.hasAllergies ? openAllergies(deps.keyring, one, food) : null,
        stage: stageOn({ subscription: state, kitchen, delivery }, on, now),
      };
    });
}

/** The doors of the viewer today, once what is cooked is settled. Two requests for each route. */
async function routeOf(context: Context): Promise<DoorNode[]> {
  const { deps, actor, now } = context;
  if (actor.kind !== "person") return [];
  const kitchens = await listOwnKitchens(deps.table, reachOf(actor, "meal:deliver"));
  const routes = kitchens
    .filter(({ state }) => isSettled(state, dateOf(now), now))
    .flatMap((kitchen) =>
      kitchen.state.routes
        .filter(({ courier }) => courier.id === actor.personId)
        .map(({ path }) => ({ kitchen, path })),
    );
  const found = await Promise.all(
    routes.map(({ kitchen, path }) => doorsOf(kitchen, path, context)),
  );
  // A route inside another one would bring its doors twice.
  const doors = new Map(found.flat().map((one) => [one.subscription.id, one]));
  return [...doors.values()].sort(inWalkingOrder);
}

const DeliveryConnection = connectionOf("MealDelivery", DeliveryRef);

builder.queryFields((t) => ({
  mealRoute: t.field({
    type: [DoorRef],
    authScopes: { can: "meal:deliver" },
    description:
      "The viewer's doors of today in walking order; empty until the numbers of the day are settled. Other days, and other couriers' doors, cannot be seen.",
    complexity: { field: 5, multiplier: 20 },
    resolve: (_root, _args, context) => routeOf(context),
  }),
  mealDelivery: t.field({
    type: DeliveryRef,
    nullable: true,
    description:
      "What happened to the meal of a day at a door. Null when nothing did yet, or when it is not the viewer's to see.",
    args: {
      subscriptionId: t.arg.id({ required: true, description: "The subscription, `msb_…`." }),
      servedOn: t.arg({ type: "Date", required: true, description: "Of which day." }),
    },
    resolve: async (_root, { subscriptionId, servedOn }, context) => {
      const { deps, now } = context;
      const id = asId("mealSubscription", subscriptionId);
      const found = id && (await loadDeliveryWithTimeline(deps.table, deliveryIdOf(id, servedOn)));
      if (found) await learnLeave(context, [found.state]);
      return found && maySee(found, context.actor, now) ? found : null;
    },
  }),
  welfareChecks: t.connection(
    {
      type: DeliveryRef,
      authScopes: { can: "meal:check" },
      description: "Welfare checks under way in the viewer's grids, by place.",
      complexity: pageCost,
      resolve: (_root, args, context) =>
        page(context, "checks", args, (request, cursors) =>
          listChecks(context.deps.table, reachOf(context.actor, "meal:check"), request, cursors),
        ),
    },
    DeliveryConnection,
  ),
}));

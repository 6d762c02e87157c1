import type { InputFieldBuilder, InputFieldMap, InputShapeFromFields } from "@pothos/core";
import { type Answer, answer, builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { gridById } from "../grid/resolve.ts";
import { loadUnit } from "../grid/store.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { type Capability, type Order, run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import { inOrder } from "./calendar.ts";
import { type DeliveryCommand, deliveryIdOf, type Door } from "./delivery.ts";
import type { Kitchen, KitchenCommand, KitchenDraft } from "./kitchen.ts";
import { mutations } from "./mutation.ts";
import {
  homeFor,
  lookUpBeneficiary,
  lookUpCourier,
  lookUpDoor,
  lookUpKitchen,
  lookUpLeave,
  sealTold,
} from "./prepare.ts";
import { DeliveryRef, OutcomeEnum, StepEnum } from "./schema-delivery.ts";
import { CutoffEnum, DietEnum, KitchenRef, SubsidyEnum } from "./schema-kitchen.ts";
import { SubscriptionRef } from "./schema-subscription.ts";
import { deliveries, kitchens, subscriptions } from "./store.ts";
import { type Subscription, type SubscriptionCommand, transitions } from "./subscription.ts";

/* How a command becomes a mutation. What it is decided on is read anew for every try. */

type Inputs = InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;
type Request = Pick<Order<never>, "idempotency">;
type Asked<State extends object, Command> = Pick<Order<Command, State>, "id" | "isNew" | "command">;

async function give<State extends object, Command, Fact>(
  capability: Capability<State, Command, Fact>,
  asked: Asked<State, Command>,
  context: Context,
  { idempotency = null }: Request,
): Promise<Answer<Stored<State>>> {
  const { deps, actor, now } = context;
  const outcome = await run(deps.table, capability, { ...asked, actor, now, idempotency });
  if (outcome.kind === "done") deps.wake();
  return answer<State>(outcome, context, () => ({ code: "meal.subscribed_before" }));
}

/** An id of a kind, or what is not there. */
function idOf<K extends "kitchen" | "mealSubscription">(
  kind: K,
  text: string,
  { language }: Context,
): Id<K> {
  const id = asId(kind, text);
  if (!id) throw denial("NOT_FOUND", language);
  return id;
}

/* Kitchens */

const ofKitchen = {
  field: "kitchen",
  type: KitchenRef,
  description: "As it is now; null when refused.",
};
const kitchenId = (t: Inputs) => t.id({ required: true, description: "The kitchen, `kit_…`." });

const NameInput = builder.inputType("MealNameInput", {
  description: "A name in both languages of the product.",
  fields: (t) => ({
    zh: t.string({ required: true, description: "The name in Chinese." }),
    en: t.string({ required: true, description: "The name in English." }),
  }),
});

const ExceptionInput = builder.inputType("KitchenExceptionInput", {
  description: "A date on which the kitchen does not follow its week.",
  fields: (t) => ({
    appliesOn: t.field({ type: "Date", required: true, description: "The date it is about." }),
    isOpen: t.boolean({ required: true, description: "Whether it cooks on that date." }),
    reason: t.string({ required: true, description: "Why, for those who eat." }),
  }),
});

const DishInput = builder.inputType("KitchenDishInput", {
  description: "What is eaten on a day of the week.",
  fields: (t) => ({
    weekday: t.int({ required: true, description: "The day of the week; Monday is 1." }),
    name: t.field({ type: NameInput, required: true, description: "What is eaten." }),
  }),
});

const DraftInput = builder.inputType("KitchenDraftInput", {
  description: "Everything a kitchen says about itself.",
  fields: (t) => ({
    gridId: t.id({ required: true, description: "The grid whose residents it cooks for." }),
    unitId: t.id({ required: true, description: "The unit that cooks." }),
    name: t.field({ type: NameInput, required: true, description: "What it is called." }),
    cutoff: t.field({ type: CutoffEnum, required: true, description: "When a day is settled." }),
    weekdays: t.intList({ required: true, description: "Its own week; Monday is 1." }),
    exceptions: t.field({
      type: [ExceptionInput],
      required: true,
      description: "Dates on which it does not follow its week, 100 at most.",
    }),
    minAge: t.int({ required: true, description: "From which age on it cooks for somebody." }),
    priceFen: t.int({ required: true, description: "The list price of a meal, in fen." }),
    standardSubsidyFen: t.int({ required: true, description: "Added for most elders, in fen." }),
    hardshipSubsidyFen: t.int({ required: true, description: "Added in hardship, in fen." }),
    menu: t.field({ type: [DishInput], required: true, description: "What is eaten in a week." }),
  }),
});
type Draft = typeof DraftInput.$inferInput;

/** Where it cooks and who cooks; both must exist, or it is nobody's to offer. */
async function placeOf(
  { gridId, unitId }: Draft,
  context: Context,
): Promise<Pick<KitchenDraft, "path" | "unitId" | "unitName">> {
  const id = asId("grid", gridId);
  const grid = id && gridById(await context.division(), id, context.now);
  if (!grid) throw denial("NOT_FOUND", context.language, { field: "gridId" });
  const found = asId("unit", unitId);
  const unit = found && (await loadUnit(context.deps.table, found));
  if (!unit || !grid.path.startsWith(unit.path))
    throw denial("NOT_FOUND", context.language, { field: "unitId" });
  return { path: grid.path, unitId: unit.id, unitName: unit.name };
}

async function toDraft(given: Draft, context: Context): Promise<KitchenDraft> {
  const { name, cutoff, weekdays, exceptions, minAge, priceFen, menu } = given;
  return {
    ...(await placeOf(given, context)),
    name,
    cutoff,
    weekdays: inOrder(weekdays),
    exceptions: exceptions.map(({ appliesOn: on, isOpen, reason }) => ({ on, isOpen, reason })),
    minAge,
    priceFen,
    subsidyFen: { STANDARD: given.standardSubsidyFen, HARDSHIP: given.hardshipSubsidyFen },
    menu,
  };
}

const draftField = (t: Inputs) => ({
  draft: t.field({ type: DraftInput, required: true, description: "Everything about it." }),
});

command("offerKitchen", {
  description: "Adds a kitchen; residents of its grid can apply from now on.",
  action: "meal:manage",
  input: draftField,
  returns: ofKitchen,
  resolve: async ({ draft }, context, request) => {
    const wanted: KitchenCommand = { type: "offer", draft: await toDraft(draft, context) };
    const id = context.deps.ids.next("kitchen");
    return give(kitchens, { id, isNew: true, command: wanted }, context, request);
  },
});

command("reviseKitchen", {
  description:
    "Changes what a kitchen says. Days that are settled stay as they are; what was granted keeps its price.",
  action: "meal:manage",
  input: (t) => ({ id: kitchenId(t), ...draftField(t) }),
  returns: ofKitchen,
  resolve: async ({ id: text, draft }, context, request) => {
    const id = idOf("kitchen", text, context);
    const wanted: KitchenCommand = { type: "revise", draft: await toDraft(draft, context) };
    return give(kitchens, { id, isNew: false, command: wanted }, context, request);
  },
});

command("assignMealRoute", {
  description: "Says who carries the meals to a grid and all below it, from now on.",
  action: "meal:manage",
  input: (t) => ({
    id: kitchenId(t),
    gridId: t.id({ required: true, description: "The grid, inside the kitchen's area." }),
    personId: t.id({ required: true, description: "Who holds a post in the unit that cooks." }),
  }),
  returns: ofKitchen,
  resolve: async ({ id: text, gridId, personId }, context, request) => {
    const id = idOf("kitchen", text, context);
    const grid = asId("grid", gridId);
    const found = grid && gridById(await context.division(), grid, context.now);
    const wanted = async (): Promise<KitchenCommand> => ({
      type: "assignRoute",
      path: found?.path ?? null,
      courier: await lookUpCourier(personId, context),
    });
    return give(kitchens, { id, isNew: false, command: wanted }, context, request);
  },
});

function progressMutation(name: string, type: "markCooked" | "markOut", description: string): void {
  command(name, {
    description,
    action: "meal:cook",
    input: (t) => ({ id: kitchenId(t) }),
    returns: ofKitchen,
    resolve: ({ id: text }, context, request) => {
      const id = idOf("kitchen", text, context);
      return give(kitchens, { id, isNew: false, command: { type } }, context, request);
    },
  });
}

progressMutation(
  "markMealsCooked",
  "markCooked",
  "Says that today's meals are cooked. Said twice it is said once.",
);
progressMutation(
  "markMealsOut",
  "markOut",
  "Says that today's meals are on their way; they count as cooked.",
);

/* Subscriptions */

const ofSubscription = {
  field: "mealSubscription",
  type: SubscriptionRef,
  description: "As it is now; null when refused.",
};

command("applyForMeals", {
  description:
    "Applies for meals at one's door: for oneself, for who gave leave, or, by staff, for a resident of their grid. Whether there are allergies must be answered. The community assesses it.",
  action: "meal:apply",
  input: (t) => ({
    kitchenId: kitchenId(t),
    beneficiaryId: t.id({ required: false, description: "Who eats; yourself when left out." }),
    authorisationId: t.id({
      required: false,
      description: "The leave on which you order for somebody else, `aut_…`.",
    }),
    addressId: t.id({
      required: false,
      description: "A confirmed home of who eats; the first in the kitchen's area when left out.",
    }),
    bornOn: t.field({
      type: "Date",
      required: true,
      description: "Date of birth of who eats. Looked at once and not kept.",
    }),
    weekdays: t.intList({ required: true, description: "The days with a meal; Monday is 1." }),
    diet: t.field({ type: DietEnum, required: true, description: "What kind of food." }),
    hasAllergies: t.boolean({
      required: true,
      description: "Whether something must not be in the food.",
    }),
    allergies: t.string({ required: false, description: "What; needed when there is something." }),
    phone: t.string({ required: true, description: "Where who eats can be phoned." }),
    contactName: t.string({ required: false, description: "Whom to ask when nobody opens." }),
    contactPhone: t.string({ required: false, description: "Where they can be phoned." }),
  }),
  returns: ofSubscription,
  resolve: async (input, context, request) => {
    const id = context.deps.ids.next("mealSubscription");
    const found = await lookUpBeneficiary(input.beneficiaryId ?? null, context);
    const kitchenKey = idOf("kitchen", input.kitchenId, context);
    if (!found) throw denial("NOT_FOUND", context.language, { field: "beneficiaryId" });
    const { contactName, contactPhone } = input;
    const contact =
      contactName || contactPhone ? { name: contactName ?? "", phone: contactPhone ?? "" } : null;
    const told = { allergies: input.allergies ?? null, phone: input.phone, contact };
    const wanted = async (): Promise<SubscriptionCommand> => {
      const kitchen = await lookUpKitchen(kitchenKey, context);
      const home = homeFor(found.homes, input.addressId ?? null, kitchen);
      return {
        type: "apply",
        wish: {
          kitchenId: kitchenKey,
          beneficiary: found.party,
          weekdays: input.weekdays,
          diet: input.diet,
          hasAllergies: input.hasAllergies,
        },
        kitchen,
        home,
        ...told,
        bornOn: input.bornOn,
        authorisation: await lookUpLeave(input.authorisationId ?? null, context),
        sealed: home && (await sealTold(id, home, told, context)),
      };
    };
    return give(subscriptions, { id, isNew: true, command: wanted }, context, request);
  },
});

type Made = Order<SubscriptionCommand, Subscription>["command"];

/** Declares the mutation for a command of the transition table: its access rules come from the table. */
export function transition<Fields extends InputFieldMap>(
  name: keyof typeof mutations,
  description: string,
  input: (t: Inputs) => Fields,
  prepare: (input: InputShapeFromFields<Fields>, context: Context, id: string) => Made,
): void {
  command(mutations[name].name, {
    description,
    action: transitions[name].action,
    input: (t) => ({
      id: t.id({ required: true, description: "The subscription, `msb_…`." }),
      ...input(t),
    }),
    returns: ofSubscription,
    resolve: (given, context, request) => {
      const fields = given as unknown as InputShapeFromFields<Fields> & { id: string };
      const id = idOf("mealSubscription", fields.id, context);
      return give(
        subscriptions,
        { id, isNew: false, command: prepare(fields, context, id) },
        context,
        request,
      );
    },
  });
}

type WithKitchen = Exclude<Extract<SubscriptionCommand, { kitchen: Kitchen }>, { type: "apply" }>;
type Kitchenless = WithKitchen extends infer One
  ? One extends WithKitchen
    ? Omit<One, "kitchen">
    : never
  : never;

/** A command that needs the kitchen of the subscription it is about, as it is at this moment. */
export const withKitchen =
  (context: Context, rest: Kitchenless): Made =>
  async (before) => {
    const kitchen = before && (await lookUpKitchen(before.kitchenId, context));
    if (!kitchen) throw denial("NOT_FOUND", context.language);
    return { ...rest, kitchen };
  };

const none = () => ({});

transition(
  "assess",
  "Grants an application, with the subsidy that fits. Not by who applied or eats.",
  (t) => ({
    subsidy: t.field({ type: SubsidyEnum, required: true, description: "The subsidy class." }),
  }),
  ({ subsidy }, context) => withKitchen(context, { type: "assess", subsidy }),
);
transition(
  "decline",
  "Does not grant an application, with a reason for who applied.",
  (t) => ({ reason: t.string({ required: true, description: "Why, up to 200 characters." }) }),
  ({ reason }) => ({ type: "decline", reason }),
);
transition(
  "begin",
  "Agrees to the price; meals come from the first day that is not settled yet.",
  none,
  (_input, context) => withKitchen(context, { type: "begin" }),
);
transition(
  "skip",
  "Skips the meal of a day, or takes it up again. Refused after the cut-off, which is named. Said twice it is said once.",
  (t) => ({
    servedOn: t.field({ type: "Date", required: true, description: "Of which day." }),
    isSkipped: t.boolean({ required: true, description: "False takes the meal up again." }),
  }),
  ({ servedOn, isSkipped }, context) =>
    withKitchen(context, { type: "skip", on: servedOn, isSkipped }),
);
transition(
  "pause",
  "Pauses the meals from the first day that is not settled yet.",
  (t) => ({
    untilOn: t.field({
      type: "Date",
      required: false,
      description: "The first day with a meal again; open when left out.",
    }),
  }),
  ({ untilOn }, context) => withKitchen(context, { type: "pause", untilOn: untilOn ?? null }),
);
transition(
  "resume",
  "Takes the meals up again from the first day that is not settled yet.",
  none,
  (_input, context) => withKitchen(context, { type: "resume" }),
);
transition(
  "end",
  "Ends the meals; one that is being cooked still comes.",
  none,
  (_input, context) => withKitchen(context, { type: "end" }),
);

/* Doors */

const ofDelivery = {
  field: "mealDelivery",
  type: DeliveryRef,
  description: "As it is now; null when refused.",
};
const doorFields = (t: Inputs) => ({
  subscriptionId: t.id({ required: true, description: "The subscription, `msb_…`." }),
  servedOn: t.field({ type: "Date", required: true, description: "The day of the meal." }),
});
type DoorInput = { subscriptionId: string; servedOn: string };

function doorMutation(
  name: string,
  description: string,
  toCommand: (door: Door) => DeliveryCommand,
): void {
  command(name, {
    description,
    action: "meal:deliver",
    input: doorFields,
    returns: ofDelivery,
    resolve: (input: DoorInput, context, request) => {
      const key = idOf("mealSubscription", input.subscriptionId, context);
      const wanted = async (): Promise<DeliveryCommand> => {
        const door = await lookUpDoor(key, input.servedOn, context);
        if (!door) throw denial("NOT_FOUND", context.language);
        return toCommand(door);
      };
      const id = deliveryIdOf(key, input.servedOn);
      return give(deliveries, { id, isNew: "PERHAPS", command: wanted }, context, request);
    },
  });
}

doorMutation(
  "markMealDelivered",
  "Says that a meal of today was handed over. A check that runs at the door ends with it. Said twice it is said once.",
  (door) => ({ type: "deliver", door }),
);

command("reportMealUnanswered", {
  description:
    "Says that nobody opened: a welfare check begins, whose steps have their own clocks. Said twice it is said once.",
  action: "meal:deliver",
  input: doorFields,
  returns: ofDelivery,
  resolve: (input, context, request) => {
    const key = idOf("mealSubscription", input.subscriptionId, context);
    const complaintId = context.deps.ids.next("complaint");
    const wanted = async (): Promise<DeliveryCommand> => {
      const door = await lookUpDoor(key, input.servedOn, context);
      if (!door) throw denial("NOT_FOUND", context.language);
      return { type: "reportUnanswered", door, complaintId };
    };
    const id = deliveryIdOf(key, input.servedOn);
    return give(deliveries, { id, isNew: "PERHAPS", command: wanted }, context, request);
  },
});

command("reportMealCheck", {
  description:
    "Says what came of a step of a welfare check. That the person is well ends it at any step; that help is needed opens an emergency at once.",
  action: "meal:report",
  input: (t) => ({
    ...doorFields(t),
    step: t.field({
      type: StepEnum,
      required: true,
      description: "The step you saw: if the check has gone on, nothing is written.",
    }),
    outcome: t.field({ type: OutcomeEnum, required: true, description: "What came of it." }),
    note: t.string({ required: false, description: "More of it, up to 200 characters." }),
  }),
  returns: ofDelivery,
  resolve: ({ subscriptionId, servedOn, step, outcome, note }, context, request) => {
    const key = idOf("mealSubscription", subscriptionId, context);
    const wanted: DeliveryCommand = { type: "report", step, outcome, note: note ?? null };
    const id = deliveryIdOf(key, servedOn);
    return give(deliveries, { id, isNew: false, command: wanted }, context, request);
  },
});

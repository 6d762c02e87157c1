import type { InputFieldMap, InputShapeFromFields } from "@pothos/core";
import { command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { lookUpBeneficiary, lookUpPerson } from "../person/prepare.ts";
import { lookUpLeave } from "../proxy/prepare.ts";
import type { Order } from "../run.ts";
import type { Kitchen } from "./kitchen.ts";
import { mutations } from "./mutation.ts";
import { homeFor, lookUpKitchen, sealTold } from "./prepare.ts";
import { give, idOf, type Inputs, kitchenId } from "./schema-command.ts";
import { DietEnum, SubsidyEnum } from "./schema-kitchen.ts";
import { SubscriptionRef } from "./schema-subscription.ts";
import { subscriptions } from "./store.ts";
import {
  type Subscription,
  type SubscriptionCommand,
  transitions,
  MAX_TEXT,
  MAX_NAME,
} from "./subscription.ts";
import { line, lines, list, phone, ruled } from "../kernel/bound.ts";

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
    weekdays: t.intList({
      required: true,
      description: "The days with a meal; Monday is 1.",
      bound: list(7),
    }),
    diet: t.field({ type: DietEnum, required: true, description: "What kind of food." }),
    hasAllergies: t.boolean({
      required: true,
      description: "Whether something must not be in the food.",
    }),
    allergies: t.string({
      required: false,
      description: "What; needed when there is something.",
      bound: lines(MAX_TEXT),
    }),
    phone: t.string({
      required: true,
      description: "Where who eats can be phoned.",
      bound: phone(ruled),
    }),
    contactName: t.string({
      required: false,
      description: "Whom to ask when nobody opens.",
      bound: line(MAX_NAME),
    }),
    contactPhone: t.string({
      required: false,
      description: "Where they can be phoned.",
      bound: phone(),
    }),
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
          beneficiary: { id: found.personId, name: found.displayName },
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

type Agreeing = Extract<SubscriptionCommand, { type: "assess" | "begin" }>;
type WithKitchen = Exclude<
  Extract<SubscriptionCommand, { kitchen: Kitchen }>,
  Agreeing | { type: "apply" }
>;
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

type Agreed = Agreeing extends infer One
  ? One extends Agreeing
    ? Omit<One, "kitchen" | "isHome">
    : never
  : never;

/** A command by which somebody agrees to the meals: also with whether who eats lives there still. */
const agreeing =
  (context: Context, rest: Agreed): Made =>
  async (before) => {
    const kitchen = before && (await lookUpKitchen(before.kitchenId, context));
    if (!kitchen) throw denial("NOT_FOUND", context.language);
    const eater = await lookUpPerson(before.beneficiary.id, context);
    const isHome = eater?.homes.some(({ addressId }) => addressId === before.home.addressId);
    return { ...rest, kitchen, isHome: isHome ?? false };
  };

transition(
  "assess",
  "Grants an application, with the subsidy that fits. Not by who applied or eats.",
  (t) => ({
    subsidy: t.field({ type: SubsidyEnum, required: true, description: "The subsidy class." }),
  }),
  ({ subsidy }, context) => agreeing(context, { type: "assess", subsidy }),
);
transition(
  "decline",
  "Does not grant an application, with a reason for who applied.",
  (t) => ({
    reason: t.string({
      required: true,
      description: "Why.",
      bound: lines(MAX_TEXT, ruled),
    }),
  }),
  ({ reason }) => ({ type: "decline", reason }),
);
transition(
  "begin",
  "Agrees to the price; meals come from the first day that is not settled yet.",
  none,
  (_input, context) => agreeing(context, { type: "begin" }),
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
  "keep",
  "Takes the end back while it has not come: meals come again from the first day that is not settled. Refused once somebody applied anew.",
  () => ({}),
  (_input, context) => withKitchen(context, { type: "keep" }),
);

transition(
  "end",
  "Ends the meals; one that is being cooked still comes.",
  none,
  (_input, context) => withKitchen(context, { type: "end" }),
);

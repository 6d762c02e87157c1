import { type Answer, builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { gridById } from "../grid/resolve.ts";
import { loadUnit } from "../grid/store.ts";
import { asId } from "../kernel/ids.ts";
import { lookUpPerson } from "../person/prepare.ts";
import { may } from "../kernel/access.ts";
import type { LocalDate } from "../kernel/clock.ts";
import type { Stored } from "../table/aggregate.ts";
import { firstOpenOn, inOrder } from "./calendar.ts";
import { isVisible } from "./guard.ts";
import type { Kitchen, KitchenCommand, KitchenDraft } from "./kitchen.ts";
import { careOf } from "./kitchen-decide.ts";
import { type Hit, hitsOf } from "./kitchen-hit.ts";
import type { Subscription } from "./subscription.ts";
import { hitWords } from "./words.ts";
import { give, idOf, type Inputs, kitchenId } from "./schema-command.ts";
import { CutoffEnum, type KitchenNode, KitchenRef } from "./schema-kitchen.ts";
import { kitchens, listEaters } from "./store.ts";
import { idBound, line, lines, list, ruled } from "../kernel/bound.ts";
import { MAX_TEXT } from "./subscription.ts";
import { MAX_EXCEPTIONS, MOST_HIT } from "./kitchen.ts";

const ofKitchen = {
  field: "kitchen",
  type: KitchenRef,
  description: "As it is now; null when refused.",
};

const NameInput = builder.inputType("MealNameInput", {
  description: "A name in both languages of the product.",
  fields: (t) => ({
    zh: t.string({
      required: true,
      description: "The name in Chinese.",
      bound: line(40, ruled),
    }),
    en: t.string({
      required: true,
      description: "The name in English.",
      bound: line(80, ruled),
    }),
  }),
});

const ExceptionInput = builder.inputType("KitchenExceptionInput", {
  description: "A date on which the kitchen does not follow its week.",
  fields: (t) => ({
    appliesOn: t.field({ type: "Date", required: true, description: "The date it is about." }),
    isOpen: t.boolean({ required: true, description: "Whether it cooks on that date." }),
    reason: t.string({
      required: true,
      description: "Why, for those who eat.",
      bound: line(100, ruled),
    }),
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
    weekdays: t.intList({
      required: true,
      description: "Its own week; Monday is 1.",
      bound: list(7),
    }),
    exceptions: t.field({
      type: [ExceptionInput],
      required: true,
      description: "Dates on which it does not follow its week.",
      bound: list(MAX_EXCEPTIONS),
    }),
    minAge: t.int({ required: true, description: "From which age on it cooks for somebody." }),
    priceFen: t.int({ required: true, description: "The list price of a meal, in fen." }),
    standardSubsidyFen: t.int({ required: true, description: "Added for most elders, in fen." }),
    hardshipSubsidyFen: t.int({ required: true, description: "Added in hardship, in fen." }),
    menu: t.field({
      type: [DishInput],
      required: true,
      description: "What is eaten in a week.",
      bound: list(7),
    }),
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

const DecisionInput = builder.inputType("KitchenDecisionInput", {
  description: "Whose meals whoever changes a kitchen has seen to be hit.",
  fields: (t) => ({
    subscriptionIds: t.idList({
      required: true,
      description:
        "Exactly those that were named in the refusal: when others are hit by now, it is refused again.",
      bound: list(MOST_HIT, idBound),
    }),
  }),
});

type Shown = { eater: Stored<Subscription>; hit: Hit; from: LocalDate };
const HitRef = builder.objectRef<Shown>("KitchenHit").implement({
  description: "What a change of a kitchen means for somebody who eats there.",
  authScopes: { public: true },
  fields: (t) => ({
    subscriptionId: t.id({
      description: "The subscription, to be named in the decision.",
      resolve: ({ eater }) => eater.id,
    }),
    beneficiaryName: t.string({
      nullable: true,
      description: "Who eats; null for those who may not read the subscription, as in the kitchen.",
      resolve: ({ eater: { id, state } }, _args, { actor }) =>
        isVisible(id, state, actor) ? state.beneficiary.name : null,
    }),
    text: t.string({
      description: "What they will be told, in words.",
      resolve: ({ hit, from }, _args, { language }) => hitWords(from, hit)[language],
    }),
  }),
});

type Revised = Answer<KitchenNode> & { hit: Shown[] };
const revisedInput = (t: Inputs) => ({
  id: kitchenId(t),
  ...draftField(t),
  decision: t.field({
    type: DecisionInput,
    required: false,
    description: "Needed when the change hits those who eat.",
  }),
});

/** Whom a change would hit, for those who may make it. One request for each megabyte of those who eat. */
async function whomItHits(
  id: string,
  before: Kitchen,
  next: KitchenDraft,
  { actor, deps, now }: Context,
): Promise<Shown[]> {
  if (!may(actor, "meal:manage", careOf(before))) return [];
  const from = firstOpenOn(before, now);
  const eaters = await listEaters(deps.table, id, before.path);
  return hitsOf(eaters, { was: before, is: next, from }).map((one) => ({ ...one, from }));
}

command<ReturnType<typeof revisedInput>, KitchenNode, Revised>("reviseKitchen", {
  description:
    "Changes what a kitchen says. Days that are settled stay as they are; what was granted keeps its price. When meals fall away or come anew, it is refused with the number of those who eat until they were seen; each is told.",
  action: "meal:manage",
  input: revisedInput,
  returns: ofKitchen,
  more: (t) => ({
    hit: t.field({
      type: [HitRef],
      description: `Those whom the change would hit, when it is refused because of them, ${MOST_HIT} at most; else none.`,
      complexity: { field: 1, multiplier: 20 },
      resolve: (answer) => answer.hit,
    }),
  }),
  resolve: async ({ id: text, draft, decision }, context, request) => {
    const id = idOf("kitchen", text, context);
    const next = await toDraft(draft, context);
    let shown: Shown[] = [];
    const wanted = async (before: Kitchen | null): Promise<KitchenCommand> => {
      shown = before ? await whomItHits(id, before, next, context) : [];
      const hit = shown.map(({ eater }) => eater.id);
      return { type: "revise", draft: next, hit, decision: decision ?? null };
    };
    const answered = await give(kitchens, { id, isNew: false, command: wanted }, context, request);
    const isHit = "refusal" in answered && answered.refusal?.code === "meal.eaters_hit";
    return { ...answered, hit: isHit ? shown.slice(0, MOST_HIT) : [] };
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
      courier: await lookUpPerson(personId, context),
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

command("callOffMeals", {
  description:
    "Says that nothing is cooked on a day that was planned: today, or one that is settled. Every door of it ends with the reason, which those who eat read; who cooks, who carries and the community are told. What was delivered stays delivered.",
  action: "meal:cook",
  input: (t) => ({
    id: kitchenId(t),
    servedOn: t.field({
      type: "Date",
      required: true,
      description: "Which day: today, or one that is settled.",
    }),
    reason: t.string({
      required: true,
      description: "Why; those who eat read it.",
      bound: lines(MAX_TEXT, ruled),
    }),
  }),
  returns: ofKitchen,
  resolve: ({ id: text, servedOn: on, reason }, context, request) => {
    const id = idOf("kitchen", text, context);
    const wanted: KitchenCommand = { type: "callOff", on, reason };
    return give(kitchens, { id, isNew: false, command: wanted }, context, request);
  },
});

import { builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { gridById } from "../grid/resolve.ts";
import { loadUnit } from "../grid/store.ts";
import { asId } from "../kernel/ids.ts";
import { lookUpPerson } from "../person/prepare.ts";
import { inOrder } from "./calendar.ts";
import type { KitchenCommand, KitchenDraft } from "./kitchen.ts";
import { give, idOf, type Inputs, kitchenId } from "./schema-command.ts";
import { CutoffEnum, KitchenRef } from "./schema-kitchen.ts";
import { kitchens } from "./store.ts";
import { line, list, ruled } from "../kernel/bound.ts";
import { MAX_EXCEPTIONS } from "./kitchen.ts";

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

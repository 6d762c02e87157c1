import type { InputFieldBuilder } from "@pothos/core";
import { type Answer, answer, builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { gridById } from "../grid/resolve.ts";
import { loadUnit } from "../grid/store.ts";
import { asId } from "../kernel/ids.ts";
import { AppointedRoleEnum } from "../person/schema-parts.ts";
import { type Order, run } from "../run.ts";
import {
  type CatalogueCommand,
  GRACE_MINUTES,
  type Hours,
  MAX_GRACE_MINUTES,
  type OpeningPlan,
  type Service,
  type ServiceDraft,
  type Weekday,
} from "./catalogue.ts";
import {
  ModeEnum,
  QuestionKindEnum,
  ServiceCategoryEnum,
  type ServiceNode,
  ServiceRef,
} from "./schema.ts";
import { services } from "./store.ts";
import { type Bound, between, code, line, lines, list, ruled } from "../kernel/bound.ts";
import {
  MAX_CODE,
  MAX_EXCEPTIONS,
  MAX_GROUP,
  MAX_NAME,
  MAX_OCCASIONS,
  MAX_OPTIONS,
  MAX_QUESTIONS,
  MAX_RESOURCES,
  MAX_STRETCHES,
  MAX_SUMMARY,
} from "./catalogue.ts";

/* Offering services and changing them: the whole draft is sent, as a form is. */

type Inputs = InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;
const int = (t: Inputs, description: string) => t.int({ required: true, description });
const optionalInt = (t: Inputs, description: string) => t.int({ required: false, description });
const text = (t: Inputs, description: string, bound: Bound) =>
  t.string({ required: true, description, bound });

const clockTime = line(5);

const BilingualInput = builder.inputType("BilingualInput", {
  description: "A name in both languages of the product.",
  fields: (t) => ({
    zh: text(t, "In Chinese.", line(MAX_NAME, ruled)),
    en: text(t, "In English.", line(MAX_NAME, ruled)),
  }),
});

const BilingualTextInput = builder.inputType("BilingualTextInput", {
  description: "A text of several lines in both languages of the product.",
  fields: (t) => ({
    zh: text(t, "In Chinese.", lines(MAX_SUMMARY, ruled)),
    en: text(t, "In English.", lines(MAX_SUMMARY, ruled)),
  }),
});

const HoursInput = builder.inputType("HoursInput", {
  description: "A stretch of a day in local time, on whole five minutes.",
  fields: (t) => ({
    opens: text(t, "When it begins, `HH:MM`.", clockTime),
    closes: text(t, "When it ends, `HH:MM`; `24:00` ends the day.", clockTime),
  }),
});

const WeekdayInput = builder.inputType("WeekdayHoursInput", {
  description: "The usual hours of one day of the week.",
  fields: (t) => ({
    weekday: int(t, "Monday 1 to Sunday 7."),
    hours: t.field({
      type: [HoursInput],
      required: true,
      description: "In order and apart.",
      bound: list(MAX_STRETCHES),
    }),
  }),
});

const ExceptionInput = builder.inputType("DatedExceptionInput", {
  description: "A day on which other hours count than in any week.",
  fields: (t) => ({
    appliesOn: t.field({ type: "Date", required: true, description: "Which day it is about." }),
    hours: t.field({
      type: [HoursInput],
      required: true,
      description: "None: closed that day.",
      bound: list(MAX_STRETCHES),
    }),
    reason: text(t, "What people are told about it.", line(100, ruled)),
  }),
});

const OccasionInput = builder.inputType("OccasionInput", {
  description: "A dated occasion of an event.",
  fields: (t) => ({
    heldOn: t.field({ type: "Date", required: true, description: "The day of the event." }),
    hours: t.field({ type: HoursInput, required: true, description: "From when until when." }),
    group: text(t, "Name of the group; empty when there is only one.", line(MAX_GROUP, ruled)),
    capacity: int(t, "How many this group takes, 1 to 200."),
  }),
});

const PlanInput = builder.inputType("OpeningPlanInput", {
  description: "When a service is open and how its time is cut into slots.",
  fields: (t) => ({
    weekly: t.field({
      type: [WeekdayInput],
      required: true,
      description: "The usual week.",
      bound: list(7),
    }),
    breaks: t.field({
      type: [HoursInput],
      required: true,
      description: "Closed every day then.",
      bound: list(MAX_STRETCHES),
    }),
    exceptions: t.field({
      type: [ExceptionInput],
      required: true,
      description: "Days that are not as usual.",
      bound: list(MAX_EXCEPTIONS),
    }),
    isClosedOnHolidays: t.boolean({
      required: true,
      description: "Follow the public holidays and the weekend days worked in exchange.",
    }),
    slotMinutes: int(t, "Length of a slot, in whole five minutes."),
    beforeMinutes: int(t, "Kept free before each slot."),
    afterMinutes: int(t, "Kept free after each slot."),
    capacity: int(t, "How many people one slot takes, 1 to 200."),
    walkIns: int(t, "Numbers a day for who comes without an appointment; reception days only."),
    occasions: t.field({
      type: [OccasionInput],
      required: true,
      description: "Of an event.",
      bound: list(MAX_OCCASIONS),
    }),
  }),
});

const RulesInput = builder.inputType("BookingRulesInput", {
  description: "What limits booking.",
  fields: (t) => ({
    leadMinutes: int(t, "To be booked no later than so long before."),
    windowDays: int(t, "To be booked no earlier than so many days before, 1 to 90."),
    isWindowInWorkDays: t.boolean({
      required: true,
      description: "Whether the days of the window are working days.",
    }),
    cutoffMinutes: int(t, "Until so long before it can be cancelled without a mark."),
    graceMinutes: optionalInt(
      t,
      `So long after the beginning a reception keeps the place of who is not there yet, 0 to ${MAX_GRACE_MINUTES}; ${GRACE_MINUTES} when left out.`,
    ),
    perDay: optionalInt(t, "At most so many bookings of one person a day."),
    perWeek: optionalInt(t, "At most so many a week, Monday to Sunday."),
    perMonth: optionalInt(t, "At most so many a calendar month."),
    maxParty: int(t, "How many people one booking may be for."),
    isTakenWhole: t.boolean({
      required: false,
      description:
        "A booking takes a room whole, whatever its party: the capacity counts rooms. False when left out.",
    }),
    needsCompanion: t.boolean({
      required: false,
      description: "A visit is made by two people. False when left out.",
    }),
    needsApproval: t.boolean({ required: true, description: "Staff look at each booking first." }),
    isUrgent: t.boolean({
      required: true,
      description: "Short limits for assigning and accepting.",
    }),
  }),
});

const OptionInput = builder.inputType("ServiceOptionInput", {
  description: "Something to choose as an answer.",
  fields: (t) => ({
    code: text(t, "What stands for it, unique in the question.", line(MAX_CODE)),
    label: t.field({ type: BilingualInput, required: true, description: "What people read." }),
  }),
});

const QuestionInput = builder.inputType("ServiceQuestionInput", {
  description: "A question that the service asks.",
  fields: (t) => ({
    code: text(t, "Lower-case letters, digits and `_`; unique in the form.", line(MAX_CODE)),
    label: t.field({ type: BilingualInput, required: true, description: "The question itself." }),
    kind: t.field({ type: QuestionKindEnum, required: true, description: "What an answer is." }),
    isRequired: t.boolean({ required: true, description: "Whether it must be answered." }),
    options: t.field({
      type: [OptionInput],
      required: false,
      description: "For choices only.",
      bound: list(MAX_OPTIONS),
    }),
    min: t.float({
      required: false,
      description: "The least number accepted.",
      bound: between(-1e12, 1e12),
    }),
    max: t.float({
      required: false,
      description: "The greatest number accepted.",
      bound: between(-1e12, 1e12),
    }),
  }),
});

const ResourceInput = builder.inputType("ServiceResourceInput", {
  description: "A room or person that a booking takes for itself.",
  fields: (t) => ({
    key: text(
      t,
      "Capital letters, digits and `-`; the same key in the same grid is the same room.",
      code(30),
    ),
    name: t.field({ type: BilingualInput, required: true, description: "What people read." }),
  }),
});

const DraftInput = builder.inputType("ServiceDraftInput", {
  description: "Everything a service says about itself.",
  fields: (t) => ({
    gridId: t.id({ required: true, description: "Offered in this grid and all below it." }),
    unitId: t.id({
      required: false,
      description: "The unit that gives it; none: the grid's staff.",
    }),
    name: t.field({ type: BilingualInput, required: true, description: "What it is called." }),
    summary: t.field({
      type: BilingualTextInput,
      required: true,
      description: "What it is, in short.",
    }),
    category: t.field({
      type: ServiceCategoryEnum,
      required: true,
      description: "What it is about.",
    }),
    mode: t.field({ type: ModeEnum, required: true, description: "How it is given." }),
    venue: t.string({ required: false, description: "Where to come to.", bound: line(200) }),
    plan: t.field({ type: PlanInput, required: true, description: "When it is open." }),
    rules: t.field({ type: RulesInput, required: true, description: "What limits booking." }),
    questions: t.field({
      type: [QuestionInput],
      required: true,
      description: "Its own form.",
      bound: list(MAX_QUESTIONS),
    }),
    resources: t.field({
      type: [ResourceInput],
      required: true,
      description: "Taken by a booking.",
      bound: list(MAX_RESOURCES),
    }),
    needsHome: t.boolean({ required: true, description: "Only for residents of the grid." }),
    minAge: optionalInt(t, "From this age on."),
    maxAge: optionalInt(t, "Up to this age."),
    roles: t.field({
      type: [AppointedRoleEnum],
      required: false,
      description: "Only for those who hold one of these posts; everybody when left out.",
      bound: list(20),
    }),
    price: t.field({ type: BilingualInput, required: true, description: "Shown, never taken." }),
  }),
});
type Given = typeof DraftInput.$inferInput;

const toHours = ({ opens, closes }: { opens: string; closes: string }): Hours => ({
  from: opens as Hours["from"],
  to: closes as Hours["to"],
});

const toPlan = (given: Given["plan"]): OpeningPlan => ({
  weekly: Object.fromEntries(
    given.weekly.map(({ weekday, hours }) => [weekday as Weekday, hours.map(toHours)]),
  ),
  breaks: given.breaks.map(toHours),
  exceptions: given.exceptions.map(({ appliesOn, hours, reason }) => ({
    on: appliesOn,
    hours: hours.map(toHours),
    reason,
  })),
  followsHolidays: given.isClosedOnHolidays,
  slotMinutes: given.slotMinutes,
  bufferMinutes: { before: given.beforeMinutes, after: given.afterMinutes },
  capacity: given.capacity,
  walkIns: given.walkIns,
  occasions: given.occasions.map(({ heldOn, hours, group, capacity }) => ({
    on: heldOn,
    ...toHours(hours),
    group: group.trim(),
    capacity,
  })),
});

const toRules = ({ windowDays, isWindowInWorkDays, ...given }: Given["rules"]) => ({
  ...given,
  graceMinutes: given.graceMinutes ?? GRACE_MINUTES,
  isTakenWhole: given.isTakenWhole ?? false,
  needsCompanion: given.needsCompanion ?? false,
  window: {
    unit: isWindowInWorkDays ? ("WORK_DAY" as const) : ("DAY" as const),
    amount: windowDays,
  },
  perDay: given.perDay ?? null,
  perWeek: given.perWeek ?? null,
  perMonth: given.perMonth ?? null,
});

const toForm = (given: Given["questions"]): ServiceDraft["form"] =>
  given.map(({ options, min, max, ...question }) => ({
    ...question,
    options: options ?? [],
    min: min ?? null,
    max: max ?? null,
  }));

/** Where it is offered and by whom; both must exist, or it is nobody's to offer. */
async function placeOf({ gridId, unitId }: Given, context: Context) {
  const id = asId("grid", gridId);
  const grid = id && gridById(await context.division(), id, context.now);
  if (!grid) throw denial("NOT_FOUND", context.language, { field: "gridId" });
  if (!unitId) return { path: grid.path, unitId: null, providerName: grid.name };
  const found = asId("unit", unitId);
  const unit = found && (await loadUnit(context.deps.table, found));
  if (!unit || !grid.path.startsWith(unit.path))
    throw denial("NOT_FOUND", context.language, { field: "unitId" });
  return { path: grid.path, unitId: unit.id, providerName: unit.name };
}

export async function toDraft(given: Given, context: Context): Promise<ServiceDraft> {
  const { name, summary, category, mode, price, resources } = given;
  return {
    ...(await placeOf(given, context)),
    name,
    summary,
    category,
    mode,
    price,
    resources,
    venue: given.venue ?? null,
    plan: toPlan(given.plan),
    rules: toRules(given.rules),
    form: toForm(given.questions),
    eligibility: {
      needsHome: given.needsHome,
      minAge: given.minAge ?? null,
      maxAge: given.maxAge ?? null,
      roles: given.roles ?? [],
    },
  };
}

export const returns = {
  field: "service",
  type: ServiceRef,
  description: "As it is now; null when refused.",
};
type Request = Pick<Order<never>, "idempotency">;

async function give(
  id: string,
  isNew: boolean,
  wanted: Order<CatalogueCommand, Service>["command"],
  context: Context,
  { idempotency = null }: Request,
): Promise<Answer<ServiceNode>> {
  const { deps, actor, now } = context;
  const order = { id, isNew, command: wanted, actor, now, idempotency };
  return answer(await run(deps.table, services, order), context);
}

const idOf = (id: string, { language }: Context): string => {
  if (asId("service", id)) return id;
  throw denial("NOT_FOUND", language);
};

/** A change of a service that is there: its lines and bookings are looked at without delay. */
export async function changed(
  id: string,
  wanted: Order<CatalogueCommand, Service>["command"],
  context: Context,
  request: Request,
) {
  const answered = await give(idOf(id, context), false, wanted, context, request);
  context.deps.wake();
  return answered;
}

export const draftField = (t: Inputs) => ({
  draft: t.field({ type: DraftInput, required: true, description: "Everything about it." }),
});
export const idField = (t: Inputs) => ({
  id: t.id({ required: true, description: "The service, `svc_…`." }),
});

command("offerService", {
  description: "Adds a service to the catalogue; it takes bookings from now on.",
  action: "catalogue:manage",
  input: draftField,
  returns,
  resolve: async ({ draft }, context, request) => {
    const wanted = { type: "offer", draft: await toDraft(draft, context) } as const;
    return give(context.deps.ids.next("service"), true, wanted, context, request);
  },
});

command("resumeService", {
  description: "Takes bookings again.",
  action: "catalogue:manage",
  input: idField,
  returns,
  resolve: ({ id }, context, request) => changed(id, { type: "resume" }, context, request),
});

import type { FieldMap, ObjectFieldBuilder } from "@pothos/core";
import { builder, connectionOf, page, pageCost } from "../builder.ts";
import type { Context } from "../context.ts";
import { type DivisionIndex, gridByCode } from "../grid/resolve.ts";
import { may, reachOf } from "../kernel/access.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { AppointedRoleEnum } from "../person/schema-parts.ts";
import {
  type BookingRules,
  careOf,
  type DatedException,
  graceOf,
  type Hours,
  type Occasion,
  type OpeningPlan,
  type Question,
  type Resource,
  type ServiceDraft,
  type Weekday,
} from "./catalogue.ts";
import { ModeEnum, QuestionKindEnum, ServiceCategoryEnum, ServiceRef } from "./schema.ts";
import { listManaged } from "./store.ts";

/* A service as those who look after it wrote it: what `reviseService` takes, field by field. */

type Types = typeof builder.$inferSchemaTypes;
type Shape<T> = ObjectFieldBuilder<Types, T>;

/** A part of a draft. Who may see the draft is decided where it is read. */
const part = <T extends object>(
  name: string,
  description: string,
  fields: (t: Shape<T>) => FieldMap,
) => builder.objectRef<T>(name).implement({ description, authScopes: { public: true }, fields });

const BilingualRef = part<Bilingual>("Bilingual", "A text in both languages.", (t) => ({
  zh: t.exposeString("zh", { description: "What it says in Chinese." }),
  en: t.exposeString("en", { description: "What it says in English." }),
}));

const bilingual = <T>(t: Shape<T>, description: string, pick: (from: T) => Bilingual) =>
  t.field({ type: BilingualRef, description, resolve: pick });

const HoursRef = part<Hours>("Hours", "A stretch of a day in local time.", (t) => ({
  opens: t.exposeString("from", { description: "When it begins, `HH:MM`." }),
  closes: t.exposeString("to", { description: "When it ends, `HH:MM`." }),
}));

const hours = <T>(t: Shape<T>, description: string, pick: (from: T) => readonly Hours[]) =>
  t.field({ type: [HoursRef], description, resolve: (from) => [...pick(from)] });

type WeekdayHours = { weekday: Weekday; hours: readonly Hours[] };

const WeekdayRef = part<WeekdayHours>(
  "WeekdayHours",
  "The usual hours of one day of the week.",
  (t) => ({
    weekday: t.exposeInt("weekday", { description: "Monday 1 to Sunday 7." }),
    hours: hours(t, "In order and apart.", (one) => one.hours),
  }),
);

const ExceptionRef = part<DatedException>(
  "DatedException",
  "A day on which other hours count than in any week.",
  (t) => ({
    appliesOn: t.field({
      type: "Date",
      description: "Which day it is about.",
      resolve: ({ on }) => on,
    }),
    hours: hours(t, "None: closed that day.", (one) => one.hours),
    reason: t.exposeString("reason", { description: "What people are told about it." }),
  }),
);

const OccasionRef = part<Occasion>("Occasion", "A dated occasion of an event.", (t) => ({
  heldOn: t.field({ type: "Date", description: "The day of the event.", resolve: ({ on }) => on }),
  hours: t.field({
    type: HoursRef,
    description: "From when until when.",
    resolve: ({ from, to }) => ({ from, to }),
  }),
  group: t.exposeString("group", { description: "Name of the group; empty when only one." }),
  capacity: t.exposeInt("capacity", { description: "How many this group takes." }),
}));

const weekOf = ({ weekly }: OpeningPlan): WeekdayHours[] =>
  Object.entries(weekly).map(([weekday, hours]) => ({
    weekday: Number(weekday) as Weekday,
    hours,
  }));

const PlanRef = part<OpeningPlan>(
  "OpeningPlan",
  "When a service is open and how its time is cut into slots.",
  (t) => ({
    weekly: t.field({
      type: [WeekdayRef],
      description: "The usual week; days that are left out are closed.",
      resolve: weekOf,
    }),
    breaks: hours(t, "Closed every day then.", (plan) => plan.breaks),
    exceptions: t.field({
      type: [ExceptionRef],
      description: "Days that are not as usual.",
      resolve: ({ exceptions }) => [...exceptions],
    }),
    isClosedOnHolidays: t.exposeBoolean("followsHolidays", {
      description: "Whether it follows the public holidays and the days worked in exchange.",
    }),
    slotMinutes: t.exposeInt("slotMinutes", { description: "Length of a slot." }),
    beforeMinutes: t.int({
      description: "Kept free before each slot.",
      resolve: ({ bufferMinutes }) => bufferMinutes.before,
    }),
    afterMinutes: t.int({
      description: "Kept free after each slot.",
      resolve: ({ bufferMinutes }) => bufferMinutes.after,
    }),
    capacity: t.exposeInt("capacity", { description: "How many people one slot takes." }),
    walkIns: t.exposeInt("walkIns", {
      description: "Numbers a day for who comes without an appointment.",
    }),
    occasions: t.field({
      type: [OccasionRef],
      description: "Of an event.",
      resolve: ({ occasions }) => [...occasions],
    }),
  }),
);

const RulesRef = part<BookingRules>("BookingRules", "What limits booking.", (t) => ({
  leadMinutes: t.exposeInt("leadMinutes", { description: "Booked no later than so long before." }),
  windowDays: t.int({
    description: "Booked no earlier than so many days before.",
    resolve: ({ window }) => window.amount,
  }),
  isWindowInWorkDays: t.boolean({
    description: "Whether the days of the window are working days.",
    resolve: ({ window }) => window.unit === "WORK_DAY",
  }),
  cutoffMinutes: t.exposeInt("cutoffMinutes", {
    description: "Until so long before it can be cancelled without a mark.",
  }),
  graceMinutes: t.int({
    description: "So long after the beginning a reception keeps the place of who is not there yet.",
    resolve: graceOf,
  }),
  perDay: t.exposeInt("perDay", { nullable: true, description: "Of one person a day." }),
  perWeek: t.exposeInt("perWeek", { nullable: true, description: "Of one person a week." }),
  perMonth: t.exposeInt("perMonth", { nullable: true, description: "Of one person a month." }),
  maxParty: t.exposeInt("maxParty", { description: "How many people one booking may be for." }),
  isTakenWhole: t.exposeBoolean("isTakenWhole", {
    description: "Whether a booking takes a room whole: the capacity counts rooms.",
  }),
  needsCompanion: t.exposeBoolean("needsCompanion", {
    description: "Whether a visit is made by two people.",
  }),
  needsApproval: t.exposeBoolean("needsApproval", { description: "Staff look at each first." }),
  isUrgent: t.exposeBoolean("isUrgent", {
    description: "Whether the limits for assigning and accepting are short.",
  }),
}));

const OptionRef = part<Question["options"][number]>(
  "ServiceOptionDraft",
  "Something to choose as an answer.",
  (t) => ({
    code: t.exposeString("code", { description: "What stands for it." }),
    label: bilingual(t, "What people read.", ({ label }) => label),
  }),
);

const QuestionRef = part<Question>(
  "ServiceQuestionDraft",
  "A question that the service asks.",
  (t) => ({
    code: t.exposeString("code", { description: "Names the answer." }),
    label: bilingual(t, "The question itself.", ({ label }) => label),
    kind: t.field({
      type: QuestionKindEnum,
      description: "What an answer is.",
      resolve: ({ kind }) => kind,
    }),
    isRequired: t.exposeBoolean("isRequired", { description: "Whether it must be answered." }),
    options: t.field({
      type: [OptionRef],
      description: "For choices; empty for other kinds.",
      resolve: ({ options }) => [...options],
    }),
    min: t.exposeFloat("min", { nullable: true, description: "The least number accepted." }),
    max: t.exposeFloat("max", { nullable: true, description: "The greatest number accepted." }),
  }),
);

const ResourceRef = part<Resource>(
  "ServiceResource",
  "A room or person that a booking takes for itself.",
  (t) => ({
    key: t.exposeString("key", { description: "The same key in the same grid is the same room." }),
    name: bilingual(t, "What people read.", ({ name }) => name),
  }),
);

/** The grid that has this path now: its last part is the code. */
const gridAt = (index: DivisionIndex, path: string, at: Instant) =>
  gridByCode(index, path.split("/").filter(Boolean).at(-1) ?? "", at);

const DraftRef = part<ServiceDraft>(
  "ServiceDraft",
  "Everything a service says about itself, as it was written: send it back changed to `reviseService`.",
  (t) => ({
    gridId: t.id({
      nullable: true,
      description: "Offered in this grid and all below it; null when there is no such grid now.",
      resolve: async ({ path }, _args, context) =>
        gridAt(await context.division(), path, context.now)?.id ?? null,
    }),
    unitId: t.id({
      nullable: true,
      description: "The unit that gives it; null: the grid's staff.",
      resolve: ({ unitId }) => unitId,
    }),
    name: bilingual(t, "What it is called.", ({ name }) => name),
    summary: bilingual(t, "What it is, in short.", ({ summary }) => summary),
    category: t.field({
      type: ServiceCategoryEnum,
      description: "What it is about.",
      resolve: ({ category }) => category,
    }),
    mode: t.field({
      type: ModeEnum,
      description: "How it is given.",
      resolve: ({ mode }) => mode,
    }),
    venue: t.exposeString("venue", { nullable: true, description: "Where to come to." }),
    plan: t.field({ type: PlanRef, description: "When it is open.", resolve: ({ plan }) => plan }),
    rules: t.field({
      type: RulesRef,
      description: "What limits booking.",
      resolve: ({ rules }) => rules,
    }),
    questions: t.field({
      type: [QuestionRef],
      description: "Its own form, in order.",
      resolve: ({ form }) => [...form],
    }),
    resources: t.field({
      type: [ResourceRef],
      description: "Taken by a booking.",
      resolve: ({ resources }) => [...resources],
    }),
    needsHome: t.boolean({
      description: "Whether it is only for residents of the grid.",
      resolve: ({ eligibility }) => eligibility.needsHome,
    }),
    minAge: t.int({
      nullable: true,
      description: "From this age on.",
      resolve: ({ eligibility }) => eligibility.minAge,
    }),
    maxAge: t.int({
      nullable: true,
      description: "Up to this age.",
      resolve: ({ eligibility }) => eligibility.maxAge,
    }),
    roles: t.field({
      type: [AppointedRoleEnum],
      description: "Only for those who hold one of these posts; empty: for everybody.",
      resolve: ({ eligibility }) => [...eligibility.roles],
    }),
    price: bilingual(t, "Shown, never taken.", ({ price }) => price),
  }),
);

builder.objectField(ServiceRef, "draft", (t) =>
  t.field({
    type: DraftRef,
    nullable: true,
    description: "It as it was written; null unless the viewer looks after it.",
    resolve: ({ state }, _args, { actor }) =>
      may(actor, "catalogue:manage", careOf(state)) ? state : null,
  }),
);

const ManagedConnection = connectionOf("ManagedService", ServiceRef);

builder.queryField("managedServices", (t) =>
  t.connection(
    {
      type: ServiceRef,
      authScopes: { can: "catalogue:manage" },
      description:
        "The services of the grids and units the viewer acts for, in the order they were added; of a community also those of its grids.",
      complexity: pageCost,
      resolve: (_root, args, context: Context) =>
        page(context, "managed services", args, (request, cursors) =>
          listManaged(
            context.deps.table,
            reachOf(context.actor, "catalogue:manage"),
            request,
            cursors,
          ),
        ),
    },
    ManagedConnection,
  ),
);

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
import { gridById } from "../grid/resolve.ts";
import { may } from "../kernel/access.ts";
import { roleLabels } from "../kernel/actor.ts";
import { asId } from "../kernel/ids.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Stored } from "../table/aggregate.ts";
import { rangeOf } from "./bounds.ts";
import {
  careOf,
  graceOf,
  modes,
  type Question,
  questionKinds,
  type Resource,
  type Service,
  serviceCategories,
  type ServiceCategory,
  serviceStatuses,
} from "./catalogue.ts";
import { MAX_SOUGHT, MAX_WORDS, type Search, wordsOf } from "./search.ts";
import { listServices, loadService, searchServices } from "./store.ts";
import { line } from "../kernel/bound.ts";

export const ModeEnum = enumOf("ServiceMode", "How a service is given.", modes);
export const ServiceCategoryEnum = enumOf(
  "ServiceCategory",
  "What a service is about.",
  serviceCategories,
);
const StatusEnum = enumOf("ServiceStatus", "Whether it takes bookings.", serviceStatuses);
export const QuestionKindEnum = enumOf("QuestionKind", "What an answer is.", questionKinds);

const OptionRef = builder.objectRef<Question["options"][number]>("ServiceOption").implement({
  description: "Something to choose as an answer.",
  authScopes: { public: true },
  fields: (t) => ({
    code: t.exposeString("code", { description: "What to send as the answer." }),
    label: t.string({
      description: "What people read, in the reader's language.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
  }),
});

const QuestionRef = builder.objectRef<Question>("ServiceQuestion").implement({
  description: "A question that a service asks whoever books it.",
  authScopes: { public: true },
  fields: (t) => ({
    code: t.exposeString("code", {
      description: "Names the answer; refusals say `answers.<code>`.",
    }),
    label: t.string({
      description: "The question, in the reader's language.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
    kind: t.field({
      type: QuestionKindEnum,
      description: "What kind of answer is expected.",
      resolve: ({ kind }) => kind,
    }),
    isRequired: t.exposeBoolean("isRequired", { description: "Whether it must be answered." }),
    options: t.field({
      type: [OptionRef],
      description: "What to choose from; empty for other kinds.",
      resolve: ({ options }) => [...options],
    }),
    min: t.exposeFloat("min", { nullable: true, description: "The least number accepted." }),
    range: t.string({
      nullable: true,
      description: "The numbers accepted, in the reader's language; null when any is.",
      resolve: (question, _args, { language }) => rangeOf(question)?.[language] ?? null,
    }),
    max: t.exposeFloat("max", { nullable: true, description: "The greatest number accepted." }),
  }),
});

export type ServiceNode = Stored<Service>;
export const ServiceRef = builder.objectRef<ServiceNode>("Service");
registerNode("service", "Service");

const words =
  (pick: (service: Service) => Bilingual) => (node: ServiceNode, _args: object, context: Context) =>
    pick(node.state)[context.language];

builder.node(ServiceRef, {
  description:
    "Something that can be booked: a counter, a home visit, a room, an event or a reception day. Public.",
  authScopes: { public: true },
  id: { resolve: ({ id }) => id, description: "Opaque id, `svc_…`." },
  isTypeOf: isOfKind("service"),
  loadOne: (id, { deps }) => loadService(deps.table, id),
  fields: (t) => ({
    name: t.string({ description: "What it is called.", resolve: words(({ name }) => name) }),
    summary: t.string({
      description: "What it is, in a few sentences.",
      resolve: words(({ summary }) => summary),
    }),
    category: t.field({
      type: ServiceCategoryEnum,
      description: "What it is about.",
      resolve: ({ state }) => state.category,
    }),
    categoryLabel: t.string({
      description: "The category in the reader's language.",
      resolve: words(({ category }) => serviceCategories[category]),
    }),
    mode: t.field({
      type: ModeEnum,
      description: "How it is given.",
      resolve: ({ state }) => state.mode,
    }),
    modeLabel: t.string({
      description: "How it is given, in the reader's language.",
      resolve: words(({ mode }) => modes[mode]),
    }),
    status: t.field({
      type: StatusEnum,
      description: "Whether it takes bookings now.",
      resolve: ({ state }) => state.status,
    }),
    statusLabel: t.string({
      description: "The status in the reader's language.",
      resolve: words(({ status }) => serviceStatuses[status]),
    }),
    providerName: t.string({
      description: "Who gives it: a unit, or the grid's own staff.",
      resolve: ({ state }) => state.providerName,
    }),
    venue: t.string({
      nullable: true,
      description: "Where to come to; null when they come to you.",
      resolve: ({ state }) => state.venue,
    }),
    price: t.string({
      description: "The price in words. It is shown and never taken here.",
      resolve: words(({ price }) => price),
    }),
    questions: t.field({
      type: [QuestionRef],
      description: "What is asked when it is confirmed, in order.",
      resolve: ({ state }) => [...state.form],
    }),
    resourceNames: t.stringList({
      description: "The rooms and people a booking takes.",
      resolve: ({ state }, _args, { language }) =>
        state.resources.map(({ name }: Resource) => name[language]),
    }),
    needsApproval: t.boolean({
      description: "Whether staff look at each booking; the seat is kept meanwhile.",
      resolve: ({ state }) => state.rules.needsApproval,
    }),
    needsHome: t.boolean({
      description: "Whether it is only for residents with a confirmed home in its area.",
      resolve: ({ state }) => state.eligibility.needsHome,
    }),
    needsBirthDate: t.boolean({
      description: "Whether a date of birth must be given, because it is for certain ages.",
      resolve: ({ state: { eligibility } }) =>
        eligibility.minAge !== null || eligibility.maxAge !== null,
    }),
    needsCompanion: t.boolean({
      description: "Whether a visit is made by two people.",
      resolve: ({ state }) => state.rules.needsCompanion,
    }),
    forRoles: t.stringList({
      description: "The posts it is for, in the reader's language; empty: for everybody.",
      resolve: ({ state: { eligibility } }, _args, { language }) =>
        eligibility.roles.map((role) => roleLabels[role][language]),
    }),
    isTakenWhole: t.boolean({
      description: "Whether a booking takes a room whole: what is free counts rooms, not people.",
      resolve: ({ state }) => state.rules.isTakenWhole,
    }),
    maxParty: t.int({
      description: "How many people one booking may be for.",
      resolve: ({ state }) => state.rules.maxParty,
    }),
    graceMinutes: t.int({
      nullable: true,
      description:
        "So long after its beginning an appointment of a reception keeps its place for who is not there yet; null where no numbers are given out beside the appointments, and so nobody is called.",
      resolve: ({ state: { mode, plan, rules } }) =>
        mode === "RECEPTION" && plan.walkIns > 0 ? graceOf(rules) : null,
    }),
    cutoffMinutes: t.int({
      description: "Until so many minutes before, it can be cancelled without a mark.",
      resolve: ({ state }) => state.rules.cutoffMinutes,
    }),
    isMine: t.boolean({
      description: "Whether the viewer looks after it.",
      resolve: ({ state }, _args, { actor }) =>
        may(actor, "catalogue:manage", careOf(state)) !== null,
    }),
  }),
});

const ServiceConnection = connectionOf("Service", ServiceRef);

const CategoryRef = builder.objectRef<ServiceCategory>("ServiceCategoryChoice").implement({
  description: "A category to look for services by.",
  authScopes: { public: true },
  fields: (t) => ({
    category: t.field({
      type: ServiceCategoryEnum,
      description: "What to send.",
      resolve: (category) => category,
    }),
    label: t.string({
      description: "What people read, in the reader's language.",
      resolve: (category, _args, { language }) => serviceCategories[category][language],
    }),
  }),
});

type Sought = { words?: string | null; category?: ServiceCategory | null };

/** Nothing sought, nothing to look through: the plain list is cheaper. */
function toSearch({ words, category }: Sought, { language }: Context): Search | null {
  const count = wordsOf(words ?? "").length;
  if (count > MAX_WORDS || (words?.length ?? 0) > MAX_SOUGHT)
    throw denial("BAD_USER_INPUT", language, {
      field: "words",
      message: {
        zh: `最多 ${MAX_WORDS} 个词、${MAX_SOUGHT} 个字`,
        en: `At most ${MAX_WORDS} words and ${MAX_SOUGHT} characters`,
      },
    });
  return count === 0 && !category ? null : { words: words ?? "", category: category ?? null };
}

/** Looking through costs more than reading a page, whatever the page. */
const SEARCH_COST = 20;

builder.queryFields((t) => ({
  service: t.field({
    type: ServiceRef,
    nullable: true,
    skipTypeScopes: true,
    authScopes: { public: true },
    description: "A service by id; null when there is none. Public.",
    args: { id: t.arg.id({ required: true, description: "Its id, `svc_…`." }) },
    resolve: (_root, { id }, { deps }) =>
      asId("service", id) ? loadService(deps.table, id) : null,
  }),
  serviceCategories: t.field({
    type: [CategoryRef],
    skipTypeScopes: true,
    authScopes: { public: true },
    description: "The categories services are sorted into, in their order. Public.",
    resolve: () => Object.keys(serviceCategories) as ServiceCategory[],
  }),
  services: t.connection(
    {
      type: ServiceRef,
      skipTypeScopes: true,
      authScopes: { public: true },
      description:
        "What is offered around a grid: by its street and in its community, in the order it was added. Public.",
      complexity: ({ words, category, ...args }) => {
        const cost = pageCost(args);
        return words || category ? { ...cost, field: SEARCH_COST } : cost;
      },
      args: {
        gridId: t.arg.id({ required: true, description: "Any grid, such as one's own." }),
        words: t.arg.string({
          required: false,
          description: `What to look for, in one's own words and in either language: parts, slips and other words for the same are understood, what fits best comes first. Up to ${MAX_WORDS} words.`,
          bound: line(MAX_SOUGHT),
        }),
        category: t.arg({
          type: ServiceCategoryEnum,
          required: false,
          description: "Only of this category.",
        }),
      },
      resolve: async (_root, { gridId, words, category, ...args }, context) => {
        const id = asId("grid", gridId);
        const grid = id && gridById(await context.division(), id, context.now);
        if (!grid) throw denial("NOT_FOUND", context.language, { field: "gridId" });
        const { table } = context.deps;
        const search = toSearch({ words, category }, context);
        const list = JSON.stringify(["services", grid.path, search]);
        return page(context, list, args, (request, cursors) =>
          search
            ? searchServices(table, grid.path, search, request, cursors)
            : listServices(table, grid.path, request, cursors),
        );
      },
    },
    ServiceConnection,
  ),
}));

import { builder } from "../builder.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Complaint } from "./complaint.ts";
import { stages } from "./labels.ts";
import type { ComplaintNode } from "./store-node.ts";
import { CategoryRef, knownCategory } from "./schema-parts.ts";
import { nextStepIn } from "./turn.ts";
import { gridNameOf } from "./words.ts";

/* What those may know of a complaint who may not see it: neighbours, and guests who reported it. */

/** What anybody may know of a complaint nearby, so that nobody reports the same thing twice. */
type Summary = { node: ComplaintNode; metres: number | null };

export const SummaryRef = builder.objectRef<Summary>("ComplaintSummary").implement({
  description: "The public face of somebody's open complaint: what and about where, not by whom.",
  authScopes: { public: true },
  fields: (t) => ({
    id: t.id({ description: "For following it.", resolve: ({ node }) => node.id }),
    category: t.field({
      type: CategoryRef,
      description: "What kind of matter.",
      resolve: ({ node }) => knownCategory(node.listed.category),
    }),
    statusLabel: t.string({
      description: "Where it stands.",
      resolve: ({ node }, _args, { language }) => stages[node.listed.stage][language],
    }),
    gridName: t.string({
      description: "In which grid.",
      resolve: ({ node }, _args, { language }) => gridNameOf(node.listed.place)[language],
    }),
    submittedAt: t.field({
      type: "DateTime",
      description: "When it was reported.",
      resolve: ({ node }) => node.listed.submittedAt,
    }),
    metres: t.int({
      nullable: true,
      description: "Distance from the point asked about.",
      resolve: ({ metres }) => metres && Math.round(metres),
    }),
    reporterLabel: t.string({
      description: "The reporter's display name, unless they are anonymous to the public.",
      resolve: ({ node }, _args, { language }) => {
        const { isAnonymousToPublic, name, personId } = node.listed.reporter;
        if (!isAnonymousToPublic && personId) return name;
        return language === "zh" ? "匿名居民" : "A resident";
      },
    }),
  }),
});

export const Reported = builder.objectRef<Stored<Complaint>>("ReportedComplaint").implement({
  description: "What a guest who knows the query code may see of the own report.",
  authScopes: { public: true },
  fields: (t) => ({
    number: t.string({
      description: "The number on the receipt.",
      resolve: ({ state }) => state.number,
    }),
    statusLabel: t.string({
      description: "Where it stands.",
      resolve: ({ state }, _args, { language }) => stages[state.stage][language],
    }),
    nextStep: t.string({
      description: "What happens next.",
      resolve: ({ state }, _args, context) => nextStepIn(state, context, false),
    }),
    submittedAt: t.field({
      type: "DateTime",
      description: "When reported.",
      resolve: ({ state }) => state.submittedAt,
    }),
  }),
});

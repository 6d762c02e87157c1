import { builder, connectionOf, page, pageCost } from "../builder.ts";
import { denial } from "../denial.ts";
import { childrenOf, gridById, pointOf } from "../grid/resolve.ts";
import { LocationInput, readLocation } from "../grid/schema-location.ts";
import { reachCovers, reachOf } from "../kernel/access.ts";
import type { Id } from "../kernel/ids.ts";
import { categories } from "./category.ts";
import { isVisible } from "./guard.ts";
import { ratings } from "./labels.ts";
import { isPublicMatter } from "./nearby.ts";
import { toNode } from "./store-node.ts";
import { queryCodeOf, tidyQueryCode } from "./prepare.ts";
import { ComplaintRef, visibleComplaint } from "./schema.ts";
import { CategoryRef, PhaseEnum, RatingRef } from "./schema-parts.ts";
import { Reported, SummaryRef } from "./schema-public.ts";
import { complaintByNumber, findNearby, listArea, listOwn, listQueue } from "./store.ts";
import { code, line } from "../kernel/bound.ts";

/** More than anybody types to find a category. */
const MAX_SOUGHT = 100;

const ComplaintConnection = connectionOf("Complaint", ComplaintRef);

builder.queryFields((t) => ({
  complaintCategories: t.field({
    type: [CategoryRef],
    skipTypeScopes: true,
    authScopes: { public: true },
    description:
      "The categories to choose from, in order: a fixed list of about sixty. With words, the few that fit best, the best first and the one for all else last. Public.",
    complexity: { field: 1, multiplier: 10 },
    args: {
      words: t.arg.string({
        required: false,
        description: `What it is in one's own words, in either language; parts and slips are understood. The first ${MAX_SOUGHT} characters count.`,
        bound: line(500),
      }),
    },
    resolve: async (_root, { words }) => {
      const typed = (words ?? "").slice(0, MAX_SOUGHT).trim();
      if (typed === "") return [...categories];
      // With the words people use, which nothing else needs.
      const { findCategories } = await import("./find-category.ts");
      return findCategories(typed);
    },
  }),
  complaintRatings: t.field({
    type: [RatingRef],
    skipTypeScopes: true,
    authScopes: { public: true },
    description: "The five levels of satisfaction, the lowest first. Public.",
    resolve: () => [...ratings],
  }),
  complaint: t.field({
    type: ComplaintRef,
    nullable: true,
    description: "A complaint by id. Null when it does not exist or is not the viewer's to see.",
    args: { id: t.arg.id({ required: true, description: "Its id, `cmp_…`." }) },
    resolve: (_root, { id }, context) => visibleComplaint(id, context),
  }),
  complaintByNumber: t.field({
    type: ComplaintRef,
    nullable: true,
    description: "A complaint by the number people quote. Null as for `complaint`.",
    args: {
      number: t.arg.string({
        required: true,
        description: "The number on the receipt.",
        bound: code(64),
      }),
    },
    resolve: async (_root, { number }, context) => {
      const found = await complaintByNumber(context.deps.table, number);
      return found && isVisible(found.id, found.state, context.actor) ? toNode(found) : null;
    },
  }),
  reportedComplaint: t.field({
    type: Reported,
    nullable: true,
    skipTypeScopes: true,
    authScopes: { public: true },
    description: "A guest's own report, by number and query code. Null when they do not match.",
    args: {
      number: t.arg.string({
        required: true,
        description: "Number from the receipt.",
        bound: code(64),
      }),
      queryCode: t.arg.string({
        required: true,
        description: "Code from the receipt.",
        bound: code(64),
      }),
    },
    resolve: async (_root, { number, queryCode }, { deps }) => {
      const isRight = tidyQueryCode(queryCode) === queryCodeOf(deps.keyring, number);
      const found = isRight ? await complaintByNumber(deps.table, number) : null;
      return found?.state.reporter.personId === null ? found : null;
    },
  }),
  myComplaints: t.connection(
    {
      type: ComplaintRef,
      description: "The viewer's own reports, newest first.",
      complexity: pageCost,
      args: {
        phase: t.arg({
          type: PhaseEnum,
          required: false,
          description: "Only open or only ended ones.",
        }),
      },
      resolve: (_root, args, context) =>
        page(context, `mine ${args.phase ?? ""}`, args, (request, cursors) =>
          listOwn(
            context.deps.table,
            reachOf(context.actor, "complaint:confirm"),
            args.phase ?? null,
            request,
            cursors,
          ),
        ),
    },
    ComplaintConnection,
  ),
  complaintQueue: t.connection(
    {
      type: ComplaintRef,
      authScopes: { can: "complaint:read" },
      description:
        "Work that waits for the grids and units the viewer acts for: danger to life first, then what is urgent, then the rest, each soonest due first. Empty for residents.",
      complexity: pageCost,
      resolve: (_root, args, context) =>
        page(context, "queue", args, (request, cursors) =>
          listQueue(context.deps.table, reachOf(context.actor, "complaint:read"), request, cursors),
        ),
    },
    ComplaintConnection,
  ),
  complaintsIn: t.connection(
    {
      type: ComplaintRef,
      authScopes: { can: "complaint:read" },
      description:
        "Complaints of a grid and everything below it, newest first; in the viewer's area only.",
      complexity: pageCost,
      args: {
        gridId: t.arg.id({
          required: true,
          description: "A street, community, grid or micro-grid.",
        }),
        phase: t.arg({
          type: PhaseEnum,
          required: false,
          description: "Only open or only ended ones.",
        }),
      },
      resolve: async (_root, args, context) => {
        const division = await context.division();
        const grid = gridById(division, args.gridId as Id<"grid">, context.now);
        const reach = reachOf(context.actor, "complaint:read");
        if (!grid || !reachCovers(reach, grid.path)) throw denial("NOT_FOUND", context.language);
        const communities =
          grid.level === "STREET" ? childrenOf(division, grid.id, context.now) : [];
        const area = { path: grid.path, communities: communities.map(({ path }) => path) };
        return page(context, `area ${grid.path} ${args.phase ?? ""}`, args, (request, cursors) =>
          listArea(context.deps.table, reach, area, args.phase ?? null, request, cursors),
        );
      },
    },
    ComplaintConnection,
  ),
  nearbyComplaints: t.field({
    type: [SummaryRef],
    description:
      "Open complaints of the same category within 50 m and seven days, nearest first, at most ten: follow one instead of reporting it again. None of categories that concern a person or a home. BAD_USER_INPUT as for `resolveLocation`.",
    args: {
      category: t.arg.string({ required: true, description: "Category code.", bound: line(64) }),
      input: t.arg({ type: LocationInput, required: true, description: "Where it is." }),
    },
    complexity: { field: 4, multiplier: 10 },
    resolve: async (_root, { category, input }, context) => {
      if (!isPublicMatter(category)) return [];
      const { deps, now } = context;
      const point = pointOf(await readLocation(input, context));
      return (await findNearby(deps.table, category, point, now)).slice(0, 10);
    },
  }),
}));

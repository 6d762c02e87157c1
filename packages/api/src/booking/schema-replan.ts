import { type Answer, builder, command, enumOf } from "../builder.ts";
import { type CatalogueCommand, type Service, standRules } from "../catalogue/catalogue.ts";
import type { ServiceNode } from "../catalogue/schema.ts";
import { changed, draftField, idField, returns, toDraft } from "../catalogue/schema-manage.ts";
import { may } from "../kernel/access.ts";
import { careOf } from "../catalogue/catalogue.ts";
import { asId } from "../kernel/ids.ts";
import { type BookingNode, BookingRef } from "./schema.ts";
import { loadBookings } from "./store.ts";
import { namedSlots } from "./review.ts";
import { hitBy } from "./stand.ts";
import { idBound, list } from "../kernel/bound.ts";

/* A change of a service that knows whose bookings it hits. */

const RuleEnum = enumOf(
  "StandRule",
  "What becomes of bookings whose time a change takes away.",
  standRules,
);
/** More are not decided about at once. */
const MOST_HIT = 500;

const DecisionInput = builder.inputType("StandDecisionInput", {
  description: "What becomes of the bookings that a change of the plan hits.",
  fields: (t) => ({
    rule: t.field({ type: RuleEnum, required: true, description: "Kept, or called off." }),
    bookingIds: t.idList({
      required: true,
      description:
        "Exactly those that were named in the refusal: when others are hit by now, it is refused again.",
      bound: list(MOST_HIT, idBound),
    }),
  }),
});

type Revised = Answer<ServiceNode> & { hit: BookingNode[] };

command<ReturnType<typeof fields>, ServiceNode, Revised>("reviseService", {
  description:
    "Changes what a service says. Bookings keep what they were promised; when their time or seat is gone, it is refused with their number until it is decided what becomes of them. Each of them is told.",
  action: "catalogue:manage",
  input: fields,
  returns,
  more: (t) => ({
    hit: t.field({
      type: [BookingRef],
      description: `The bookings the change would hit, when it is refused because of them, ${MOST_HIT} at most; else none.`,
      complexity: { field: 1, multiplier: 20 },
      resolve: (answer) => answer.hit,
    }),
  }),
  resolve: async ({ id, draft, decision }, context, request) => {
    const { table } = context.deps;
    const next = await toDraft(draft, context);
    let hit: string[] = [];
    const wanted = async (before: Service | null): Promise<CatalogueCommand> => {
      const serviceId = asId("service", id);
      const mine = before && may(context.actor, "catalogue:manage", careOf(before));
      hit =
        serviceId && mine
          ? hitBy(before, next, await namedSlots(table, serviceId, context.now))
          : [];
      return { type: "revise", draft: next, hit, decision: decision ?? null };
    };
    const answered = await changed(id, wanted, context, request);
    const isHit = "refusal" in answered && answered.refusal?.code === "catalogue.bookings_hit";
    return { ...answered, hit: isHit ? await loadBookings(table, hit.slice(0, MOST_HIT)) : [] };
  },
});

function fields(t: Parameters<typeof draftField>[0]) {
  return {
    ...idField(t),
    ...draftField(t),
    decision: t.field({
      type: DecisionInput,
      required: false,
      description: "Needed when the change hits bookings.",
    }),
  };
}

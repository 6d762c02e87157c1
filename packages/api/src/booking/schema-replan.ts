import type { InputFieldBuilder } from "@pothos/core";
import { type Answer, builder, command, enumOf, type PayloadFields } from "../builder.ts";
import {
  careOf,
  type CatalogueCommand,
  type Impact,
  MOST_HIT,
  noImpact,
  type Service,
  standRules,
} from "../catalogue/catalogue.ts";
import type { ServiceNode } from "../catalogue/schema.ts";
import { changed, draftField, idField, returns, toDraft } from "../catalogue/schema-manage.ts";
import type { Context } from "../context.ts";
import { may } from "../kernel/access.ts";
import { asId } from "../kernel/ids.ts";
import type { Order } from "../run.ts";
import { impactOf } from "./impact.ts";
import { type BookingNode, BookingRef } from "./schema.ts";
import { loadBookings } from "./store.ts";
import { idBound, list } from "../kernel/bound.ts";

/* Changes of a service that know whose bookings they hit. */

const RuleEnum = enumOf(
  "StandRule",
  "What becomes of bookings that a change of their service hits.",
  standRules,
);

const DecisionInput = builder.inputType("StandDecisionInput", {
  description: "What becomes of the bookings that a change hits.",
  fields: (t) => ({
    rule: t.field({ type: RuleEnum, required: true, description: "Kept, moved, or called off." }),
    bookingIds: t.idList({
      required: true,
      description: `Exactly those that were named in the refusal, ${MOST_HIT} at most: when others are hit by now, it is refused again. None when nobody has more than a place in line.`,
      bound: list(MOST_HIT, idBound),
    }),
  }),
});
type Decision = typeof DecisionInput.$inferInput;

type Inputs = InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;
const changeFields = (t: Inputs) => ({
  ...idField(t),
  decision: t.field({
    type: DecisionInput,
    required: false,
    description: "Needed when the change hits bookings, or ends holds and places in line.",
  }),
});
const reviseFields = (t: Inputs) => ({ ...changeFields(t), ...draftField(t) });

type Hits = { hit: BookingNode[]; ending: number };
type Changed = Answer<ServiceNode> & Hits;

const more = (t: PayloadFields<Changed>) => ({
  hit: t.field({
    type: [BookingRef],
    description: `The bookings the change would hit, when it is refused because of them, ${MOST_HIT} at most; else none.`,
    complexity: { field: 1, multiplier: 20 },
    resolve: (answer) => answer.hit,
  }),
  ending: t.int({
    description:
      "How many who wait, hold a seat or were offered one lose it with the change, when it is refused because of them or of bookings; else 0.",
    resolve: (answer) => answer.ending,
  }),
});

/** What a change makes of a service, and the command for it once it is known whom it hits. */
type Change = {
  next: (before: Service) => Service;
  command: (impact: Impact) => CatalogueCommand;
};

/** Looks whom a change hits, for every try anew, and makes it when that was decided. */
async function change(
  { id, decision = null }: { id: string; decision?: Decision | null },
  { next, command: toCommand }: Change,
  context: Context,
  request: Pick<Order<never>, "idempotency">,
): Promise<Changed> {
  const { table } = context.deps;
  let seen: Impact = noImpact;
  const wanted = async (before: Service | null): Promise<CatalogueCommand> => {
    const serviceId = asId("service", id);
    const isMine = before && may(context.actor, "catalogue:manage", careOf(before));
    const found =
      serviceId && isMine && before.status !== "RETIRED"
        ? await impactOf(table, serviceId, { was: before, is: next(before), now: context.now })
        : noImpact;
    seen = { ...found, decision };
    return toCommand(seen);
  };
  const answered = await changed(id, wanted, context, request);
  const isHit = "refusal" in answered && answered.refusal?.code === "catalogue.bookings_hit";
  if (!isHit) return { ...answered, hit: [], ending: 0 };
  const ids = seen.hit.slice(0, MOST_HIT).map((one) => one.id);
  return { ...answered, hit: await loadBookings(table, ids), ending: seen.ending };
}

command<ReturnType<typeof reviseFields>, ServiceNode, Changed>("reviseService", {
  description:
    "Changes what a service says. Bookings keep what they were promised; when their time, seat or place is gone, or it is not for who comes any more, it is refused with their number until it is decided what becomes of them. Each of them is told.",
  action: "catalogue:manage",
  input: reviseFields,
  returns,
  more,
  resolve: async (input, context, request) => {
    const draft = await toDraft(input.draft, context);
    const next = (before: Service) => ({ ...before, ...draft });
    const toCommand = (impact: Impact) => ({ type: "revise" as const, draft, ...impact });
    return change(input, { next, command: toCommand }, context, request);
  },
});

/** A service that takes no bookings any more, for now or for good. */
function stop(name: string, type: "pause" | "retire", description: string): void {
  const status = type === "pause" ? "PAUSED" : "RETIRED";
  command<ReturnType<typeof changeFields>, ServiceNode, Changed>(name, {
    description,
    action: "catalogue:manage",
    input: changeFields,
    returns,
    more,
    resolve: (input, context, request) => {
      const next = (before: Service) => ({ ...before, status }) as const;
      const toCommand = (impact: Impact) => ({ type, ...impact });
      return change(input, { next, command: toCommand }, context, request);
    },
  });
}

stop(
  "pauseService",
  "pause",
  "Takes no bookings for now. When some are made, it is refused with their number until it is decided whether they are kept or called off. Each of them is told.",
);
stop(
  "retireService",
  "retire",
  "Withdraws a service for good: it takes no bookings and is in no list any more. When some are made, it is refused with their number until it is decided whether they are kept or called off. Each of them is told; whoever waits for a seat is told that it is over.",
);

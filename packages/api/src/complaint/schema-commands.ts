import type { InputFieldBuilder, InputFieldMap, InputShapeFromFields } from "@pothos/core";
import { type Answer, answer, type builder, command } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import type { Action } from "../kernel/access.ts";
import { asId, type Id } from "../kernel/ids.ts";
import type { Refusal } from "../kernel/decision.ts";
import { type Order, run } from "../run.ts";
import {
  type Complaint,
  type ComplaintCommand,
  type Lead,
  type TransitionName,
  transitions,
  MAX_DESCRIPTION,
  MAX_NOTE,
  MAX_PHOTOS,
} from "./complaint.ts";
import { isVisible } from "./guard.ts";
import { mutationOf } from "./mutation.ts";
import { type ComplaintNode, toNode } from "./store-node.ts";
import { lookUpColleague, lookUpHolder, lookUpPhotos } from "./prepare.ts";
import { ComplaintRef } from "./schema.ts";
import { LevelEnum, RejectReasonEnum } from "./schema-parts.ts";
import { complaints, leadOf, loadComplaint } from "./store.ts";
import { type Bound, idBound, line, list, lines, ruled } from "../kernel/bound.ts";

/* How a command becomes a mutation, and the commands of those who receive, judge and dispatch. */

type Types = typeof builder.$inferSchemaTypes;
export type Inputs = InputFieldBuilder<Types, "InputObject">;
/** A command that carries what it found elsewhere is made anew for every try. */
type Ordered = Order<ComplaintCommand, Complaint>["command"];
type Prepared = { command: Ordered } | { refusal: Refusal };

/** The id of a complaint as a client gave it; anything else is not there. */
export const idOf = (text: string, context: Context): Id<"complaint"> => {
  const id = asId("complaint", text);
  if (!id) throw denial("NOT_FOUND", context.language);
  return id;
};

/**
 * Declares the mutation for a command of the transition table: its access rule comes from the table,
 * `prepare` turns the input into the command.
 */
export function transition<Fields extends InputFieldMap>(
  name: TransitionName,
  description: string,
  input: (t: Inputs) => Fields,
  prepare: (
    input: InputShapeFromFields<Fields> & { id: string },
    context: Context,
  ) => Prepared | Promise<Prepared>,
): void {
  const action: Action = transitions[name].action;
  command(mutationOf(name), {
    description,
    action,
    input: (t) => ({
      id: t.id({ required: true, description: "The complaint, `cmp_…`." }),
      ...input(t),
    }),
    returns: {
      field: "complaint",
      type: ComplaintRef,
      description: "As it is now; null when refused, and when it is no longer the viewer's to see.",
    },
    resolve: async (given, context, { idempotency }): Promise<Answer<ComplaintNode>> => {
      const fields = given as unknown as InputShapeFromFields<Fields> & { id: string };
      const id = idOf(fields.id, context);
      const prepared = await prepare(fields, context);
      if ("refusal" in prepared) return prepared;
      const { deps, actor, now } = context;
      const order = { id, command: prepared.command, actor, now, idempotency, isNew: false };
      const outcome = await run(deps.table, complaints, order);
      if (outcome.kind === "done") deps.wake();
      const answered = answer(outcome, context);
      if ("refusal" in answered) return answered;
      const { thing: whole } = answered;
      return { thing: isVisible(id, whole.state, actor) ? toNode(whole) : (null as never) };
    },
  });
}

export const note = lines(MAX_NOTE, ruled);
export const story = lines(MAX_DESCRIPTION, ruled);

export const text = (t: Inputs, description: string, bound: Bound) =>
  t.string({ required: true, description, bound });
export const optionalText = (t: Inputs, description: string, bound: Bound) =>
  t.string({ required: false, description, bound });
export const photos = (t: Inputs, description: string) =>
  t.idList({
    required: false,
    description: `${description} Your own uploads.`,
    bound: list(MAX_PHOTOS, idBound),
  });

/** Commands that carry words and photos. */
export async function withPhotos(
  ids: readonly string[] | null | undefined,
  context: Context,
  make: (photos: Extract<ComplaintCommand, { type: "supplement" }>["photos"]) => Ordered,
): Promise<Prepared> {
  const found = await lookUpPhotos(ids ?? [], context);
  return "refusal" in found ? found : { command: make(found.value) };
}

transition(
  "classify",
  "Corrects category or level before acceptance.",
  (t) => ({
    category: text(t, "The right category code.", line(64)),
    level: t.field({
      type: LevelEnum,
      required: false,
      description: "The category's when left out.",
    }),
  }),
  ({ category, level }) => ({ command: { type: "classify", category, level: level ?? null } }),
);

transition(
  "accept",
  "Takes it up: category, level and deadline are fixed from now on.",
  (t) => ({
    category: optionalText(t, "Another category code, if it must change.", line(64)),
    level: t.field({ type: LevelEnum, required: false, description: "Another level." }),
  }),
  ({ category, level }) => ({
    command: { type: "accept", category: category ?? null, level: level ?? null },
  }),
);

transition(
  "askInfo",
  "Asks the reporter for what is missing, once and all at once; the clock stands still meanwhile.",
  (t) => ({ question: text(t, "What is needed.", note) }),
  ({ question }) => ({ command: { type: "askInfo", question } }),
);

transition(
  "reject",
  "Does not take it up, for a reason from the closed list, which tells the reporter where to go instead.",
  (t) => ({
    reason: t.field({ type: RejectReasonEnum, required: true, description: "From the list." }),
    text: text(t, "Explained to this reporter.", note),
  }),
  ({ reason, text: words }) => ({ command: { type: "reject", reason, text: words } }),
);

transition(
  "merge",
  "Joins it with an open complaint about the same matter (same category, 50 m, seven days). Its reporter and followers go on hearing of progress.",
  (t) => ({ intoId: t.id({ required: true, description: "The complaint that leads on." }) }),
  ({ intoId }, { deps, actor }) => {
    const id = asId("complaint", intoId);
    const find = async (): Promise<Lead | null> => {
      const found = id && (await loadComplaint(deps.table, id));
      if (!found || !isVisible(found.id, found.state, actor)) return null;
      const { state: complaint, version, head } = found;
      return { id, complaint, version, head };
    };
    return { command: async () => ({ type: "merge", into: await find() }) };
  },
);

/** A command on a report that may be merged: the complaint that leads it on hears of it too. */
export const withLead =
  (
    { deps }: Context,
    make: (lead: Lead | null) => ComplaintCommand,
  ): ((before: Complaint | null) => Promise<ComplaintCommand>) =>
  async (before) =>
    make(before?.stage === "MERGED" ? await leadOf(deps.table, before) : null);

transition(
  "unmerge",
  "Separates a merged complaint again, within 15 days: it goes back to be accepted, and its reporter reads why.",
  (t) => ({ reason: text(t, "Why, up to 500 characters.", note) }),
  ({ reason }, context) => ({
    command: withLead(context, (lead) => ({ type: "unmerge", reason, lead })),
  }),
);

transition(
  "assignOnSite",
  "Gives an accepted complaint to somebody of the grid's team to settle on site.",
  (t) => ({ personId: t.id({ required: true, description: "Somebody of the team." }) }),
  async ({ personId }, context) => {
    const colleague = await lookUpColleague(personId, context);
    return { command: { type: "assignOnSite", colleague } };
  },
);

const holderFields = (t: Inputs) => ({
  unitId: t.id({ required: false, description: "A unit, from `units`. Give a unit or a grid." }),
  gridId: t.id({
    required: false,
    description: "A grid around the place, or inside it when the place is known only roughly.",
  }),
  note: optionalText(t, "For the holder and staff.", note),
});

transition(
  "dispatch",
  "Sends it to a grid of the place or a unit. Departments only by the street; a department's work is never passed down.",
  holderFields,
  async (input, context) => {
    const holder = await lookUpHolder(input, context);
    return { command: { type: "dispatch", holder, note: input.note ?? null } };
  },
);

transition(
  "redispatch",
  "Sends a reopened complaint out again. Whoever handled it before cannot hand in the result this time.",
  holderFields,
  async (input, context) => {
    const holder = await lookUpHolder(input, context);
    return { command: { type: "redispatch", holder, note: input.note ?? null } };
  },
);

transition(
  "approveReturn",
  "Agrees to a return and names the new holder. After the second the street has designated it: no third.",
  (t) => ({
    unitId: t.id({ required: false, description: "The new unit. Give a unit or a grid." }),
    gridId: t.id({ required: false, description: "The new grid." }),
  }),
  async (input, context) => ({
    command: { type: "approveReturn", holder: await lookUpHolder(input, context) },
  }),
);

transition(
  "refuseReturn",
  "Does not agree to a return; it goes back to the unit.",
  (t) => ({ reason: text(t, "Why not.", note) }),
  ({ reason }) => ({ command: { type: "refuseReturn", reason } }),
);

transition(
  "conclude",
  "The street explains the outcome in writing, after the reporter was not satisfied three times.",
  (t) => ({ text: text(t, "The explanation.", story) }),
  ({ text: words }) => ({ command: { type: "conclude", text: words } }),
);

import type { InputFieldBuilder } from "@pothos/core";
import { type Answer, answer, type builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { learnLeave, onLeave } from "../proxy/acting.ts";
import type { OnBehalf } from "../proxy/proxy.ts";
import { type Capability, type Order, run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Kitchen } from "./kitchen.ts";

/* How a command becomes a mutation. What it is decided on is read anew for every try. */

export type Inputs = InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;
type Request = Pick<Order<never>, "idempotency">;
type Asked<State extends object, Command> = Pick<Order<Command, State>, "id" | "isNew" | "command">;

/** Decides and writes a command, and answers for it. */
export async function give<State extends OnBehalf | Kitchen, Command, Fact>(
  capability: Capability<State, Command, Fact>,
  asked: Asked<State, Command>,
  context: Context,
  { idempotency = null }: Request,
): Promise<Answer<Stored<State>>> {
  const { deps, now } = context;
  const outcome = await onLeave(context, (actor) =>
    run(deps.table, capability, { ...asked, actor, now, idempotency }),
  );
  if (outcome.kind === "done") {
    deps.wake();
    const { state } = outcome.stored;
    if ("basis" in state) await learnLeave(context, [state]);
  }
  return answer<State>(outcome, context, () => ({ code: "meal.subscribed_before" }));
}

/** An id of a kind, or what is not there. */
export function idOf<K extends "kitchen" | "mealSubscription">(
  kind: K,
  text: string,
  { language }: Context,
): Id<K> {
  const id = asId(kind, text);
  if (!id) throw denial("NOT_FOUND", language);
  return id;
}

export const kitchenId = (t: Inputs) =>
  t.id({ required: true, description: "The kitchen, `kit_…`." });

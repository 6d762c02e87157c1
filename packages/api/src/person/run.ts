import type { Context } from "../context.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Id } from "../kernel/ids.ts";
import { type Order, type Outcome, run } from "../run.ts";
import type { Person, PersonCommand } from "./person.ts";
import { people } from "./store.ts";

export type PersonOrder = {
  id: Id<"person">;
  command: PersonCommand;
  /** Whoever asks, unless something of ours acts by itself. */
  actor?: Actor;
  isNew?: boolean;
  idempotency?: Order<PersonCommand>["idempotency"];
};

/** Carries out a command on a person; from then on this process looks up anew what they may do. */
export async function runPerson(
  context: Context,
  { id, command, actor = context.actor, isNew = false, idempotency = null }: PersonOrder,
  capability: typeof people = people,
): Promise<Outcome<Person>> {
  const order = { id, command, actor, now: context.now, isNew, idempotency };
  const outcome = await run(context.deps.table, capability, order);
  if (outcome.kind === "done") {
    context.changed(id);
    context.deps.wake();
  }
  return outcome;
}

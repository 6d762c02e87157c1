import type { Context } from "../context.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { asId } from "../kernel/ids.ts";
import { toActor } from "./store.ts";

/* People whom a command names, looked up before it is decided; an unknown one becomes null. */

/** Somebody by id with the posts they hold now, whatever identity they act under. At most one request. */
export async function lookUpPerson(
  id: string,
  { now, person }: Pick<Context, "now" | "person">,
): Promise<PersonActor | null> {
  const personId = asId("person", id);
  const found = personId && (await person.load(personId));
  return found ? toActor(found, now, null) : null;
}

/** Whom a thing is for: oneself, or somebody by id. At most one request. */
export async function lookUpBeneficiary(
  id: string | null,
  context: Context,
): Promise<Pick<PersonActor, "personId" | "displayName" | "homes"> | null> {
  const { actor } = context;
  if (actor.kind !== "person") return null;
  return id === null || id === actor.personId ? actor : lookUpPerson(id, context);
}

import { may } from "../kernel/access.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Appointment, isInForce, isOpen, type Person, type Residence } from "./person.ts";

/** The actor is this person, under whichever identity. */
export const isSelf = (id: string, actor: Actor): boolean =>
  actor.kind === "person" && actor.personId === id;

const mayAppointTo = ({ path }: Appointment, actor: Actor): boolean =>
  may(actor, "person:appoint", path === null ? {} : { path }) !== null;

/** A home is known to who lives there and to those of its grid who confirm homes. */
export const isResidenceVisible = (
  id: string,
  residence: Pick<Residence, "path">,
  actor: Actor,
): boolean =>
  isSelf(id, actor) || may(actor, "person:decideResidence", { path: residence.path }) !== null;

/** Posts are public functions while they last; past and future ones are known to whom they concern. */
export const isAppointmentVisible = (
  id: string,
  appointment: Appointment,
  actor: Actor,
  now: Instant,
): boolean => isSelf(id, actor) || isInForce(appointment, now) || mayAppointTo(appointment, actor);

/**
 * People are known to themselves, to those who confirm one of their open homes, and to those who appoint
 * where they hold a post. A street does not see the people of another one, nor all of its own: whom it
 * wants to appoint it finds by phone, and that is recorded.
 */
export function isVisible(id: string, person: Person, actor: Actor): boolean {
  if (actor.kind === "system" || isSelf(id, actor)) return true;
  return (
    person.residences.some((one) => isOpen(one) && isResidenceVisible(id, one, actor)) ||
    person.appointments.some((one) => one.dismissedAt === null && mayAppointTo(one, actor))
  );
}

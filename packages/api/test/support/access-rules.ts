import { type Action, access, type ReachKind, type Rule } from "../../src/kernel/access.ts";
import type { Role } from "../../src/kernel/actor.ts";
import type { Asker, Town } from "./town.ts";

/* What a try to do or see something is, and what comes of it by the rules as data. */

/** What is true of the thing that is tried, for whoever tries. */
export type Facts = Partial<Record<Exclude<ReachKind, "any">, boolean>>;
export type Try = { on: string; facts: Facts; input: Record<string, unknown> };
/** `public`: for everybody; `signedIn`: for everybody with an account. */
export type RuleName = Action | "public" | "signedIn";
/** Any of several rules may let somebody in. */
export type Rules = RuleName | readonly RuleName[];
export type Case = { rule: Rules; tries: (town: Town, who: Asker) => Try[] };

/** What the data say: may this role do it to a thing of which these facts hold? */
export function isAllowed(role: Role, rules: Rules, facts: Facts): boolean {
  return typeof rules === "string"
    ? allows(role, rules, facts)
    : rules.some((one) => allows(role, one, facts));
}

function allows(role: Role, rule: RuleName, facts: Facts): boolean {
  if (rule === "public") return true;
  if (rule === "signedIn") return role !== "GUEST";
  const found = (access[rule] as Partial<Record<Role, Rule>>)[role];
  if (found === undefined) return false;
  const reach = typeof found === "string" ? found : found.reach;
  return reach === "any" || facts[reach] === true;
}

export type Input = Record<string, unknown>;
/** In the grid of who asks, or below it. */
export const near: Facts = { subtree: true };

/** So that nothing comes of a try that is allowed. */
export const noName = { name: { zh: "", en: "" } };
export const nobody = `prs_${"0".repeat(25)}1`;

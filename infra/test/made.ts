import type { Made } from "./cloud.ts";

/* Reading what was made: by kind, by name, and the parts AWS writes as JSON. */

export type Inputs = Record<string, unknown>;

/** All of one kind, such as `aws:sqs/queue:Queue`. */
export const all = (made: readonly Made[], type: string): Made[] =>
  made.filter((one) => one.type === type);

/** Our own functions; the one at the edge is SST's. */
export const functions = (made: readonly Made[]): Made[] =>
  all(made, "aws:lambda/function:Function").filter(({ name }) => name !== "RouterEdgeFunction");

/** The one of this name; that it is not there is a problem of its own, so it reads as empty. */
export const named = (made: readonly Made[], name: string): Inputs =>
  made.find((one) => one.name === name && !one.type.startsWith("sst:"))?.inputs ?? {};

/** A value inside, by its path; undefined when something on the way is missing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Inputs | undefined)?.[key], value);
}

/** A part that is a list, or an empty one. */
export const list = (value: unknown, ...path: readonly (string | number)[]): Inputs[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as Inputs[]) : [];
};

/** Texts in a part that is one text, a list of them or nothing. */
export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");

export type Statement = {
  effect: "Allow" | "Deny";
  actions: string[];
  resources: string[];
  principals: Inputs[];
};

const toStatement = (raw: Inputs): Statement => ({
  effect: raw["effect"] === "Deny" ? "Deny" : "Allow",
  actions: texts(raw["actions"]),
  resources: texts(raw["resources"]),
  principals: list(raw["principals"]),
});

/** The statements of a policy as our cloud answers it. */
export const statementsOf = (policy: unknown): Statement[] =>
  list(JSON.parse(String(policy)), "statements").map(toStatement);

/** What a role may do. */
export const grantsOf = (role: Made): Statement[] =>
  list(role.inputs["inlinePolicies"]).flatMap(({ policy }) => statementsOf(policy));

/** `what` for each element that is not as it should be. */
export const without = <T>(
  items: readonly T[],
  isRight: (item: T) => boolean,
  what: (item: T) => string,
) => items.filter((item) => !isRight(item)).map(what);

/** One problem, unless it is as it should be. */
export const unless = (isRight: boolean, what: string): string[] => (isRight ? [] : [what]);

import type { Made } from "./cloud.ts";

/** A fact that must be true of a stage: it answers what contradicts it. */
export type Rule = (made: readonly Made[]) => string[];

/** Rules by what they say. */
export type Rules = Readonly<Record<string, Rule>>;

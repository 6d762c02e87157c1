import type { Actor } from "./kernel/actor.ts";

/** How large a request may be. The published numbers are these numbers: a test compares. */
export type Limits = { complexity: number; depth: number; breadth: number };

export const limits: Readonly<Record<Actor["kind"], Limits>> = {
  guest: { complexity: 500, depth: 8, breadth: 100 },
  person: { complexity: 2_500, depth: 10, breadth: 250 },
  system: { complexity: 2_500, depth: 10, breadth: 250 },
};

export const limitsFor = (actor: Actor): Limits => limits[actor.kind];

/** Limits of the document itself, the same for everybody. */
export const MAX_TOKENS = 2_000;
export const MAX_ALIASES = 15;
/** Brackets within brackets, in documents and in variables: parsers call themselves once per level. */
export const MAX_NESTING = 50;
/** Names of one object in variables: no input has as many. */
export const MAX_NAMES = 100;
/** Entries of one list in variables: the most detailed border has fewer points. */
export const MAX_ENTRIES = 20_000;
/** A whole street must fit: 322 grids of the demo take 140 KB, and 1,000 with detailed borders 900 KB. */
export const MAX_BODY_BYTES = 1024 * 1024;

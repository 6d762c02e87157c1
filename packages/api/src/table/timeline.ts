import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Role } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";

/** Who did it, under which identity, with the name to show. */
export type By = { actorId: string; role: Role; assignmentId: string | null; name: string };

/** One line of the evidence of an aggregate: what happened, when, by whom. Never changed, never deleted. */
export type Entry<Fact = unknown> = {
  seq: number;
  at: Instant;
  by: By;
  fact: Fact;
  /** SHA-256 over the previous hash and this entry in RFC 8785 form. */
  hash: string;
};

/** The hash that stands before the first entry. */
export const GENESIS = "";

export function hashEntry(previous: string, entry: Omit<Entry, "hash">): string {
  const { seq, at, by, fact } = entry;
  const text = canonicalize({ seq, at, by, fact });
  return createHash("sha256").update(`${previous}\n${text}`).digest("base64url");
}

/** Appends facts to a chain whose last hash and length are given. */
export function chain<Fact>(
  head: { seq: number; hash: string },
  facts: readonly Fact[],
  at: Instant,
  by: By,
): Entry<Fact>[] {
  let { seq, hash } = head;
  return facts.map((fact) => {
    seq += 1;
    const entry = { seq, at, by, fact };
    hash = hashEntry(hash, entry);
    return { ...entry, hash };
  });
}

/** The seq of the first entry that does not fit its chain, or null when the timeline is whole. */
export function firstBreak(entries: readonly Entry[], head: string): number | null {
  let previous = GENESIS;
  for (const [i, entry] of entries.entries()) {
    if (entry.seq !== i + 1 || entry.hash !== hashEntry(previous, entry)) return i + 1;
    previous = entry.hash;
  }
  return previous === head ? null : entries.length + 1;
}

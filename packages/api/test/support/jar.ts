import type { Actor, PersonActor } from "../../src/kernel/actor.ts";
import type { Instant } from "../../src/kernel/clock.ts";
import { decided, deny, refuse } from "../../src/kernel/decision.ts";
import { noEffects } from "../../src/kernel/effects.ts";
import type { Id } from "../../src/kernel/ids.ts";
import { type Capability, fingerprint, type Order, type Outcome, run } from "../../src/run.ts";
import { loadWithTimeline } from "../../src/table/aggregate.ts";
import type { Entry } from "../../src/table/timeline.ts";
import { startTable } from "./table.ts";

/*
 * `run` with the smallest capability that can go wrong in every way: a jar of coins. It is made with a
 * label nobody else has, holds at most a hundred coins, and only its owner knows of it.
 */

export type Jar = { ownerId: string; label: string; coins: number };
export type JarCommand =
  | { type: "make"; label: string }
  | { type: "add"; coins: number }
  | { type: "empty" }
  | { type: "break" }
  | { type: "steal" };
export type JarFact =
  | { type: "made"; ownerId: string; label: string }
  | { type: "added"; coins: number }
  | { type: "emptied" };

export const MOST = 100;
/** Everybody acts as a resident. */
export const as = { role: "RESIDENT", assignmentId: null } as const;
const ownerOf = (actor: Actor): string =>
  actor.kind === "person" ? actor.personId : actor.kind === "guest" ? actor.network : actor.job;

export const jars: Capability<Jar, JarCommand, JarFact> = {
  decide: (jar, command, { actor }) => {
    switch (command.type) {
      case "make":
        return decided(as, { type: "made", ownerId: ownerOf(actor), label: command.label });
      case "add": {
        const left = MOST - (jar?.coins ?? 0);
        if (command.coins > left) return refuse("jar.full", "coins", { left });
        return decided(as, { type: "added", coins: command.coins });
      }
      case "empty":
        return jar?.coins === 0 ? decided(as) : decided(as, { type: "emptied" });
      case "break":
        throw new Error("a rule of ours is broken");
      case "steal":
        return deny();
    }
  },
  apply: (jar, fact) => {
    switch (fact.type) {
      case "made":
        return { ownerId: fact.ownerId, label: fact.label, coins: 0 };
      case "added":
        return { ...jar!, coins: jar!.coins + fact.coins };
      case "emptied":
        return { ...jar!, coins: 0 };
    }
  },
  isVisible: (_id, jar, actor) => jar.ownerId === ownerOf(actor),
  layout: (_id, { label }) => ({
    keys: {},
    views: [{ pk: `label#${label}`, sk: "unique", unique: true }],
  }),
  effects: (id, _before, _after, facts) =>
    facts.some(({ type }) => type === "emptied")
      ? { ...noEffects, attached: [id as Id<"media">] }
      : noEffects,
};

export const NOW: Instant = "2026-11-20T02:00:00.000Z";
const personOf = (id: string): PersonActor => ({
  kind: "person",
  personId: id as Id<"person">,
  displayName: "谷雨0137",
  homes: [],
  assignments: [],
  isResident: true,
});
/** Whoever gives a command when nobody is named. */
export const me = personOf("prs_me");
export const stranger = personOf("prs_stranger");

export type Asking = Partial<Order<JarCommand, Jar>> & { key?: string };

/** A table for jars, and commands on them. */
export async function startJars(options?: Parameters<typeof startTable>[0]) {
  const test = await startTable(options);

  /** As a mutation would ask: the fingerprint is of what is asked for. */
  const give = (command: JarCommand, { key, ...more }: Asking = {}): Promise<Outcome<Jar>> => {
    const isNew = command.type === "make";
    const id = more.id ?? "jar";
    const asked = fingerprint(isNew ? command : { id, command });
    const idempotency = key === undefined ? null : { key, fingerprint: asked };
    const order = { id, isNew, command, actor: me, now: NOW, idempotency, ...more };
    return run(test.table, jars, order);
  };
  const add = (coins: number, asking?: Asking) => give({ type: "add", coins }, asking);

  const makeJar = async (id = "jar", coins = 0): Promise<void> => {
    const made = await give({ type: "make", label: id }, { id });
    if (made.kind !== "done") throw new Error(made.kind);
    if (coins > 0) await add(coins, { id });
  };

  const load = (id: string) => loadWithTimeline<Jar, JarFact>(test.table, id);
  const coinsOf = async (id = "jar"): Promise<number | undefined> => (await load(id))?.state.coins;
  const timelineOf = async (id = "jar"): Promise<Entry<JarFact>[]> =>
    (await load(id))?.timeline ?? [];

  return { ...test, give, add, makeJar, load, coinsOf, timelineOf };
}

export type TestJars = Awaited<ReturnType<typeof startJars>>;

/** What is in the jar after a command, and whether it was a replay; anything else as it is. */
export const told = (outcome: Outcome<Jar>) =>
  outcome.kind === "done" ? [outcome.stored.state.coins, outcome.replayed] : outcome;

export const busy = { kind: "refusal", refusal: { code: "request.busy" } };

import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { type ActedAs, type Actor, actorId } from "./kernel/actor.ts";
import { DAY, type Instant, plus, SECOND, toMs } from "./kernel/clock.ts";
import type { Circumstances, Decision, Refusal } from "./kernel/decision.ts";
import type { Effects } from "./kernel/effects.ts";
import {
  type Change as StateChange,
  type Committed,
  commit,
  type Layout,
  load,
  type Memo,
  type Stored,
} from "./table/aggregate.ts";
import { type Change, get, type Table } from "./table/table.ts";
import { type By, chain, GENESIS } from "./table/timeline.ts";

/** What `run` must know of a capability: its pure rules and how its state is laid out in the table. */
export type Capability<State extends object, Command, Fact> = {
  decide: (state: State | null, command: Command, context: Circumstances) => Decision<Fact>;
  /** The state after a fact; the first fact makes it. */
  apply: (state: State | null, fact: Fact, context: { at: Instant; by: By }) => State;
  /** Whether this actor may know that it exists. */
  isVisible: (id: string, state: State, actor: Actor) => boolean;
  layout: (id: string, state: State) => Layout;
  /** What must change with it in what it shares with others, or stay as the command found it. */
  alongside?: (id: string, before: State | null, after: State, command: Command) => Change[];
  /** What the decision makes of further things of the same kind: written with it, or nothing is. */
  tied?: (
    id: string,
    before: State | null,
    command: Command,
    decided: { facts: readonly Fact[]; by: By },
  ) => Tied<State, Fact>[];
  effects: (
    id: string,
    before: State | null,
    after: State,
    facts: readonly Fact[],
    by: By,
  ) => Effects;
};

/** Facts about a thing other than the one the command is for, as it was when they were decided. */
export type Tied<State, Fact> = { stored: Stored<State>; facts: readonly Fact[]; by: By };

export type Outcome<State extends object> =
  /** `replayed`: the key was used before, nothing was done now and this is what it made. */
  | { kind: "done"; stored: Stored<State>; replayed: boolean }
  | { kind: "refusal"; refusal: Refusal }
  | { kind: "denial"; code: "FORBIDDEN" | "NOT_FOUND" }
  /** Something that must be unique exists already; the view it collided with. */
  | { kind: "taken"; sk: string };

/** Client's key and a hash of what was asked. */
export type Idempotency = { key: string; fingerprint: string };

export type Order<Command, State = never> = {
  id: string;
  /**
   * The command makes the thing; its id was never used. `"PERHAPS"`: whoever touches it first makes it,
   * and its id says which it is.
   */
  isNew: boolean | "PERHAPS";
  /** A command that carries what it found elsewhere is made anew for every try. */
  command: Command | ((before: State | null) => Promise<Command>);
  actor: Actor;
  now: Instant;
  /** Client's key and a hash of what was asked; the same key with another request is refused. */
  idempotency?: Idempotency | null;
};

const ATTEMPTS = 6;
const MEMO_LIFE = 30 * DAY;
const EMPTY: Layout = { keys: {}, views: [] };

export const fingerprint = (request: unknown): string =>
  createHash("sha256")
    .update(canonicalize(request) ?? "")
    .digest("base64url");

/**
 * Guests have no name, and a phone changes its network between one try and the next: what they ask for tells
 * one from another.
 */
const memoKey = (actor: Actor, { key, fingerprint: asked }: Idempotency): string =>
  `memo#${actor.kind === "guest" ? `guest:${asked}` : actorId(actor)}#${key}`;

const toBy = (actor: Actor, as: ActedAs): By => ({
  actorId: actorId(actor),
  ...as,
  name: actor.kind === "person" ? actor.displayName : "",
});

/** Writers who collide must not collide again at once. */
export const jitter = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 15 * 2 ** attempt));

/** What this key made before, if anything. */
export async function recall<State extends object>(
  table: Table,
  order: Pick<Order<never>, "actor" | "idempotency">,
): Promise<Outcome<State> | null> {
  if (!order.idempotency) return null;
  const pk = memoKey(order.actor, order.idempotency);
  const memo = await get(table, { pk, sk: "memo" });
  if (!memo) return null;
  if (memo["fingerprint"] !== order.idempotency.fingerprint)
    return {
      kind: "refusal",
      refusal: { code: "request.idempotency_key_reused", field: "idempotencyKey" },
    };
  const stored = await load<State>(table, memo["id"] as string);
  return stored && { kind: "done", stored, replayed: true };
}

const toMemo = (order: Pick<Order<never>, "actor" | "now" | "idempotency">): Memo | null =>
  order.idempotency
    ? {
        pk: memoKey(order.actor, order.idempotency),
        fingerprint: order.idempotency.fingerprint,
        expiresAt: Math.floor(toMs(plus(order.now, MEMO_LIFE)) / SECOND),
      }
    : null;

const commandOf = async <State, Command>(
  { command }: Order<Command, State>,
  before: State | null,
): Promise<Command> =>
  typeof command === "function"
    ? (command as (before: State | null) => Promise<Command>)(before)
    : command;

/** What facts make of a thing: its state, its timeline, its lists and what they ask of others. */
function changeBy<State extends object, Command, Fact>(
  capability: Capability<State, Command, Fact>,
  { id, before, facts }: { id: string; before: Stored<State> | null; facts: readonly Fact[] },
  { at, by }: { at: Instant; by: By },
): StateChange<State, Fact> {
  let state = before?.state ?? null;
  for (const fact of facts) state = capability.apply(state, fact, { at, by });
  if (state === null) throw new Error("a command on nothing must make something");
  const from = { seq: before?.version ?? 0, hash: before?.head ?? GENESIS };
  return {
    id,
    before,
    state,
    entries: chain(from, facts, at, by),
    layout: {
      before: before ? capability.layout(id, before.state) : EMPTY,
      after: capability.layout(id, state),
    },
    effects: capability.effects(id, before?.state ?? null, state, facts, by),
    at,
    memo: null,
  };
}

async function attempt<State extends object, Command, Fact>(
  table: Table,
  capability: Capability<State, Command, Fact>,
  order: Order<Command, State>,
  before: Stored<State> | null,
): Promise<Outcome<State> | Committed<State>> {
  const { id, actor, now } = order;
  // What is hidden must look like what is missing, also in what is asked of the table afterwards.
  if (before ? !capability.isVisible(id, before.state, actor) : !order.isNew)
    return { kind: "denial", code: "NOT_FOUND" };
  const command = await commandOf(order, before?.state ?? null);
  const decision = capability.decide(before?.state ?? null, command, { id, actor, now });
  if (decision.kind !== "facts") return decision;
  if (decision.facts.length === 0 && before)
    return { kind: "done", stored: before, replayed: false };
  const { facts } = decision;
  const by = toBy(actor, decision.as);
  const change = changeBy(capability, { id, before, facts }, { at: now, by });
  const tied = capability.tied?.(id, before?.state ?? null, command, { facts, by }) ?? [];
  return commit(table, {
    ...change,
    alongside: capability.alongside?.(id, before?.state ?? null, change.state, command) ?? [],
    memo: toMemo(order),
    tied: tied.map(({ stored, facts: its, by: who }) =>
      changeBy(capability, { id: stored.id, before: stored, facts: its }, { at: now, by: who }),
    ),
  });
}

/**
 * Carries out one command: load, decide, commit. When somebody else changed the aggregate in between,
 * everything is decided again on the new state, a bounded number of times. A refused command leaves
 * nothing behind, so its key may be used again.
 */
export async function run<State extends object, Command, Fact>(
  table: Table,
  capability: Capability<State, Command, Fact>,
  order: Order<Command, State>,
): Promise<Outcome<State>> {
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    if (tried > 0) await jitter(tried - 1);
    const before = order.isNew === true ? null : await load<State>(table, order.id);
    const outcome = await attempt(table, capability, order, before);
    if (outcome.kind === "committed")
      return { kind: "done", stored: outcome.stored, replayed: false };
    const known = await recall<State>(table, order);
    if (known) return known;
    if (outcome.kind !== "conflict" && outcome.kind !== "repeated") return outcome;
  }
  return { kind: "refusal", refusal: { code: "request.busy" } };
}

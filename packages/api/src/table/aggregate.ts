import type { Instant } from "../kernel/clock.ts";
import type { Card } from "../kernel/card.ts";
import type { Effects } from "../kernel/effects.ts";
import { toOutbox } from "./outbox.ts";
import {
  type Change as SharedChange,
  get,
  getMany,
  type Index,
  type Item,
  type Key,
  nameOf,
  query,
  type Table,
  transact,
  type Transacted,
  type Write,
} from "./table.ts";
import type { Entry } from "./timeline.ts";

/**
 * An aggregate is one partition: `state` is what is true now, `t#000001…` is how it came about, and
 * further items are views of the state for lists that one item cannot serve.
 */
export type Stored<State> = { id: string; state: State; version: number; head: string };

/** Keys that put an item into the lists it belongs to; a list it left is simply not there. */
export type IndexKeys = { [K in Index as `${K}pk` | `${K}sk`]?: string };

/**
 * The keys of an aggregate and, of what is large, the card that lists show: the indexes hold that and not the state.
 * Null when the card has no room for what it must show. What is small is its own card.
 */
export type Places = IndexKeys & { card?: Card | null };

/** A further item in the partition, derived from the state. `unique` ones may not exist already. */
export type View = { pk?: string; sk: string; unique?: boolean } & IndexKeys &
  Record<string, unknown>;

type AnyWrite = Write | SharedChange;

export type Layout = { keys: Places; views: readonly View[] };

const STATE = "state";
const MEMO = "memo";
const entryKey = (seq: number): string => `t#${String(seq).padStart(6, "0")}`;

export const toStored = <State>(item: Item): Stored<State> => ({
  id: item.pk,
  state: (item["state"] ?? item["card"]) as State,
  version: item["version"] as number,
  head: item["head"] as string,
});

/** What an index holds: a card, or the whole thing when it is small or the index holds whole items; null: neither. */
export type Listed<State> = { id: string; card: Card | null; stored: Stored<State> | null };

export function toListed<State>(item: Item): Listed<State> {
  const { pk: id, card } = item;
  if (Array.isArray(card)) return { id, card, stored: null };
  return { id, card: null, stored: card || item["state"] ? toStored<State>(item) : null };
}

/** The aggregate as it stands, or null. One request. */
export async function load<State>(table: Table, id: string): Promise<Stored<State> | null> {
  const item = await get(table, { pk: id, sk: STATE });
  return item && toStored<State>(item);
}

/**
 * The aggregate with its whole timeline. One request (per megabyte). The state is read first, and a
 * change may come in before the rest: its entries belong to a later version and are left out.
 */
export async function loadWithTimeline<State, Fact>(
  table: Table,
  id: string,
): Promise<(Stored<State> & { timeline: Entry<Fact>[] }) | null> {
  const [first, ...rest] = await query(table, { pk: id, from: STATE });
  if (first?.sk !== STATE) return null;
  const stored = toStored<State>(first);
  const timeline = rest
    .filter(({ sk }) => sk.startsWith("t#"))
    .map((item) => item["entry"] as Entry<Fact>)
    .filter(({ seq }) => seq <= stored.version);
  return { ...stored, timeline };
}

/** The key of the state item, for reading many at once. */
export const stateKey = (id: string) => ({ pk: id, sk: STATE });

/** Those that are there, by id. One request (per hundred). */
export async function loadMany<State>(
  table: Table,
  ids: readonly string[],
): Promise<Map<string, Stored<State>>> {
  const items = ids.length > 0 ? await getMany(table, ids.map(stateKey)) : [];
  return new Map(items.map((item) => [item.pk, toStored<State>(item)]));
}

/** What a command leaves behind, to be written as one. */
export type Change<State, Fact> = {
  id: string;
  before: Stored<State> | null;
  state: State;
  /** At least one: nothing changes without a trace. */
  entries: readonly Entry<Fact>[];
  layout: { before: Layout; after: Layout };
  /**
   * Writes to what is shared with others, such as the seats of a slot, and checks of what the decision rests on;
   * when one fails, decide again.
   */
  alongside?: readonly SharedChange[];
  /** What the same decision does to further aggregates: written in the same transaction. */
  tied?: readonly Change<State, Fact>[];
  effects: Effects;
  at: Instant;
  /** Makes the command repeatable: the same key twice gives the same result, once. */
  memo: Memo | null;
};

export type Memo = { pk: string; fingerprint: string; expiresAt: number };

export type Committed<State> =
  | { kind: "committed"; stored: Stored<State> }
  /** Somebody else changed it, or is changing it at this moment: load and decide again. */
  | { kind: "conflict" }
  /** The memo exists: this was done before. */
  | { kind: "repeated" }
  /** Something that must be unique exists already; `sk` is the view's sort key. */
  | { kind: "taken"; sk: string };

const placed = (id: string, view: View): Item => {
  const { unique: _, ...item } = view;
  return { ...item, pk: view.pk ?? id, sk: view.sk };
};

/** Views that appeared are put, changed ones replaced, vanished ones deleted. */
function viewWrites(id: string, before: readonly View[], after: readonly View[]): Write[] {
  const nameIn = (view: View) => nameOf({ pk: view.pk ?? id, sk: view.sk });
  const old = new Map(before.map((view) => [nameIn(view), view]));
  const kept = new Set(after.map(nameIn));
  const puts = after.flatMap((view): Write[] => {
    const previous = old.get(nameIn(view));
    if (previous && JSON.stringify(previous) === JSON.stringify(view)) return [];
    const isNew = view.unique && !previous;
    return [{ kind: "put", item: placed(id, view), ...(isNew && { when: { absent: true } }) }];
  });
  const deletes = before
    .filter((view) => !kept.has(nameIn(view)))
    .map((view): Write => ({ kind: "delete", key: { pk: view.pk ?? id, sk: view.sk } }));
  return [...puts, ...deletes];
}

/** The aggregate as it will be once the change is written. */
function toNext<State, Fact>({ id, state, entries }: Change<State, Fact>): Stored<State> {
  const last = entries.at(-1);
  if (!last) throw new Error(`a change of ${id} without an entry in its timeline`);
  return { id, state, version: last.seq, head: last.hash };
}

/** A state as its item holds it: beside its card, or as its own when it has none. */
export const inLayout = (state: unknown, card: Card | null | undefined) =>
  card === undefined ? { card: state } : { state, ...(card !== null && { card }) };

function toWrites<State, Fact>(change: Change<State, Fact>): AnyWrite[] {
  const { id, before, entries, layout, effects, at, memo, alongside = [], tied = [] } = change;
  const { state, version, head } = toNext(change);
  const { card, ...keys } = layout.after.keys;
  const timeline = entries.map((entry): Write => ({
    kind: "put",
    item: { pk: id, sk: entryKey(entry.seq), entry },
  }));
  const hasEffects = Object.values(effects).some((wanted) => wanted.length > 0);
  return [
    {
      kind: "put",
      item: { ...keys, ...stateKey(id), ...inLayout(state, card), version, head },
      when: before ? { version: before.version } : { absent: true },
    },
    ...timeline,
    ...(hasEffects ? [toOutbox({ subjectId: id, version, at, effects })] : []),
    ...(memo
      ? [{ kind: "put", item: { ...memo, sk: MEMO, id }, when: { absent: true } } as const]
      : []),
    ...viewWrites(id, layout.before.views, layout.after.views),
    ...alongside,
    ...tied.flatMap(toWrites),
  ];
}

const keyOf = (one: AnyWrite): Key => (one.kind === "put" ? one.item : one.key);

/**
 * Why nothing was written. A used key says it all. A collision counts only while the state is as it was
 * decided on: otherwise what it collided with may be the work of the very same command.
 */
function failureOf(
  writes: readonly AnyWrite[],
  { conditions, contended }: Extract<Transacted, { kind: "failed" }>,
): Committed<never> {
  const refused = writes.filter((_, i) => conditions.includes(i));
  const failed = refused.map(keyOf);
  if (failed.some(({ sk }) => sk === MEMO)) return { kind: "repeated" };
  const isStale =
    failed.some(({ sk }) => sk === STATE) || refused.some(({ kind }) => kind === "change");
  const [collision] = failed;
  return collision && !isStale && !contended
    ? { kind: "taken", sk: collision.sk }
    : { kind: "conflict" };
}

/** Writes state, timeline, outbox, memo and views in one transaction: all of it or nothing. */
export async function commit<State, Fact>(
  table: Table,
  change: Change<State, Fact>,
): Promise<Committed<State>> {
  const stored = toNext(change);
  const writes = toWrites(change);
  const outcome = await transact(table, writes);
  return outcome.kind === "written" ? { kind: "committed", stored } : failureOf(writes, outcome);
}

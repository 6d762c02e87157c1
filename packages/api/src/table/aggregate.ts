import type { Instant } from "../kernel/clock.ts";
import type { Effects } from "../kernel/effects.ts";
import { toOutbox } from "./outbox.ts";
import { get, type Index, type Item, query, type Table, transact, type Write } from "./table.ts";
import { type Entry, GENESIS } from "./timeline.ts";

/**
 * An aggregate is one partition: `state` is what is true now, `t#000001…` is how it came about, and
 * further items are views of the state for lists that one item cannot serve.
 */
export type Stored<State> = { id: string; state: State; version: number; head: string };

/** Keys that put an item into the lists it belongs to; a list it left is simply not there. */
export type IndexKeys = { [K in Index as `${K}pk` | `${K}sk`]?: string };

/** A further item in the partition, derived from the state. `unique` ones may not exist already. */
export type View = { pk?: string; sk: string; unique?: boolean } & IndexKeys &
  Record<string, unknown>;

export type Layout = { keys: IndexKeys; views: readonly View[] };

const STATE = "state";
const entryKey = (seq: number): string => `t#${String(seq).padStart(6, "0")}`;

export const toStored = <State>(item: Item): Stored<State> => ({
  id: item.pk,
  state: item["state"] as State,
  version: item["version"] as number,
  head: item["head"] as string,
});

/** The aggregate as it stands, or null. One request. */
export async function load<State>(table: Table, id: string): Promise<Stored<State> | null> {
  const item = await get(table, { pk: id, sk: STATE });
  return item && toStored<State>(item);
}

/** The aggregate with its whole timeline. One request (per megabyte). */
export async function loadWithTimeline<State, Fact>(
  table: Table,
  id: string,
): Promise<(Stored<State> & { timeline: Entry<Fact>[] }) | null> {
  const [first, ...rest] = await query(table, { pk: id, from: STATE });
  if (first?.sk !== STATE) return null;
  const timeline = rest
    .filter((item) => item.sk.startsWith("t#"))
    .map((item) => item["entry"] as Entry<Fact>);
  return { ...toStored<State>(first), timeline };
}

/** The key of the state item, for reading many at once. */
export const stateKey = (id: string) => ({ pk: id, sk: STATE });

/** What a command leaves behind, to be written as one. */
export type Change<State, Fact> = {
  id: string;
  before: Stored<State> | null;
  state: State;
  entries: readonly Entry<Fact>[];
  layout: { before: Layout; after: Layout };
  effects: Effects;
  at: Instant;
  /** Makes the command repeatable: the same key twice gives the same result, once. */
  memo: Memo | null;
};

export type Memo = { pk: string; fingerprint: string; expiresAt: number };

export type Committed =
  | { kind: "committed"; stored: Stored<unknown> }
  | { kind: "conflict" }
  | { kind: "repeated" }
  /** Something that must be unique exists already; `sk` is the view's sort key. */
  | { kind: "taken"; sk: string };

const placed = (id: string, view: View): Item => {
  const { unique: _, ...item } = view;
  return { ...item, pk: view.pk ?? id, sk: view.sk };
};

/** Views that appeared are put, changed ones replaced, vanished ones deleted. */
function viewWrites(id: string, before: readonly View[], after: readonly View[]): Write[] {
  const keyOf = (view: View) => `${view.pk ?? id}\n${view.sk}`;
  const old = new Map(before.map((view) => [keyOf(view), view]));
  const kept = new Set(after.map(keyOf));
  const puts = after.flatMap((view): Write[] => {
    const previous = old.get(keyOf(view));
    if (previous && JSON.stringify(previous) === JSON.stringify(view)) return [];
    const isNew = view.unique && !previous;
    return [{ kind: "put", item: placed(id, view), ...(isNew && { when: { absent: true } }) }];
  });
  const deletes = before
    .filter((view) => !kept.has(keyOf(view)))
    .map((view): Write => ({ kind: "delete", key: { pk: view.pk ?? id, sk: view.sk } }));
  return [...puts, ...deletes];
}

function toWrites<State, Fact>(change: Change<State, Fact>): Write[] {
  const { id, before, entries, layout, effects, at, memo } = change;
  const version = entries.at(-1)?.seq ?? 0;
  const head = entries.at(-1)?.hash ?? GENESIS;
  const state: Write = {
    kind: "put",
    item: { ...layout.after.keys, pk: id, sk: STATE, state: change.state, version, head },
    when: before ? { version: before.version } : { absent: true },
  };
  const timeline = entries.map((entry): Write => ({
    kind: "put",
    item: { pk: id, sk: entryKey(entry.seq), entry },
  }));
  const hasEffects = effects.news.length > 0 || effects.attached.length > 0;
  return [
    state,
    ...timeline,
    ...(hasEffects ? [toOutbox({ subjectId: id, version, at, effects })] : []),
    ...(memo
      ? [{ kind: "put", item: { ...memo, sk: "memo", id }, when: { absent: true } } as const]
      : []),
    ...viewWrites(id, layout.before.views, layout.after.views),
  ];
}

/** Writes state, timeline, outbox, memo and views in one transaction: all of it or nothing. */
export async function commit<State, Fact>(
  table: Table,
  change: Change<State, Fact>,
): Promise<Committed> {
  const writes = toWrites(change);
  const outcome = await transact(table, writes);
  if (outcome.kind === "written") {
    const { seq: version, hash: head } = change.entries.at(-1) ?? { seq: 0, hash: GENESIS };
    return { kind: "committed", stored: { id: change.id, state: change.state, version, head } };
  }
  const failed = outcome.conditions.map((i) => writes[i]);
  const key = (one: Write | undefined) => (one?.kind === "put" ? one.item : one?.key);
  if (failed.some((one) => key(one)?.sk === "memo")) return { kind: "repeated" };
  const unique = failed.find((one) => one?.when && "absent" in one.when && key(one)?.sk !== STATE);
  const sk = key(unique)?.sk;
  return sk === undefined ? { kind: "conflict" } : { kind: "taken", sk };
}

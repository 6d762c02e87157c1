import type { Actor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Table } from "../table/table.ts";
import { cast, MONDAY, submission } from "./complaint.fixture.ts";
import type { Complaint, ComplaintCommand } from "./complaint.ts";
import { complaints } from "./store.ts";

/** Complaints in a real table, made by the commands that make them in life. */

/** The id and the number of the nth complaint of a test. */
export const idOf = (n: number) => `cmp_${String(n).padStart(26, "0")}` as Id<"complaint">;
export const numberOf = (n: number) => `S20261116${String(n).padStart(6, "0")}`;

type Change = Parameters<typeof submission>[0];
type Given = { actor?: Actor; now?: Instant };

const done = (outcome: Awaited<ReturnType<typeof run>>): Stored<Complaint> => {
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.stored as Stored<Complaint>;
};

/** Reports the nth complaint and answers what became of that. */
export const report = (
  table: Table,
  n: number,
  change: Change = {},
  { actor = cast.reporter, now = MONDAY }: Given = {},
) => {
  const command = submission({ number: numberOf(n), ...change });
  return run(table, complaints, { id: idOf(n), command, actor, now, isNew: true });
};

export const reported = async (table: Table, n: number, change: Change = {}, given: Given = {}) =>
  done(await report(table, n, change, given));

/** Gives commands one after the other; each must succeed. */
export async function go(
  table: Table,
  n: number,
  ...steps: readonly (readonly [actor: Actor, command: ComplaintCommand, now?: Instant])[]
): Promise<Stored<Complaint>> {
  let last: Stored<Complaint> | undefined;
  for (const [actor, command, now = MONDAY] of steps)
    last = done(await run(table, complaints, { id: idOf(n), command, actor, now, isNew: false }));
  if (!last) throw new Error("nothing was done");
  return last;
}

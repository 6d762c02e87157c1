import type { Deps } from "../deps.ts";
import { loadDivision } from "../grid/store.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Alarm } from "../kernel/effects.ts";
import { run } from "../run.ts";
import { load } from "../table/aggregate.ts";
import type { Consumer } from "../table/outbox.ts";
import type { ComplaintCommand } from "./complaint.ts";
import { prepareSubmit, type Surroundings } from "./prepare.ts";
import { complaints } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "alarm" };

type Needs = Pick<Deps, "table" | "clock" | "ids" | "keyring">;

/** The place is looked up and the level is the highest, whatever the category's own is. */
async function toCommand(
  { complaintId, category, addressId, text }: Alarm,
  surroundings: Surroundings,
): Promise<ComplaintCommand> {
  const place = { addressId };
  const input = { category, description: text, place };
  const prepared = await prepareSubmit(complaintId, input, surroundings);
  if ("refusal" in prepared) throw new Error(`alarm refused: ${prepared.refusal.code}`);
  return { ...prepared.value, level: "P0" };
}

/** Opens the complaint unless it is there: the message may come twice, and twice at once. */
async function open(deps: Needs, alarm: Alarm): Promise<void> {
  const { table, clock } = deps;
  const { complaintId: id } = alarm;
  if (await load(table, id)) return;
  const now = clock();
  // Each alarm counts for itself: a daily limit must not keep anybody from being found.
  const surroundings = { deps, actor, now, network: id, division: () => loadDivision(table) };
  const command = await toCommand(alarm, surroundings);
  const outcome = await run(table, complaints, { id, command, actor, now, isNew: true });
  if (outcome.kind === "done" || (await load(table, id))) return;
  // The outbox brings the message again; a number drawn twice is drawn anew then.
  throw new Error(`alarm not opened: ${outcome.kind}`);
}

/** Opens a complaint for every alarm of a message, each once. */
export const alarmConsumer =
  (deps: Needs): Consumer =>
  async ({ effects }) => {
    for (const alarm of effects.alarms ?? []) await open(deps, alarm);
  };

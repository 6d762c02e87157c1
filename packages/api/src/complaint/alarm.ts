import type { Deps } from "../deps.ts";
import { loadDivision } from "../grid/store.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Alarm } from "../kernel/effects.ts";
import type { Consumer } from "../table/outbox.ts";
import type { ComplaintCommand } from "./complaint.ts";
import { openOnce } from "./concern.ts";
import { prepareSubmit, type Surroundings } from "./prepare.ts";

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

function open(deps: Needs, alarm: Alarm): Promise<void> {
  const { table, clock } = deps;
  const now = clock();
  const { complaintId: id } = alarm;
  // Each alarm counts for itself: a daily limit must not keep anybody from being found.
  const surroundings = { deps, actor, now, network: id, division: () => loadDivision(table) };
  return openOnce(table, { id, actor, now, prepare: () => toCommand(alarm, surroundings) });
}

/** Opens a complaint for every alarm of a message, each once. */
export const alarmConsumer =
  (deps: Needs): Consumer =>
  async ({ effects }) => {
    for (const alarm of effects.alarms ?? []) await open(deps, alarm);
  };

import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Id } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { ComplaintCommand } from "./complaint.ts";
import { carryFollowers, complaints, leadOf } from "./store.ts";

/* What has become of the complaint that leads on is followed by the reports merged with it. */

const actor: SystemActor = { kind: "system", job: "lead" };

type Needs = Pick<Deps, "table" | "clock">;

/** One merged report looks at its lead. Looking again changes nothing: the message may come twice. */
async function look({ table, clock }: Needs, id: Id<"complaint">): Promise<void> {
  const outcome = await run(table, complaints, {
    id,
    command: async (before): Promise<ComplaintCommand> => ({
      type: "followLead",
      lead: await leadOf(table, before),
    }),
    actor,
    now: clock(),
    isNew: false,
  });
  const isBusy = outcome.kind === "refusal" && outcome.refusal.code === "request.busy";
  if (isBusy) throw new Error("a merged report is too busy to follow its lead");
}

/** Frees, hands on or closes the merged reports of a lead, and carries the followers of a merged one over. */
export const leadConsumer =
  (needs: Needs): Consumer =>
  async ({ effects }) => {
    for (const { from, into } of effects.followed ?? [])
      await carryFollowers(needs.table, from, into);
    for (const id of effects.led ?? []) await look(needs, id);
  };

import { sweepComplaints } from "./complaint/sweep.ts";
import type { Deps } from "./deps.ts";
import { SECOND, toMs } from "./kernel/clock.ts";
import { sweepChecks } from "./media/check.ts";
import { sweepUploads } from "./media/upload.ts";
import { oldestDue } from "./table/outbox.ts";

const clocks = async ({ table, clock, wake }: Deps): Promise<void> => {
  if ((await sweepComplaints(table, clock())) > 0) wake();
};

const uploads = async (deps: Deps): Promise<void> => {
  await sweepUploads(deps);
};

const checks = async (deps: Deps): Promise<void> => {
  await sweepChecks(deps);
};

/** How long messages have been waiting, for whoever watches: an alarm is set on the number and on its absence. */
const outbox = async ({ table, clock, log }: Deps): Promise<void> => {
  const now = clock();
  const oldest = (await oldestDue(table, now)) ?? now;
  const oldestSeconds = Math.round((toMs(now) - toMs(oldest)) / SECOND);
  log({ level: "info", message: "outbox", oldestSeconds });
};

type Sweeps = Readonly<Record<string, (deps: Deps) => Promise<void>>>;

/** Whatever falls due by time alone. */
const sweeps: Sweeps = { clocks, uploads, checks };
/** The same where somebody watches; the outbox is looked at before the clocks write to it. */
export const watchedSweeps: Sweeps = { outbox, ...sweeps };

/**
 * Looks after the clocks of complaints, the remains of uploads and checks nobody answered. One that fails is
 * logged and holds up no other; answers whether all went well.
 */
export async function sweep(deps: Deps, what: Sweeps = sweeps): Promise<boolean> {
  let isWell = true;
  for (const [name, run] of Object.entries(what))
    try {
      await run(deps);
    } catch (error) {
      isWell = false;
      const cause = error instanceof Error ? error.name : "unknown";
      deps.log({ level: "error", message: "sweep failed", what: name, error: cause });
    }
  return isWell;
}

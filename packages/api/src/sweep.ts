import { sweepBookings } from "./booking/sweep.ts";
import { sweepComplaints } from "./complaint/sweep.ts";
import type { Deps } from "./deps.ts";
import { sweepMeals } from "./meal/sweep.ts";
import { sweepChecks } from "./media/check.ts";
import { sweepUploads } from "./media/upload.ts";

const clocks = async ({ table, clock, wake }: Deps): Promise<void> => {
  const now = clock();
  const fired =
    (await sweepComplaints(table, now)) +
    (await sweepBookings(table, now)) +
    (await sweepMeals(table, now));
  if (fired > 0) wake();
};

const uploads = async (deps: Deps): Promise<void> => {
  await sweepUploads(deps);
};

const checks = async (deps: Deps): Promise<void> => {
  await sweepChecks(deps);
};

/** Whatever falls due by time alone. */
const sweeps = { clocks, uploads, checks };

/**
 * Looks after the clocks of complaints, bookings and meals, the remains of uploads and checks nobody answered. One that fails is
 * logged and holds up no other; answers whether all went well.
 */
export async function sweep(deps: Deps): Promise<boolean> {
  let isWell = true;
  for (const [what, run] of Object.entries(sweeps))
    try {
      await run(deps);
    } catch (error) {
      isWell = false;
      const name = error instanceof Error ? error.name : "unknown";
      deps.log({ level: "error", message: "sweep failed", what, error: name });
    }
  return isWell;
}
